-- Lists of cases by when they were taken in: ids rise with time.
CREATE INDEX cases_open_came ON cases (office_id, id) WHERE closed_at IS NULL;
CREATE INDEX cases_closed_came ON cases (office_id, id) WHERE closed_at IS NOT NULL;
