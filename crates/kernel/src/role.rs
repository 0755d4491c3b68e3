//! What somebody does in an office; permissions are given to roles.

crate::codes! {
    /// บทบาท: the part that an appointment gives in an office and the offices below it.
    pub enum Role {
        /// นักสังคมสงเคราะห์
        SocialWorker = "social-worker",
        /// หัวหน้างาน: supervises the social workers of the office
        Supervisor = "supervisor",
        /// เจ้าหน้าที่ธุรการ
        Clerk = "clerk",
        /// เจ้าหน้าที่บุคคล
        Hr = "hr",
        /// ผู้บริหาร
        Director = "director",
        /// ผู้ตรวจสอบ
        Auditor = "auditor",
        /// เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล (พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 ม.41-42)
        Dpo = "dpo",
        /// ผู้ดูแลระบบ
        Admin = "admin",
    }
}
