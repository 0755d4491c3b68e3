CREATE TABLE identities (
    id BIGINT PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE UNIQUE INDEX identities_subject ON identities (provider, subject);
CREATE INDEX identities_staff ON identities (staff_id, id);
