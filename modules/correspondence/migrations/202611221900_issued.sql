-- หนังสือที่หน่วยงานออก: what a draft says, who signed it, how it was sent.

-- What a letter says, as JSON; it changes while the letter is a draft and never after it was signed. Its version is that of its letter.
CREATE TABLE letter_contents (
    letter BIGINT PRIMARY KEY REFERENCES letters(id),
    says TEXT NOT NULL,
    circular BIGINT NOT NULL,
    drafted_by BIGINT REFERENCES staff(id),
    checker BIGINT REFERENCES staff(id),
    checked_at BIGINT,
    returned_words TEXT NOT NULL
);

-- ลายมือชื่อ: under the SHA-256 of what the letter says.
CREATE TABLE letter_signatures (
    letter BIGINT PRIMARY KEY REFERENCES letters(id),
    staff BIGINT NOT NULL REFERENCES staff(id),
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    acting_for BIGINT REFERENCES staff(id),
    digest TEXT NOT NULL,
    signed_at BIGINT NOT NULL
);

-- การส่ง: one row for each addressee of a letter (สมุดส่งหนังสือ แบบที่ 17, ใบรับ แบบที่ 16).
CREATE TABLE letter_deliveries (
    id BIGINT PRIMARY KEY,
    letter BIGINT NOT NULL REFERENCES letters(id),
    channel TEXT NOT NULL,
    to_name TEXT NOT NULL,
    to_office BIGINT REFERENCES offices(id),
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    taken_at BIGINT,
    taken_by TEXT NOT NULL,
    taken_as BIGINT REFERENCES letters(id),
    note TEXT NOT NULL
);
CREATE INDEX letter_deliveries_letter ON letter_deliveries (letter, id);
CREATE INDEX letter_deliveries_arriving ON letter_deliveries (to_office, id) WHERE state = 'waiting';

-- หัวหนังสือ: what stands at the head and the foot of an office's letters.
CREATE TABLE letter_heads (
    office_id BIGINT PRIMARY KEY REFERENCES offices(id),
    code TEXT NOT NULL,
    address TEXT NOT NULL,
    contact TEXT NOT NULL,
    emblem TEXT NOT NULL,
    version BIGINT NOT NULL
);
