CREATE INDEX cases_open_office ON cases (office_id, next_due, id) WHERE closed_at IS NULL;
CREATE INDEX cases_open ON cases (next_due, id) WHERE closed_at IS NULL;
CREATE INDEX cases_closed ON cases (next_due, id) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_by_number ON cases (number);
