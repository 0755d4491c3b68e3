-- การมอบอำนาจให้ปฏิบัติราชการแทน: who signs letters of an office in whose place; what ended stays.
CREATE TABLE letter_mandates (
    id BIGINT PRIMARY KEY,
    office_id BIGINT NOT NULL REFERENCES offices(id),
    giver BIGINT NOT NULL REFERENCES staff(id),
    giver_post TEXT NOT NULL,
    signer BIGINT NOT NULL REFERENCES staff(id),
    kinds TEXT NOT NULL,
    order_letter BIGINT REFERENCES letters(id),
    order_words TEXT NOT NULL,
    from_on BIGINT NOT NULL,
    until_on BIGINT,
    made_by BIGINT NOT NULL REFERENCES staff(id),
    made_at BIGINT NOT NULL,
    ended_by BIGINT REFERENCES staff(id),
    ended_at BIGINT
);
CREATE INDEX letter_mandates_office ON letter_mandates (office_id, id);

-- Under which mandate a letter was signed; none in one's own post or acting for a colleague.
ALTER TABLE letter_signatures ADD COLUMN mandate BIGINT REFERENCES letter_mandates(id);
