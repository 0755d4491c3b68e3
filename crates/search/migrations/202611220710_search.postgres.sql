-- Keys of 32 bits, signed: the first 32 of the 48 that were kept before.
ALTER TABLE search_keys RENAME TO search_keys_before;
ALTER TABLE search_keys_before DROP CONSTRAINT search_keys_pkey;
CREATE TABLE search_keys (
    key BIGINT NOT NULL,
    about BIGINT NOT NULL,
    PRIMARY KEY (key, about)
);
INSERT INTO search_keys (key, about) SELECT DISTINCT key / 65536 - 2147483648, about FROM search_keys_before ORDER BY 1, 2;
DROP TABLE search_keys_before;
