-- หนังสือของเรื่อง: letters of the office that a case came from or that were drafted for it. What they say lies with correspondence.
CREATE TABLE case_letters (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases(id),
    letter BIGINT NOT NULL,
    part TEXT NOT NULL,
    linked_at BIGINT NOT NULL,
    linked_by BIGINT NOT NULL REFERENCES staff(id)
);
CREATE UNIQUE INDEX case_letters_case ON case_letters (case_id, letter);
CREATE INDEX case_letters_letter ON case_letters (letter);
