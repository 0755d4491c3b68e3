-- คำที่อ่านได้จากไฟล์: words of the text layer, kept so that a correction can write the index anew without reading the file.
ALTER TABLE letter_files ADD COLUMN words TEXT NOT NULL DEFAULT '';

-- ผู้แก้ไขล่าสุด: whom a stale edit names.
ALTER TABLE letters ADD COLUMN changed_by BIGINT;
ALTER TABLE letters ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;

-- การเก็บหนังสือ (ระเบียบงานสารบรรณ ข้อ 52-60): from the day the matter was done, by a class of ข้อ 57.
CREATE TABLE letter_keeping (
    letter BIGINT PRIMARY KEY REFERENCES letters(id),
    office_id BIGINT NOT NULL REFERENCES offices(id),
    class TEXT NOT NULL,
    done_on BIGINT NOT NULL,
    keep_until BIGINT,
    closed_by BIGINT NOT NULL REFERENCES staff(id),
    closed_at BIGINT NOT NULL,
    stored_number BIGINT,
    stored_year BIGINT,
    stored_on BIGINT,
    file_code TEXT NOT NULL,
    hold TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX letter_keeping_until ON letter_keeping (office_id, keep_until, letter) WHERE keep_until IS NOT NULL;
CREATE INDEX letter_keeping_stored ON letter_keeping (office_id, stored_year, stored_number) WHERE stored_number IS NOT NULL;
