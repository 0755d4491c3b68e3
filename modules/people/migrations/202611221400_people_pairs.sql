-- Two records that may be one person: each pair once, the record made first as a. The likelihood is in ten-thousandths.
CREATE TABLE person_pairs (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    a BIGINT NOT NULL REFERENCES persons (id),
    b BIGINT NOT NULL REFERENCES persons (id),
    likelihood BIGINT NOT NULL,
    reasons TEXT NOT NULL,
    state TEXT NOT NULL,
    found_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE UNIQUE INDEX person_pairs_both ON person_pairs (a, b);
CREATE INDEX person_pairs_other ON person_pairs (b);
CREATE INDEX person_pairs_open ON person_pairs (likelihood, id) WHERE decided_at IS NULL;
-- The queue of each office: its pairs that are not decided. A pair stands in that of every office that looks after either of the two.
CREATE TABLE person_pair_offices (
    office BIGINT NOT NULL REFERENCES offices (id),
    likelihood BIGINT NOT NULL,
    pair BIGINT NOT NULL REFERENCES person_pairs (id),
    PRIMARY KEY (office, likelihood, pair)
);
CREATE INDEX person_pair_offices_pair ON person_pair_offices (pair);
