-- By which spelling the search terms of persons were last written anew, and how far the writing has come: the last person done.
-- An installation without persons has nothing to write anew.
CREATE TABLE person_terms (id BIGINT PRIMARY KEY, spelling BIGINT NOT NULL, reached BIGINT NOT NULL);
INSERT INTO person_terms (id, spelling, reached) SELECT 1, CASE WHEN EXISTS (SELECT 1 FROM persons) THEN 1 ELSE 2 END, 0;
