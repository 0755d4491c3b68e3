-- แบบที่ยังไม่พบต้นฉบับ: the name of an element of the exchange file; empty for what is a number or a heading.
ALTER TABLE letter_reference ADD COLUMN word TEXT;
