-- Whether the session's holder showed two factors. Sessions of before count as begun with one.
ALTER TABLE sessions ADD COLUMN both_factors BIGINT NOT NULL DEFAULT 0;
