-- หนังสือที่ปฏิบัติเสร็จแล้วแต่ยังไม่ส่งเก็บ
CREATE INDEX letter_keeping_open ON letter_keeping (office_id, letter) WHERE stored_number IS NULL;

-- การยืมหนังสือ (ระเบียบงานสารบรรณ ข้อ 61-65, แบบที่ 24)
CREATE TABLE letter_loans (
    id BIGINT PRIMARY KEY,
    letter BIGINT NOT NULL REFERENCES letters(id),
    office_id BIGINT NOT NULL REFERENCES offices(id),
    borrower BIGINT NOT NULL REFERENCES staff(id),
    purpose TEXT NOT NULL,
    lent_by BIGINT NOT NULL REFERENCES staff(id),
    lent_on BIGINT NOT NULL,
    due_on BIGINT NOT NULL,
    returned_on BIGINT,
    returned_to BIGINT REFERENCES staff(id)
);
CREATE UNIQUE INDEX letter_loans_out ON letter_loans (letter) WHERE returned_on IS NULL;
CREATE INDEX letter_loans_office ON letter_loans (office_id, id);
CREATE INDEX letter_loans_due ON letter_loans (office_id, due_on, id) WHERE returned_on IS NULL;

-- การทำลายหนังสือ (ระเบียบงานสารบรรณ ข้อ 66-70): one row for each list (แบบที่ 25) of an office and year.
CREATE TABLE letter_disposals (
    id BIGINT PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    year BIGINT NOT NULL,
    state TEXT NOT NULL,
    listed_on BIGINT NOT NULL,
    listed_by BIGINT NOT NULL REFERENCES staff(id),
    appointed_on BIGINT,
    appointed_by BIGINT REFERENCES staff(id),
    examined_on BIGINT,
    approved_on BIGINT,
    approved_by BIGINT REFERENCES staff(id),
    archives_asked_on BIGINT,
    archives_number TEXT NOT NULL,
    archives_answer TEXT NOT NULL,
    archives_answered_on BIGINT,
    method TEXT NOT NULL,
    destroyed_on BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX letter_disposals_office ON letter_disposals (office_id, id);

CREATE TABLE letter_disposal_members (
    disposal BIGINT NOT NULL REFERENCES letter_disposals(id),
    staff BIGINT NOT NULL REFERENCES staff(id),
    chairs BIGINT NOT NULL,
    signed_at BIGINT,
    PRIMARY KEY (disposal, staff)
);

CREATE TABLE letter_disposal_items (
    disposal BIGINT NOT NULL REFERENCES letter_disposals(id),
    place BIGINT NOT NULL,
    letter BIGINT NOT NULL REFERENCES letters(id),
    decision TEXT NOT NULL,
    keep_years BIGINT NOT NULL,
    minority TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (disposal, place)
);
CREATE INDEX letter_disposal_items_letter ON letter_disposal_items (letter);
