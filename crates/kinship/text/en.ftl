# Genogram and eco-map
kinship-title = Genogram
kinship-joined = { $one }, { $other }
kinship-summary = Genogram of { $people } people in { $generations } generations
kinship-summary-client = the client is { $name }
kinship-generation = Generation { $number } (counted from the oldest)
kinship-section-ties = Couples and children

# Symbols
kinship-sex-male = male
kinship-sex-female = female
kinship-sex-unknown = sex not known
kinship-dead = dead
kinship-client = client
kinship-bond-marriage = married
kinship-bond-cohabitation = living together, not married
kinship-bond-unsaid = couple, not known whether married
kinship-separated = separated
kinship-divorced = divorced
kinship-origin-birth = child by birth
kinship-origin-adoption = adopted child
kinship-origin-foster = foster child
kinship-origin-step = stepchild
kinship-twins-identical = identical twins
kinship-twins-fraternal = fraternal twins
kinship-twins-unknown = twins, kind not known
kinship-household = one household

# Years on a couple's line
kinship-mark-married = m. { $year }
kinship-mark-together = tog. { $year }
kinship-mark-divorced = div. { $year }
kinship-mark-parted = sep. { $year }

# In sentences
kinship-say-born = born { $year } BE
kinship-say-died = died { $year } BE
kinship-say-age = aged { $years }
kinship-say-age-at-death = at the age of { $years }
kinship-say-in = { $year } BE
kinship-say-couple = { $one } and { $other }
kinship-say-by-children = parents of the same child, nothing recorded of them as a couple
kinship-say-lone = { $name }, the children's other parent is not recorded
kinship-say-children = children ({ $count }), eldest first: { $names }
kinship-say-childless = no children recorded
kinship-say-adopted = { $name } (adopted)
kinship-say-foster = { $name } (foster child)
kinship-say-step = { $name } (stepchild)
kinship-say-stepchild = { $name } is the stepchild of { $parent }
kinship-say-siblings = Siblings, no shared parent recorded: { $names }
kinship-say-twins-identical = Identical twins: { $names }
kinship-say-twins-fraternal = Fraternal twins: { $names }
kinship-say-twins-unknown = Twins, kind not known: { $names }
kinship-say-household = Living together: { $names }

# What cannot be drawn
kinship-untenable-empty = There is nobody to draw yet
kinship-untenable-too-many = This family is too large to be read on one sheet
kinship-untenable-twice = Somebody stands in the genogram twice
kinship-untenable-stranger = A relation points to somebody who is not in the genogram
kinship-untenable-oneself = Somebody is recorded as their own relative
kinship-untenable-own-ancestor = Somebody is recorded as their own ancestor; put the parents right first

# Eco-map
kinship-eco-title = Eco-map
kinship-eco-summary = { $name } and { $count } systems around them
kinship-eco-strong = strong tie
kinship-eco-ordinary = ordinary tie
kinship-eco-tenuous = tenuous or uncertain tie
kinship-eco-stressful = stressful or in conflict
kinship-eco-inward = gives to the client
kinship-eco-outward = takes from the client
kinship-eco-both = gives and takes
kinship-eco-around = Systems around them
kinship-eco-flow = Direction of support
