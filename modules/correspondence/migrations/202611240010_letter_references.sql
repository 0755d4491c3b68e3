-- อ้างถึง: the letters of the register to which a letter refers (ระเบียบงานสารบรรณ ข้อ 11.6). The words on the paper are in its text.
CREATE TABLE letter_references (
    letter BIGINT NOT NULL REFERENCES letters(id),
    refers_to BIGINT NOT NULL REFERENCES letters(id),
    PRIMARY KEY (letter, refers_to)
);
CREATE INDEX letter_references_back ON letter_references (refers_to, letter);
