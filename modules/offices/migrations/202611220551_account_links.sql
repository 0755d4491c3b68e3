ALTER TABLE accounts ADD COLUMN mail TEXT NOT NULL DEFAULT '';
CREATE TABLE account_links (
    id BIGINT PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    purpose TEXT NOT NULL,
    hash TEXT NOT NULL,
    mail TEXT NOT NULL,
    state TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BIGINT,
    until BIGINT NOT NULL,
    sent_at BIGINT
);
CREATE INDEX account_links_hash ON account_links (hash);
CREATE INDEX account_links_staff ON account_links (staff_id, purpose, state);
CREATE INDEX account_links_open ON account_links (purpose, state, id);
CREATE TABLE recoveries (
    id BIGINT PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    asked_by BIGINT NOT NULL REFERENCES staff(id),
    asked_at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    decided_by BIGINT,
    decided_at BIGINT
);
CREATE INDEX recoveries_staff ON recoveries (staff_id, state);
CREATE INDEX recoveries_open ON recoveries (state, id);
