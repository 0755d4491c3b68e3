-- Words are packed from now on (`store::Packed`); those of before that begin like packed ones say that they are not.
UPDATE case_intakes SET story = '~=' || story WHERE story LIKE '~%';
UPDATE case_intakes SET request = '~=' || request WHERE request LIKE '~%';
UPDATE case_triages SET reason = '~=' || reason WHERE reason LIKE '~%';
UPDATE case_actions SET goal = '~=' || goal WHERE goal LIKE '~%';
UPDATE case_actions SET what = '~=' || what WHERE what LIKE '~%';
UPDATE case_actions SET result = '~=' || result WHERE result LIKE '~%';
-- What is only ever asked for by its case lies with its case, without an index of its own.
ALTER TABLE case_services RENAME TO case_services_before;
DROP INDEX case_services_case;
CREATE TABLE case_services (
    case_id BIGINT NOT NULL REFERENCES cases(id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    given_on BIGINT NOT NULL,
    what TEXT NOT NULL,
    amount BIGINT,
    given_by BIGINT NOT NULL REFERENCES staff(id),
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, id)
) WITHOUT ROWID;
INSERT INTO case_services (case_id, id, kind, given_on, what, amount, given_by, recorded_at)
    SELECT case_id, id, kind, given_on, CASE WHEN what LIKE '~%' THEN '~=' || what ELSE what END, amount, given_by, recorded_at
    FROM case_services_before ORDER BY case_id, id;
DROP TABLE case_services_before;
ALTER TABLE case_followups RENAME TO case_followups_before;
DROP INDEX case_followups_case;
CREATE TABLE case_followups (
    case_id BIGINT NOT NULL REFERENCES cases(id),
    id BIGINT NOT NULL,
    due_on BIGINT NOT NULL,
    what TEXT NOT NULL,
    owner_id BIGINT NOT NULL REFERENCES staff(id),
    done_on BIGINT,
    result TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (case_id, id)
) WITHOUT ROWID;
INSERT INTO case_followups (case_id, id, due_on, what, owner_id, done_on, result, version)
    SELECT case_id, id, due_on, CASE WHEN what LIKE '~%' THEN '~=' || what ELSE what END, owner_id, done_on,
        CASE WHEN result LIKE '~%' THEN '~=' || result ELSE result END, version
    FROM case_followups_before ORDER BY case_id, id;
DROP TABLE case_followups_before;
-- What a service or a follow-up says for good is not said again in the story.
ALTER TABLE case_timeline RENAME TO case_timeline_before;
DROP INDEX case_timeline_case;
CREATE TABLE case_timeline (
    case_id BIGINT NOT NULL REFERENCES cases(id),
    id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    what TEXT NOT NULL,
    about BIGINT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (case_id, id)
) WITHOUT ROWID;
INSERT INTO case_timeline (case_id, id, at, staff_id, what, about, words)
    SELECT t.case_id, t.id, t.at, t.staff_id, t.what, t.about, CASE WHEN told = CASE t.what
        WHEN 'service-given' THEN (SELECT s.what FROM case_services s WHERE s.case_id = t.case_id AND s.id = t.about)
        WHEN 'followup-planned' THEN (SELECT f.what FROM case_followups f WHERE f.case_id = t.case_id AND f.id = t.about)
        WHEN 'followup-done' THEN (SELECT f.result FROM case_followups f WHERE f.case_id = t.case_id AND f.id = t.about)
        WHEN 'action-done' THEN (SELECT a.result FROM case_actions a WHERE a.id = t.about)
        END THEN '' ELSE told END
    FROM (SELECT b.*, CASE WHEN b.words LIKE '~%' THEN '~=' || b.words ELSE b.words END AS told
        FROM case_timeline_before b) t ORDER BY t.case_id, t.id;
DROP TABLE case_timeline_before;
