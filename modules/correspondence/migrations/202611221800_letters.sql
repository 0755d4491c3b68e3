-- หนังสือ: every paper in and out of an office, and the numbers it carries (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526).

CREATE TABLE letters (
    id BIGINT PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    way TEXT NOT NULL,
    kind TEXT NOT NULL,
    series TEXT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT,
    number_text TEXT NOT NULL,
    registered_on BIGINT,
    their_number TEXT NOT NULL,
    dated_on BIGINT,
    party_from TEXT NOT NULL,
    party_to TEXT NOT NULL,
    subject TEXT NOT NULL,
    urgency TEXT NOT NULL,
    within_at BIGINT,
    secrecy TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    received_at BIGINT,
    sent_at BIGINT,
    due_at BIGINT,
    action TEXT NOT NULL,
    note TEXT NOT NULL,
    about_kind TEXT NOT NULL,
    about_id BIGINT,
    answers BIGINT REFERENCES letters(id),
    attachments BIGINT NOT NULL,
    made_by BIGINT REFERENCES staff(id),
    made_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX letters_drafts ON letters (office_id, way, id) WHERE number IS NULL;
CREATE INDEX letters_answers ON letters (answers) WHERE answers IS NOT NULL;
CREATE INDEX letters_about ON letters (about_kind, about_id) WHERE about_id IS NOT NULL;
CREATE INDEX letters_due ON letters (office_id, due_at, id) WHERE due_at IS NOT NULL;
-- หนังสือฉบับเดียวกันที่ลงรับซ้ำ: the same number of the same day.
CREATE INDEX letters_theirs ON letters (office_id, dated_on, their_number) WHERE way = 'received' AND their_number <> '';

-- เลขทะเบียน: one row for each number of a series in a calendar year, in use, reserved or cancelled; none is ever taken away.
CREATE TABLE letter_numbers (
    office_id BIGINT NOT NULL REFERENCES offices(id),
    series TEXT NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    registered_on BIGINT NOT NULL,
    state TEXT NOT NULL,
    letter BIGINT REFERENCES letters(id),
    reason TEXT NOT NULL,
    given_by BIGINT REFERENCES staff(id),
    given_at BIGINT NOT NULL,
    PRIMARY KEY (office_id, series, year, number)
);
CREATE INDEX letter_numbers_day ON letter_numbers (office_id, series, registered_on, number);
CREATE INDEX letter_numbers_letter ON letter_numbers (letter);

-- ไฟล์ของหนังสือ: the original as it came, the copy with the stamp, what is signed, what is enclosed.
CREATE TABLE letter_files (
    id BIGINT PRIMARY KEY,
    letter BIGINT NOT NULL REFERENCES letters(id),
    part TEXT NOT NULL,
    file_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    digest TEXT NOT NULL,
    added_by BIGINT REFERENCES staff(id),
    added_at BIGINT NOT NULL
);
CREATE INDEX letter_files_letter ON letter_files (letter, id);
CREATE INDEX letter_files_digest ON letter_files (digest);

-- ผู้ที่หนังสือถึงมือ: who may read a letter beyond those who keep its register; `reader` is a member of staff or an office.
CREATE TABLE letter_readers (
    reader BIGINT NOT NULL,
    letter BIGINT NOT NULL REFERENCES letters(id),
    since BIGINT NOT NULL,
    PRIMARY KEY (reader, letter)
);
CREATE INDEX letter_readers_letter ON letter_readers (letter);

-- การเกษียณ: to whom a letter goes, in order, with what is asked and what came of it.
CREATE TABLE letter_steps (
    id BIGINT PRIMARY KEY,
    letter BIGINT NOT NULL REFERENCES letters(id),
    place BIGINT NOT NULL,
    to_staff BIGINT REFERENCES staff(id),
    to_office BIGINT REFERENCES offices(id),
    instruction TEXT NOT NULL,
    asks TEXT NOT NULL,
    state TEXT NOT NULL,
    given_by BIGINT REFERENCES staff(id),
    given_at BIGINT NOT NULL,
    taken_by BIGINT REFERENCES staff(id),
    taken_at BIGINT,
    done_by BIGINT REFERENCES staff(id),
    done_at BIGINT,
    words TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX letter_steps_letter ON letter_steps (letter, place);
CREATE INDEX letter_steps_staff ON letter_steps (to_staff, letter) WHERE state IN ('next', 'taken');
CREATE INDEX letter_steps_office ON letter_steps (to_office, letter) WHERE state IN ('next', 'taken');

-- นายทะเบียนข้อมูลข่าวสารลับ (ระเบียบว่าด้วยการรักษาความลับของทางราชการ พ.ศ. 2544): named by the head of the office.
CREATE TABLE letter_registrars (
    id BIGINT PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    staff BIGINT NOT NULL REFERENCES staff(id),
    from_on BIGINT NOT NULL,
    until_on BIGINT,
    named_by BIGINT NOT NULL REFERENCES staff(id),
    named_at BIGINT NOT NULL,
    ended_by BIGINT REFERENCES staff(id)
);
CREATE INDEX letter_registrars_staff ON letter_registrars (staff);
CREATE INDEX letter_registrars_office ON letter_registrars (office_id, id);
