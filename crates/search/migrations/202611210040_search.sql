CREATE TABLE search_keys (
    key BIGINT NOT NULL,
    about BIGINT NOT NULL,
    PRIMARY KEY (key, about)
) WITHOUT ROWID;
CREATE TABLE search_records (
    kind TEXT NOT NULL,
    about BIGINT NOT NULL,
    keys TEXT NOT NULL,
    PRIMARY KEY (kind, about)
) WITHOUT ROWID;
