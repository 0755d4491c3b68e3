-- Open cases in the order in which the figures of today count them, by office and owner, so that nothing has to be sorted.
CREATE INDEX cases_load ON cases (office_id, owner_id, next_due) WHERE closed_at IS NULL;
-- The few sealed cases, so that nobody looks for them among the restricted ones.
CREATE INDEX cases_sealed ON cases (office_id) WHERE confidentiality = 'sealed';
