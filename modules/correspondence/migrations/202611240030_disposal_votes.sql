-- ความเห็นของกรรมการแต่ละคน (ระเบียบงานสารบรรณ ข้อ 67 วรรคสาม): what was decided of a letter follows from the votes; the opinions of those
-- who were outvoted are noted with their names.
CREATE TABLE letter_disposal_votes (
    disposal BIGINT NOT NULL REFERENCES letter_disposals(id),
    place BIGINT NOT NULL,
    staff BIGINT NOT NULL REFERENCES staff(id),
    decision TEXT NOT NULL,
    keep_years BIGINT NOT NULL,
    opinion TEXT NOT NULL,
    voted_at BIGINT NOT NULL,
    PRIMARY KEY (disposal, place, staff)
);

-- กรรมการที่เลือกให้ทำหน้าที่ประธาน ขณะประธานไม่อยู่
ALTER TABLE letter_disposal_members ADD COLUMN stand_in BIGINT REFERENCES staff(id);

-- สิ่งที่หอจดหมายเหตุแห่งชาติให้ทำกับรายการ (ข้อ 70.2)
ALTER TABLE letter_disposal_items ADD COLUMN archives TEXT NOT NULL DEFAULT 'agrees';
