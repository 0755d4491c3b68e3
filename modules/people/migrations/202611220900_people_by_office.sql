-- The records of one office in the order of their ids, as lists that go on where they stopped are read.
CREATE INDEX people_offices_newest ON people_offices (office, kind, about);
