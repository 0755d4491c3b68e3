CREATE TABLE persons (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    id_kind TEXT NOT NULL,
    id_number TEXT NOT NULL,
    id_blind BIGINT,
    title TEXT NOT NULL,
    given_name TEXT NOT NULL,
    middle_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    nickname TEXT NOT NULL,
    sort_key TEXT NOT NULL,
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
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE UNIQUE INDEX persons_id_blind ON persons (id_blind);
CREATE TABLE person_names (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL
);
CREATE INDEX person_names_person ON person_names (person, id);
CREATE TABLE person_relations (
    id BIGINT PRIMARY KEY,
    person BIGINT NOT NULL REFERENCES persons (id),
    other BIGINT NOT NULL REFERENCES persons (id),
    kind TEXT NOT NULL,
    from_day BIGINT,
    until_day BIGINT,
    note TEXT NOT NULL
);
CREATE INDEX person_relations_person ON person_relations (person, id);
CREATE INDEX person_relations_other ON person_relations (other, id);
CREATE TABLE households (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    place BIGINT,
    moo TEXT NOT NULL,
    note TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE TABLE household_members (
    id BIGINT PRIMARY KEY,
    household BIGINT NOT NULL REFERENCES households (id),
    person BIGINT NOT NULL REFERENCES persons (id),
    relation TEXT NOT NULL,
    from_day BIGINT,
    until_day BIGINT
);
CREATE INDEX household_members_household ON household_members (household, id);
CREATE INDEX household_members_person ON household_members (person, id);
CREATE TABLE people_groups (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    place BIGINT,
    note TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE TABLE group_members (
    id BIGINT PRIMARY KEY,
    group_id BIGINT NOT NULL REFERENCES people_groups (id),
    person BIGINT NOT NULL REFERENCES persons (id),
    part TEXT NOT NULL,
    from_day BIGINT,
    until_day BIGINT
);
CREATE INDEX group_members_group ON group_members (group_id, id);
CREATE INDEX group_members_person ON group_members (person, id);
CREATE TABLE communities (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    moo TEXT NOT NULL,
    place BIGINT,
    leader TEXT NOT NULL,
    leader_phone TEXT NOT NULL,
    note TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL
);
CREATE TABLE people_offices (
    kind TEXT NOT NULL,
    about BIGINT NOT NULL,
    office BIGINT NOT NULL REFERENCES offices (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (kind, about, office)
);
CREATE INDEX people_offices_office ON people_offices (office, kind, since, about);
CREATE INDEX people_offices_recent ON people_offices (kind, since, about, office);
