-- In whose network a person stands: asked when records are merged and before a person is erased.
CREATE INDEX case_network_person ON case_network (person) WHERE person IS NOT NULL;
