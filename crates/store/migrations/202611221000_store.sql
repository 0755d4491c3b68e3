-- What entries have in common is said once and known by a number; of a detail that names another record, that record's
-- number is kept beside it. Of the keyed hash, which follows from the content, 32 bits are kept; an entry whose digest was
-- made over all 64 digits of it is known by 2^32 more.
ALTER TABLE audit_entries RENAME TO audit_entries_before;
DROP INDEX audit_entries_about;
DROP INDEX audit_entries_staff;
CREATE TABLE audit_words (
    id BIGINT PRIMARY KEY,
    part TEXT NOT NULL,
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE UNIQUE INDEX audit_words_content ON audit_words (act, kind, part, detail);
INSERT INTO audit_words (id, part, act, kind, detail)
    SELECT row_number() OVER (ORDER BY act, kind, part, detail), part, act, kind, detail
    FROM (
        SELECT DISTINCT part, act, kind,
            CASE WHEN substr(detail, 1, 9) = '{"about":' AND ltrim(substr(detail, 10), '0123456789') = '}'
                AND length(detail) BETWEEN 11 AND 28 AND (substr(detail, 10, 1) <> '0' OR length(detail) = 11) THEN '{"about":?}' ELSE '' END
                AS detail
        FROM audit_entries_before
    ) AS words;
CREATE TABLE audit_entries (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    staff BIGINT,
    word BIGINT NOT NULL,
    about BIGINT NOT NULL,
    office BIGINT,
    reason TEXT NOT NULL,
    beside BIGINT,
    detail TEXT NOT NULL,
    mac BIGINT NOT NULL
);
INSERT INTO audit_entries (id, at, staff, word, about, office, reason, beside, detail, mac)
    WITH digits (digit, value) AS (
        VALUES ('0', 0), ('1', 1), ('2', 2), ('3', 3), ('4', 4), ('5', 5), ('6', 6), ('7', 7),
               ('8', 8), ('9', 9), ('a', 10), ('b', 11), ('c', 12), ('d', 13), ('e', 14), ('f', 15)
    ), entries AS (
        SELECT e.*,
            CASE WHEN substr(detail, 1, 9) = '{"about":' AND ltrim(substr(detail, 10), '0123456789') = '}'
                AND length(detail) BETWEEN 11 AND 28 AND (substr(detail, 10, 1) <> '0' OR length(detail) = 11)
                THEN '{"about":?}' ELSE '' END AS word,
            (SELECT value FROM digits WHERE digit = substr(mac, 1, 1)) * CAST(268435456 AS BIGINT)
            + (SELECT value FROM digits WHERE digit = substr(mac, 2, 1)) * 16777216
            + (SELECT value FROM digits WHERE digit = substr(mac, 3, 1)) * 1048576
            + (SELECT value FROM digits WHERE digit = substr(mac, 4, 1)) * 65536
            + (SELECT value FROM digits WHERE digit = substr(mac, 5, 1)) * 4096
            + (SELECT value FROM digits WHERE digit = substr(mac, 6, 1)) * 256
            + (SELECT value FROM digits WHERE digit = substr(mac, 7, 1)) * 16
            + (SELECT value FROM digits WHERE digit = substr(mac, 8, 1)) AS bits
        FROM audit_entries_before e
    )
    SELECT e.id, e.at, e.staff, w.id, e.about, e.office, e.reason,
        CASE WHEN word <> '' THEN CAST(substr(e.detail, 10, length(e.detail) - 10) AS BIGINT) END,
        CASE WHEN word = '' THEN e.detail ELSE '' END,
        -- A hash that was tampered with is no number; 2^40 is no hash of any entry.
        coalesce(CASE WHEN bits < 2147483648 THEN bits ELSE bits - 4294967296 END
            + CASE WHEN length(mac) = 64 THEN 4294967296 ELSE 0 END, 1099511627776)
    FROM entries e JOIN audit_words w ON w.act = e.act AND w.kind = e.kind AND w.part = e.part AND w.detail = word
    ORDER BY e.id;
DROP TABLE audit_entries_before;
CREATE INDEX audit_entries_about ON audit_entries (about, id);
CREATE INDEX audit_entries_staff ON audit_entries (staff, id) WHERE staff IS NOT NULL;
-- The log as it reads. An id in a detail is written in 13 letters of five bits.
CREATE VIEW audit_log AS
    SELECT e.id, e.at, e.staff, coalesce(w.part, '') AS part, coalesce(w.act, '') AS act, coalesce(w.kind, '') AS kind,
        e.about, e.office, e.reason,
        CASE WHEN e.beside IS NULL THEN e.detail
            WHEN w.detail NOT LIKE '%"?"%' THEN replace(w.detail, '?', CAST(e.beside AS TEXT))
            ELSE coalesce(replace(w.detail, '?',
            substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 60) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 55) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 50) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 45) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 40) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 35) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 30) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 25) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 20) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 15) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 10) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 5) & 31 AS INTEGER) + 1, 1)
            || substr('0123456789abcdefghjkmnpqrstvwxyz', CAST((e.beside >> 0) & 31 AS INTEGER) + 1, 1)), '') END AS detail,
        e.mac
    FROM audit_entries e LEFT JOIN audit_words w ON w.id = e.word;
