-- Access is decided row by row (access.rs): who is in the team of a case, who opened it, found by the case.
DROP INDEX case_team_case;
CREATE INDEX case_team_case ON case_team (case_id, until_at, staff_id);
CREATE INDEX case_openings_case ON case_openings (case_id, staff_id, until_at);
-- Somebody's own open cases in the order of their days.
CREATE INDEX cases_open_owner ON cases (owner_id, next_due, id) WHERE closed_at IS NULL;
CREATE INDEX cases_closed_owner ON cases (owner_id, next_due, id) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_closed_office ON cases (office_id, next_due, id) WHERE closed_at IS NOT NULL;
DROP INDEX cases_owner;
-- What waits for somebody, and what nobody took up yet.
CREATE INDEX cases_waiting ON cases (next_who, next_due, id) WHERE closed_at IS NULL;
DROP INDEX cases_next;
CREATE INDEX cases_untriaged ON cases (office_id, next_due, id) WHERE closed_at IS NULL AND next_who IS NULL;
DROP INDEX cases_office_due;
DROP INDEX cases_due;
