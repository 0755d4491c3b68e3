CREATE TABLE imports (
    id BIGINT PRIMARY KEY,
    version BIGINT NOT NULL,
    office_id BIGINT NOT NULL REFERENCES offices (id),
    template TEXT NOT NULL,
    state TEXT NOT NULL,
    file_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    size BIGINT NOT NULL,
    tab BIGINT NOT NULL,
    heading_row BIGINT NOT NULL,
    headings TEXT NOT NULL,
    mapping TEXT NOT NULL,
    total BIGINT NOT NULL,
    last_row BIGINT NOT NULL,
    done BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    present BIGINT NOT NULL,
    waiting BIGINT NOT NULL,
    stored BIGINT NOT NULL,
    suspected BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    notes TEXT NOT NULL,
    trouble TEXT NOT NULL,
    made_by BIGINT NOT NULL,
    made_by_name TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX imports_office ON imports (office_id, id);
CREATE INDEX imports_digest ON imports (digest);
CREATE INDEX imports_state ON imports (state, changed_at);
CREATE TABLE import_rows (
    id BIGINT PRIMARY KEY,
    import_id BIGINT NOT NULL REFERENCES imports (id),
    row_number BIGINT NOT NULL,
    state TEXT NOT NULL,
    cells TEXT NOT NULL,
    problems TEXT NOT NULL,
    person BIGINT,
    likeness BIGINT,
    decided_by TEXT NOT NULL,
    decided_at BIGINT
);
CREATE UNIQUE INDEX import_rows_row ON import_rows (import_id, row_number);
CREATE INDEX import_rows_state ON import_rows (import_id, state, row_number);
CREATE TABLE import_made (
    import_id BIGINT NOT NULL REFERENCES imports (id),
    row_number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    about BIGINT NOT NULL,
    other BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    PRIMARY KEY (import_id, row_number, kind, about)
);
CREATE TABLE import_keys (
    office_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    code BIGINT NOT NULL,
    about BIGINT NOT NULL,
    import_id BIGINT NOT NULL REFERENCES imports (id),
    PRIMARY KEY (office_id, kind, code)
);
CREATE INDEX import_keys_import ON import_keys (import_id);
CREATE TABLE import_mappings (
    office_id BIGINT NOT NULL,
    template TEXT NOT NULL,
    source TEXT NOT NULL,
    mapping TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, template, source)
);
