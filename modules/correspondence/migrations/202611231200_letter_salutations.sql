-- คำขึ้นต้นและคำลงท้าย (ระเบียบงานสารบรรณ ภาคผนวก 2): by addressee; an office may change and add. What ended stays for the letters that have it.
CREATE TABLE letter_salutations (
    code TEXT NOT NULL PRIMARY KEY,
    place BIGINT NOT NULL,
    th TEXT NOT NULL,
    en TEXT NOT NULL,
    greeting TEXT NOT NULL,
    farewell TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    source_mark TEXT NOT NULL,
    ended BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
