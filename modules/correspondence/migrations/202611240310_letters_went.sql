-- สมุดส่งหนังสือ (แบบที่ 17) อ่านตามวันที่ลงทะเบียน โดยไม่ต้องเรียงหนังสือทั้งปี
CREATE INDEX letter_numbers_went ON letter_numbers (office_id, registered_on)
    WHERE series IN ('general', 'circular', 'orders', 'certificates', 'notices');
