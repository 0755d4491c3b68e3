//! แบบที่แก้ได้: the columns of a register and the elements of an exchange file, by what stands in them.

kernel::codes! {
    /// ช่องของทะเบียน: what a column of a register holds.
    pub enum Column {
        /// เลขทะเบียน
        Number = "number",
        /// ที่
        TheirNumber = "their-number",
        /// ลงวันที่
        DatedOn = "dated-on",
        /// ชั้นความลับ
        Secrecy = "secrecy",
        /// จาก
        From = "from",
        /// ถึง
        To = "to",
        /// เรื่อง
        Subject = "subject",
        /// การปฏิบัติ
        Action = "action",
        /// หมายเหตุ
        Note = "note",
    }
}

kernel::codes! {
    /// ส่วนของแฟ้มแลกเปลี่ยน: what an element of an exchange file holds.
    pub enum Element {
        /// ทั้งฉบับ
        Letter = "letter",
        /// ที่
        Number = "number",
        /// ลงวันที่
        DatedOn = "dated-on",
        /// เรื่อง
        Subject = "subject",
        /// ชั้นความลับ
        Secrecy = "secrecy",
        /// ชั้นความเร็ว
        Urgency = "urgency",
        /// จาก
        From = "from",
        /// ถึง
        To = "to",
        /// อ้างถึง
        Reference = "reference",
        /// สิ่งที่ส่งมาด้วย
        Enclosure = "enclosure",
        /// ข้อความ
        Text = "text",
    }
}
