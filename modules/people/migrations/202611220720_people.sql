-- A link is nothing but its key and its day, so the table is its own first index.
ALTER TABLE people_offices RENAME TO people_offices_before;
CREATE TABLE people_offices (
    kind TEXT NOT NULL,
    about BIGINT NOT NULL,
    office BIGINT NOT NULL REFERENCES offices (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (kind, about, office)
) WITHOUT ROWID;
INSERT INTO people_offices (kind, about, office, since)
    SELECT kind, about, office, since FROM people_offices_before ORDER BY kind, about, office;
DROP TABLE people_offices_before;
CREATE INDEX people_offices_office ON people_offices (office, kind, since, about);
CREATE INDEX people_offices_recent ON people_offices (kind, since, about, office);
-- Made anew: where a row's number is its id, an index ends with it anyway.
DROP INDEX person_names_person;
CREATE INDEX person_names_person ON person_names (person, id);
DROP INDEX person_relations_person;
CREATE INDEX person_relations_person ON person_relations (person, id);
DROP INDEX person_relations_other;
CREATE INDEX person_relations_other ON person_relations (other, id);
DROP INDEX household_members_household;
CREATE INDEX household_members_household ON household_members (household, id);
DROP INDEX household_members_person;
CREATE INDEX household_members_person ON household_members (person, id);
DROP INDEX group_members_group;
CREATE INDEX group_members_group ON group_members (group_id, id);
DROP INDEX group_members_person;
CREATE INDEX group_members_person ON group_members (person, id);
