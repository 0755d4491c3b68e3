-- ค่าอ้างอิงของงานสารบรรณ: hours of an urgency, years of a class, days of a clock; each may be changed by the office.
CREATE TABLE letter_reference (
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    place BIGINT NOT NULL,
    th TEXT NOT NULL,
    en TEXT NOT NULL,
    amount BIGINT,
    legal_basis TEXT NOT NULL,
    source_mark TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (list, code)
);
