people-title = People
people-person = Person
people-kinds = Registry
people-households-title = Households
people-groups-title = Groups
people-communities-title = Communities
people-kind-household = Household
people-kind-group = Group
people-kind-community = Community

people-find = Search
people-find-label = Find a person
people-find-label-hint = Name, nickname, former family name, ID number, birth date, telephone or subdistrict, together if you like: มาลี แก้วใส บ้านพรุ
people-found = { $count ->
    [one] { $count } person found
   *[other] { $count } people found
 }
people-nobody = Nobody found in the registry
people-nobody-text = Try fewer words, or search by ID number or birth date. When you are sure that the person is not there, register them.
people-none-of-these = None of these; register somebody new
people-empty = Your office does not look after anybody yet
people-empty-text = Always search first: another office may have registered the person already.
people-recent = Registered or taken on lately
people-because = Because:

people-new = Register somebody new
people-new-title = Register a person
people-new-lead = Fill in what you know. You will see people who are alike before anything is saved; the rest can be added later.
people-alike = This person may be registered already
people-alike-text = If it is the same person, open the existing record and do not register them twice.
people-not-alike = Not the same person
people-register = Register
people-register-anyway = Not the same person; register as new
people-registered = Registered
people-open-case = Open a case
people-open-case-for = Open a case for { $name }
people-edit = Edit
people-save = Save
people-saved = Saved
people-merged = That record was merged into the one shown here
people-changed = Last changed by
people-looked-after-by = Looked after by

## Who may be the same person
people-alike-likely = Most likely the same person
people-alike-others = Alike, perhaps another person
people-alike-beside = Perhaps registered already
people-alike-found = { $count ->
    [one] One person in the registry is alike
   *[other] { $count } people in the registry are alike
}
people-alike-found-likely = { $count ->
    [one] Most likely registered already: one person
   *[other] Most likely registered already: { $count } people
}

people-name-title = Title
people-name-title-other = Another title or rank
people-given = Given name
people-middle = Middle name
people-family = Family name
people-family-hint = May stay empty when there is none or it is not known
people-nickname = Nickname
people-nicknamed = Nickname { $name }
people-former = Other names
people-former-given = Former given name
people-former-given-hint = Separate several names with commas
people-former-family = Former family name
people-spelling = Also written
people-spelling-hint = Another spelling or language
people-name-kind-given = former given name
people-name-kind-family = former family name
people-name-kind-spelling = also written
people-sex = Sex
people-sex-male = Male
people-sex-female = Female
people-sex-unknown = Unknown or not stated
people-born = Birth date
people-born-hint = For example 5/2/2503, Feb 2503, or just 2503 when the day is not known; BE or CE
people-born-ahead = The birth date must not lie in the future
people-dead = Life
people-dead-yes = Has died
people-dead-badge = Deceased
people-died = Date of death
people-died-ahead = The date of death must not lie in the future
people-age = { $count ->
    [one] Aged { $count } year
   *[other] Aged { $count } years
 }
people-age-at-death = Died aged { $count }

people-part-number = ID number and status
people-id-number = ID number
people-id-number-hint = 13-digit number, passport or G code; may stay empty when there is none or it is not known
people-id-new = New ID number
people-id-keep = Leave empty to keep { $number }
people-id-kind = Kind of ID number
people-id-kind-thai = Thai citizen number
people-id-kind-alien = 13-digit number of a non-Thai person
people-id-kind-passport = Passport
people-id-kind-gcode = G code
people-id-kind-none = None, or not known
people-id-wrong-length = A citizen number has 13 digits
people-id-not-digits = A citizen number has digits only
people-id-check-digit = This number is wrong: the last digit does not fit. Check it digit by digit.
people-id-other-kind = This number belongs to another kind of person; choose the kind that fits
people-id-not-passport = A passport number has 6 to 9 letters and digits
people-id-not-gcode = A G code has 12 digits after the G
people-nationality = Nationality
people-registration = Status in the register
people-registration-thai = Thai national
people-registration-resident = Non-Thai, permanent resident
people-registration-temporary = Non-Thai, temporary stay or migrant worker
people-registration-stateless = No status in the register
people-registration-unknown = Not known
people-marital = Marital status
people-marital-single = Single
people-marital-married = Married (registered)
people-marital-cohabiting = Living together, not registered
people-marital-widowed = Widowed
people-marital-divorced = Divorced
people-marital-separated = Separated
people-marital-ordained = Ordained
people-marital-unknown = Not known
people-religion = Religion
people-religion-hint = Sensitive; ask only where the help needs it (Personal Data Protection Act, section 26)
people-religion-buddhism = Buddhism
people-religion-islam = Islam
people-religion-christianity = Christianity
people-religion-hinduism = Hinduism
people-religion-sikhism = Sikhism
people-religion-other = Other
people-religion-none = None

people-part-contact = Contact
people-phone = Telephone
people-other-phone = Another telephone
people-phone-wrong = Not a telephone number in Thailand, such as 081-234-5678 or 074-311-300
people-registered-at = Registered address
people-lives = Current address
people-elsewhere = Lives elsewhere
people-elsewhere-yes = Does not live at the registered address but here
people-address = Address
people-house = House number
people-building = Village, building, room, floor
people-moo = Moo
people-moo-short = Moo { $moo }
people-soi = Lane (trok or soi)
people-road = Road
people-place = Subdistrict, district, province
people-place-hint = Type a subdistrict and choose, or write it in full: Kho Hong, Hat Yai, Songkhla
people-place-several = Several places have this name; please choose below
people-place-pick = Which one
people-place-unknown = No such place; check the spelling, or type the subdistrict only
people-place-protected = Address protected
people-zip = Postal code
people-zip-hint = May stay empty; the usual code of the subdistrict is used
people-zip-wrong = A postal code has 5 digits
people-house-code = House code
people-house-code-wrong = A house code has 11 digits
people-protected = Protection of the address
people-protected-hint = For people whom somebody may follow to harm. The address is neither shown nor found outside the offices that look after them, and every reading is logged.
people-protected-yes = Protect the address
people-protected-badge = Address protected

people-unmask = Show in full
people-unmask-title = See the ID number in full
people-unmask-lead = The number is shown once, and who saw it, when and why is logged.
people-unmask-reason = Why you need it
people-unmask-reason-hint = For example: filling in a disability allowance form
people-unmasked-title = ID number in full
people-unmasked-text = This has been logged. The number will not be shown again once you leave this page.
people-unmasked-done = Back to the person

people-outside-title = Looked after by another office
people-outside = You cannot see the details yet
people-outside-text = The record exists, so there is no need to register it again. Details are open to the offices that registered it or are helping.
people-whom-to-ask = Whom to ask

people-households = Households
people-no-households = No household recorded yet
people-relations = Family and people close to them
people-no-relations = Nobody recorded yet
people-relation-title = Add somebody close
people-relate = Save the relation
people-related = Relation saved
people-relation = Is their
people-relation-parent = Parent
people-relation-child = Child
people-relation-spouse = Spouse or partner
people-relation-sibling = Sibling
people-relation-grandparent = Grandparent
people-relation-grandchild = Grandchild
people-relation-guardian = Guardian
people-relation-ward = Ward
people-relation-caregiver = Caregiver
people-relation-cared-for = Person cared for
people-relation-relative = Relative
people-relation-friend = Neighbour, friend or acquaintance
people-ended = Ended
people-end-today = End today
people-tie-ended = The end has been recorded
people-from = From
people-until = Until
people-span-from = since { $from }
people-span-until = until { $until }
people-span-both = { $from } to { $until }
## The relations that a genogram uses
people-form = Form
people-form-hint = As far as known; of couples, children and twins, so that the genogram is drawn right
people-form-registered = Registered marriage
people-form-cohabiting = Living together, not married
people-form-birth = Child by birth
people-form-adopted = Adopted child (registered)
people-form-foster = Foster child
people-form-step = Stepchild (the partner's child)
people-form-identical = Identical twins
people-form-fraternal = Fraternal twins
people-form-twin = Twins, kind not known
people-form-misfit = This form does not belong to the relation chosen
people-birth-order = Which child
people-birth-order-hint = The place among this parent's children: 1 for the eldest. May stay empty where every birth date is known
people-birth-order-said = child no. { $order }
people-since = Since
people-since-hint = A day, a month, or the year alone: 2515
people-till = Until
people-till-hint = Leave empty while it lasts
people-ending = Ended by
people-ending-divorce = Divorce
people-ending-separation = Separation
people-ending-death = Death of one of the two
people-ending-other = Another reason
people-ending-misfit = The relation chosen does not end in this way
people-despite = Why it is recorded all the same
people-despite-hint = It can be recorded if it is so; the reason is kept in the audit log
people-doubt-second-marriage = A registered marriage still lasts (Civil and Commercial Code, section 1452). Check again, or give the reason
people-doubt-near-kin = The law does not let these two marry (Civil and Commercial Code, sections 1450 and 1451). Check again, or give the reason
people-doubt-young-parent = The parent is less than 12 years older than the child. Check the birth dates, or give the reason
people-refused-related-already = This relation is recorded already; change it instead
people-refused-before-birth = It would end before one of the two was born. Check the dates
people-refused-own-ancestor = This cannot be recorded: somebody would be their own ancestor
people-refused-older-child = A child cannot be born before or with its parent. Check both birth dates
people-refused-born-after-death = The child was born too long after the parent died. Check the dates of birth and death
people-refused-third-parent = Both parents by birth are recorded already. For an adoptive, foster or step-parent choose the form
people-refused-twins-apart = Born too far apart to be twins. Check the birth dates
people-refused-identical-twins = Identical twins are of one sex
people-relation-change = Change
people-relation-edit = Change a relation
people-relation-of = { $name } · { $what }: { $other }
people-relation-changed = Relation saved
people-relation-mistake = This was recorded by mistake
people-relation-withdraw = Withdraw a relation recorded by mistake
people-relation-withdraw-reason = What was wrong
people-relation-withdraw-reason-hint = If it was true and is over, do not withdraw it: record its end instead
people-relation-withdraw-deed = Withdraw
people-relation-withdrawn = Withdrawn

## Choosing from the registry
people-pick-find = Find somebody in the registry
people-pick-find-hint = Name, nickname, ID number, birth date, telephone or subdistrict
people-pick-person = Which person
people-pick-nobody = Register the person first, then come back and choose.

people-household-name = Known as
people-household-name-hint = For example: Grandmother Sai's house
people-households-new = Add a household
people-households-what = A household is the people who live and eat together. Search by what it is called or by subdistrict.
people-household-registered = Household added
people-members = Members
people-members-count = { $count ->
    [one] { $count } member
   *[other] { $count } members
 }
people-no-members = No members yet
people-member-title = Add a member
people-member-add = Add the member
people-member-added = Member added
people-member = To the head of the household
people-member-head = Head of the household
people-member-spouse = Spouse
people-member-child = Child
people-member-parent = Parent
people-member-grandparent = Grandparent
people-member-grandchild = Grandchild
people-member-sibling = Sibling
people-member-relative = Other relative
people-member-lodger = Lodger
people-group-name = Name of the group
people-groups-new = Add a group
people-groups-what = A group is people who meet or act together. Search by name or subdistrict.
people-group-registered = Group added
people-purpose = Purpose
people-part = Part in the group
people-part-leader = Chair or leader
people-part-committee = Committee member
people-part-member = Member
people-community-name = Name of the community or village
people-communities-new = Add a community
people-communities-what = A community is a village or neighbourhood. Search by name or subdistrict.
people-community-registered = Community added
people-leader = Village head or leader
people-leader-phone = Leader's telephone
people-note = Note
people-units-find = Search
people-units-find-hint = Name or subdistrict
people-units-none = Nothing here yet

people-refused-number-taken = Somebody is registered with this ID number; please open that record
people-refused-self = Please choose somebody else than the person themselves
people-refused-already-in = This person is a member already
people-refused-backwards = The end must not come before the beginning

people-reason-same-number = same ID number
people-reason-number-slip = number differs a little, perhaps a slip
people-reason-same-phone = same telephone
people-reason-same-birth-day = same birth date
people-reason-turned-birth-day = day and month of birth exchanged
people-reason-birth-day-slip = birth date differs a little, perhaps a slip
people-reason-birth-day-other-year = same day and month of birth, another year
people-reason-same-birth-year = same year of birth
people-reason-near-age = about the same age
people-reason-same-name = same name
people-reason-names-turned = given and family name in each other’s place
people-reason-same-given = same given name
people-reason-same-family = same family name
people-reason-given-sounds = given name sounds alike
people-reason-family-sounds = family name sounds alike
people-reason-given-near = given name written alike
people-reason-family-near = family name written alike
people-reason-given-begun = given name is an initial or cut short
people-reason-married-name = other family name, perhaps by marriage
people-reason-same-nickname = same nickname
people-reason-former-name = once used this name
people-reason-phone-slip = telephone differs by one digit
people-reason-same-house = lives in the same house
people-reason-same-village = same village
people-reason-same-place = same subdistrict
people-reason-same-district = same district

## The copy that a person may ask for
people-copy-name = Name
people-copy-changed = Last changed
people-copy-ties = Family and household
people-privacy = Rights and consents

# Genogram
people-family-title = Genogram
people-family-hidden = (in another office's care)
people-family-from = Drawn from the parents, couples and siblings in the registry, and from who lives in the same household today
people-family-untenable = The genogram cannot be drawn
