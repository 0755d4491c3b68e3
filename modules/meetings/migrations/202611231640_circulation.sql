-- การแจ้งเวียนรายงานการประชุม: since when the minutes circulate, and until when members may object (ระเบียบงานสารบรรณ ข้อ 25).
ALTER TABLE meetings ADD COLUMN circulated_on BIGINT;
ALTER TABLE meetings ADD COLUMN object_until BIGINT;
