//! What makes a caseload heavy, and how much of it lies on somebody.

use kernel::{Id, Staff};

kernel::codes! {
    /// สิ่งที่ทำให้งานหนัก: each an entry of the reference data with its points.
    pub enum LoadFactor {
        /// เรื่องที่เปิดอยู่
        Case = "case",
        /// เร่งด่วน
        Urgent = "urgent",
        /// ฉุกเฉิน
        Emergency = "emergency",
        /// รุนแรง วิกฤต หรือมีผลกระทบต่อสังคม
        Grave = "grave",
        /// ยังไม่ถึงขั้นช่วยเหลือ
        Early = "early",
        /// จำกัดหรือปิดผนึก
        Kept = "kept",
        /// มีการเตือนความปลอดภัย
        Alert = "alert",
        /// เกินกำหนด
        Overdue = "overdue",
        /// เอกสารรอลงนามร่วม
        Paper = "paper",
    }
}

kernel::codes! {
    /// ระดับภาระงาน
    pub enum LoadBand {
        /// เบา
        Light = "light",
        /// พอดี
        Fit = "fit",
        /// หนัก
        Heavy = "heavy",
    }
}

store::row! {
    /// ภาระงานสิ้นเดือน: the open cases of somebody at the last command of a month, sealed ones left out.
    #[derive(PartialEq, Eq)]
    pub struct LoadMonthRow {
        /// Whose.
        pub staff: Id<Staff> = "staff_id",
        /// The month, yyyymm.
        pub month: i64,
        /// Open cases.
        pub cases: i64,
        /// Urgent ones.
        pub urgent: i64,
        /// Emergencies.
        pub emergency: i64,
        /// Those of violence, crisis or effect on society.
        pub grave: i64,
        /// Those before the stage of service.
        pub early: i64,
    }
}

impl LoadMonthRow {
    /// How often each factor is there.
    #[must_use]
    pub const fn counts(&self) -> [(LoadFactor, i64); 5] {
        [
            (LoadFactor::Case, self.cases),
            (LoadFactor::Urgent, self.urgent),
            (LoadFactor::Emergency, self.emergency),
            (LoadFactor::Grave, self.grave),
            (LoadFactor::Early, self.early),
        ]
    }
}
