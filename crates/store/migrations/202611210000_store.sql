CREATE TABLE installation (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE counters (
    series TEXT NOT NULL,
    year BIGINT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (series, year)
);
CREATE TABLE audit_entries (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    staff BIGINT,
    part TEXT NOT NULL,
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    about BIGINT NOT NULL,
    office BIGINT,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    mac TEXT NOT NULL
);
CREATE INDEX audit_entries_about ON audit_entries (kind, about, id);
CREATE INDEX audit_entries_staff ON audit_entries (staff, id);
CREATE TABLE audit_chain (
    seq BIGINT PRIMARY KEY,
    entry BIGINT NOT NULL,
    hash TEXT NOT NULL
);
CREATE UNIQUE INDEX audit_chain_entry ON audit_chain (entry);
CREATE TABLE audit_pending (
    entry BIGINT PRIMARY KEY,
    digest TEXT NOT NULL
);
