-- บัญชีหนังสือส่งเก็บ (แบบที่ 19): what was sent to the store on a day.
CREATE INDEX letter_keeping_sent ON letter_keeping (office_id, stored_on, stored_number) WHERE stored_on IS NOT NULL;

-- บัตรยืมหนังสือ (แบบที่ 24): what was lent within some days, and who borrowed a letter.
CREATE INDEX letter_loans_lent ON letter_loans (office_id, lent_on, id);
CREATE INDEX letter_loans_letter ON letter_loans (letter, id);
