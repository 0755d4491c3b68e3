-- What holds a person in the registry: a record of another module that needs to know whom it is about.
CREATE TABLE people_holds (
    person BIGINT NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL,
    about BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (kind, about, person)
);
CREATE INDEX people_holds_person ON people_holds (person);
