//! How a case came: who spoke, what was told, and why it may be kept.

use kernel::{Id, Moment, Staff};

use super::Intake;

kernel::codes! {
    /// ผู้แจ้ง: who spoke first, and how far they may be named.
    pub enum Reporter {
        /// ผู้รับบริการเอง
        Client = "client",
        /// บุคคลอื่น เปิดเผยชื่อได้
        Named = "named",
        /// ไม่ประสงค์ออกนาม: nothing is kept
        Anonymous = "anonymous",
        /// ขอให้ปกปิด: kept sealed, seen only by the team
        Protected = "protected",
    }
}

kernel::codes! {
    /// ฐานทางกฎหมายของการเก็บข้อมูล (พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562)
    pub enum Basis {
        /// ม.24(4) ภารกิจของรัฐ; ม.26(5)(ก) งานสังคมสงเคราะห์
        PublicTask = "public-task",
        /// ม.24(2), ม.26(1) ป้องกันอันตรายต่อชีวิต
        VitalInterest = "vital-interest",
        /// ม.19, ม.26 ความยินยอม
        Consent = "consent",
    }
}

store::row! {
    /// การรับเรื่อง: how the case came.
    pub struct IntakeRow {
        /// Id.
        pub id: Id<Intake>,
        /// The channel, an entry of the reference data.
        pub channel: String,
        /// When it was received.
        pub received_at: Moment,
        /// By whom.
        pub received_by: Id<Staff>,
        /// What was told.
        pub story: String as store::Packed,
        /// What is asked for.
        pub request: String as store::Packed,
        /// Who spoke.
        pub reporter: Reporter,
        /// Their name and how to reach them, sealed.
        pub reporter_sealed: store::Sealed,
        /// ฐานทางกฎหมาย: why the data may be kept (PDPA ม.24, ม.26).
        pub basis: Basis,
        /// Where it happened.
        pub place: String,
    }
}
