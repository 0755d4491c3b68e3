ALTER TABLE sessions ADD COLUMN proved_at BIGINT NOT NULL DEFAULT 0;
CREATE TABLE passkeys (
    id BIGINT PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    credential TEXT NOT NULL,
    content TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE UNIQUE INDEX passkeys_credential ON passkeys (credential);
CREATE INDEX passkeys_staff ON passkeys (staff_id, id);
CREATE TABLE challenges (
    place TEXT PRIMARY KEY,
    staff_id BIGINT,
    state TEXT NOT NULL,
    until BIGINT NOT NULL
);
CREATE INDEX challenges_until ON challenges (until);
CREATE TABLE sign_ins (
    id BIGINT PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    at BIGINT NOT NULL,
    device TEXT NOT NULL,
    way TEXT NOT NULL
);
CREATE INDEX sign_ins_staff ON sign_ins (staff_id, at);
