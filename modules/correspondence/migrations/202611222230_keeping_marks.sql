-- ตรากำหนดเก็บ (ระเบียบงานสารบรรณ ข้อ 55.1, 68.2): who puts their initials to the mark; whoever closed the matter where nobody else did.
ALTER TABLE letter_keeping ADD COLUMN marked_by BIGINT;
