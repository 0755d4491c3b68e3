-- บัญชีหนังสือขอทำลายที่รอหัวหน้าส่วนราชการ (ระเบียบงานสารบรรณ ข้อ 67, 69)
CREATE INDEX letter_disposals_waiting ON letter_disposals (office_id, id) WHERE state IN ('listed', 'examined');
