-- หนังสือเวียน: an addressee stands on the list of a letter (state 'listed') until it is sent to all; whether each copy names its own.
ALTER TABLE letter_deliveries ADD COLUMN own_name BIGINT NOT NULL DEFAULT 0;
