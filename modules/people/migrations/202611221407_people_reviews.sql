-- How far the registry was looked through for pairs: the last record of the pass by ids, and the records changed since they were
-- looked at.
CREATE TABLE person_reviews (
    name TEXT PRIMARY KEY,
    person BIGINT NOT NULL
);
CREATE TABLE person_changes (
    person BIGINT PRIMARY KEY REFERENCES persons (id),
    at BIGINT NOT NULL
);
