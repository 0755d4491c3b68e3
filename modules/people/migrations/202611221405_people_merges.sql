-- One record taken into another, and what separating the two again needs: the record that stayed as it was before and after, in the
-- columns of persons and sealed for the same row, and every row that was moved or put aside.
CREATE TABLE person_merges (
    id BIGINT PRIMARY KEY,
    kept BIGINT NOT NULL REFERENCES persons (id),
    gone BIGINT NOT NULL REFERENCES persons (id),
    pair BIGINT NOT NULL REFERENCES person_pairs (id),
    at BIGINT NOT NULL,
    by_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    undone_at BIGINT,
    undone_by TEXT NOT NULL
);
CREATE INDEX person_merges_kept ON person_merges (kept, id);
CREATE INDEX person_merges_at ON person_merges (at);
CREATE INDEX person_merges_pair ON person_merges (pair);
CREATE UNIQUE INDEX person_merges_gone ON person_merges (gone) WHERE undone_at IS NULL;
CREATE TABLE person_copies (
    merge BIGINT NOT NULL REFERENCES person_merges (id),
    copied TEXT NOT NULL,
    id BIGINT NOT NULL REFERENCES persons (id),
    version BIGINT NOT NULL,
    id_kind TEXT NOT NULL,
    id_number TEXT NOT NULL,
    id_blind BIGINT,
    title TEXT NOT NULL,
    given_name TEXT NOT NULL,
    middle_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    nickname TEXT NOT NULL,
    sex TEXT NOT NULL,
    born BIGINT,
    born_precision TEXT NOT NULL,
    dead BIGINT NOT NULL,
    died BIGINT,
    nationality TEXT NOT NULL,
    registration TEXT NOT NULL,
    marital TEXT NOT NULL,
    religion TEXT NOT NULL,
    phone TEXT NOT NULL,
    other_phone TEXT NOT NULL,
    registered TEXT NOT NULL,
    current TEXT NOT NULL,
    place BIGINT,
    moo TEXT NOT NULL,
    protected BIGINT NOT NULL,
    merged_into BIGINT,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    former TEXT NOT NULL,
    PRIMARY KEY (merge, copied)
);
CREATE TABLE person_moves (
    merge BIGINT NOT NULL REFERENCES person_merges (id),
    place TEXT NOT NULL,
    about BIGINT NOT NULL,
    part BIGINT NOT NULL,
    was TEXT NOT NULL,
    PRIMARY KEY (merge, place, about, part)
);
CREATE INDEX persons_merged ON persons (merged_into) WHERE merged_into IS NOT NULL;
