-- What each case counts for, month by month, as it is classified now: the months of its opening, closings and re-openings.
CREATE TABLE case_counted (
    case_id BIGINT NOT NULL REFERENCES cases(id),
    month BIGINT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    problem TEXT NOT NULL,
    target_group TEXT NOT NULL,
    channel TEXT NOT NULL,
    reason TEXT NOT NULL,
    opened BIGINT NOT NULL,
    closed BIGINT NOT NULL,
    reopened BIGINT NOT NULL,
    contacted BIGINT NOT NULL,
    contact_days BIGINT NOT NULL,
    contact_late BIGINT NOT NULL,
    PRIMARY KEY (case_id, month)
);
CREATE INDEX case_counted_office ON case_counted (office_id, month, case_id);
-- The sums of it, kept in the transaction of every command.
CREATE TABLE case_counts (
    month BIGINT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    problem TEXT NOT NULL,
    target_group TEXT NOT NULL,
    channel TEXT NOT NULL,
    opened BIGINT NOT NULL,
    closed BIGINT NOT NULL,
    reopened BIGINT NOT NULL,
    contacted BIGINT NOT NULL,
    contact_days BIGINT NOT NULL,
    contact_late BIGINT NOT NULL,
    PRIMARY KEY (month, office_id, problem, target_group, channel)
);
CREATE INDEX case_counts_office ON case_counts (office_id, month);
CREATE TABLE case_outcomes (
    month BIGINT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    problem TEXT NOT NULL,
    reason TEXT NOT NULL,
    closed BIGINT NOT NULL,
    PRIMARY KEY (month, office_id, problem, reason)
);
CREATE INDEX case_outcomes_office ON case_outcomes (office_id, month);
-- Whether a reader may open every case of their offices: only these can be closed to them.
CREATE INDEX cases_kept ON cases (office_id, id) WHERE confidentiality <> 'normal';
-- Caseload and overdue cases of an office, out of the index alone.
DROP INDEX cases_open_office;
CREATE INDEX cases_open_office ON cases (office_id, next_due, id, owner_id) WHERE closed_at IS NULL;
-- A number that an office may set, such as the count below which figures are hidden.
ALTER TABLE case_reference ADD COLUMN amount BIGINT;
