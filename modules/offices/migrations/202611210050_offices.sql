CREATE TABLE offices (
    id BIGINT PRIMARY KEY,
    parent_id BIGINT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    place TEXT NOT NULL,
    place_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT
);
CREATE INDEX offices_parent ON offices (parent_id);
CREATE TABLE office_tree (
    office BIGINT NOT NULL REFERENCES offices(id),
    ancestor BIGINT NOT NULL REFERENCES offices(id),
    depth BIGINT NOT NULL,
    PRIMARY KEY (office, ancestor)
);
CREATE INDEX office_tree_ancestor ON office_tree (ancestor, office);
CREATE TABLE staff (
    id BIGINT PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    title TEXT NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    licence_no TEXT NOT NULL,
    licence_until BIGINT,
    lang TEXT NOT NULL,
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT
);
CREATE INDEX staff_office ON staff (office_id);
CREATE INDEX staff_sort_key ON staff (sort_key, id);
CREATE TABLE staff_words (
    word TEXT NOT NULL,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    PRIMARY KEY (word, staff_id)
);
CREATE INDEX staff_words_staff ON staff_words (staff_id);
CREATE TABLE appointments (
    id BIGINT PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    office_id BIGINT NOT NULL REFERENCES offices(id),
    role TEXT NOT NULL,
    level TEXT,
    from_day BIGINT NOT NULL,
    until_day BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX appointments_staff ON appointments (staff_id, from_day);
CREATE INDEX appointments_office ON appointments (office_id, role);
CREATE TABLE delegations (
    id BIGINT PRIMARY KEY,
    from_staff BIGINT NOT NULL REFERENCES staff(id),
    to_staff BIGINT NOT NULL REFERENCES staff(id),
    from_day BIGINT NOT NULL,
    until_day BIGINT NOT NULL,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
CREATE INDEX delegations_to ON delegations (to_staff, from_day);
CREATE INDEX delegations_from ON delegations (from_staff, from_day);
CREATE TABLE accounts (
    staff_id BIGINT PRIMARY KEY REFERENCES staff(id),
    user_name TEXT NOT NULL,
    password TEXT NOT NULL,
    must_change BIGINT NOT NULL,
    totp TEXT NOT NULL,
    totp_on BIGINT NOT NULL,
    totp_step BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX accounts_user_name ON accounts (user_name);
CREATE TABLE recovery_codes (
    id BIGINT PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    hash TEXT NOT NULL,
    used_at BIGINT
);
CREATE INDEX recovery_codes_staff ON recovery_codes (staff_id);
CREATE TABLE sessions (
    id BIGINT PRIMARY KEY,
    token_hash TEXT NOT NULL,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    device TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX sessions_token ON sessions (token_hash);
CREATE INDEX sessions_staff ON sessions (staff_id, seen_at);
CREATE TABLE sign_in_addresses (
    address TEXT PRIMARY KEY,
    since BIGINT NOT NULL,
    failures BIGINT NOT NULL
);
CREATE TABLE notices (
    id BIGINT PRIMARY KEY,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    at BIGINT NOT NULL,
    key TEXT NOT NULL,
    args TEXT NOT NULL,
    href TEXT NOT NULL,
    about_kind TEXT NOT NULL,
    about_id BIGINT NOT NULL,
    read_at BIGINT
);
CREATE INDEX notices_staff ON notices (staff_id, id);
