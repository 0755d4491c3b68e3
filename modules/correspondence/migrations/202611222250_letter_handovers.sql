-- หนังสือครบ 20 ปี (ระเบียบงานสารบรรณ ข้อ 58): what an office hands to the National Archives (แบบที่ 21), and what it asks to keep (แบบที่ 22).
CREATE TABLE letter_handovers (
    id BIGINT PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    year BIGINT NOT NULL,
    reason TEXT NOT NULL,
    made_on BIGINT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES staff(id),
    ended_on BIGINT,
    ended_by BIGINT REFERENCES staff(id),
    receiver TEXT NOT NULL,
    number TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX letter_handovers_office ON letter_handovers (office_id, id);

CREATE TABLE letter_handover_items (
    handover BIGINT NOT NULL REFERENCES letter_handovers(id),
    place BIGINT NOT NULL,
    letter BIGINT NOT NULL REFERENCES letters(id),
    live BIGINT NOT NULL,
    PRIMARY KEY (handover, place)
);
CREATE INDEX letter_handover_items_letter ON letter_handover_items (letter, handover);
-- A letter stands on one list at a time; of a list that was withdrawn or refused, on none.
CREATE UNIQUE INDEX letter_handover_items_live ON letter_handover_items (letter) WHERE live = 1;

-- วันที่ครบ 20 ปี: the day of the letter, from which its age counts.
ALTER TABLE letter_keeping ADD COLUMN made_on BIGINT NOT NULL DEFAULT 0;
UPDATE letter_keeping SET made_on = (SELECT coalesce(l.dated_on, l.registered_on, letter_keeping.done_on) FROM letters l WHERE l.id = letter_keeping.letter);
CREATE INDEX letter_keeping_made ON letter_keeping (office_id, made_on, letter) WHERE stored_number IS NOT NULL;
