-- A list of households asks which of them hide somebody: few people are protected.
CREATE INDEX persons_protected ON persons (id) WHERE protected = 1;
