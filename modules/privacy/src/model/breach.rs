//! เหตุละเมิดข้อมูลส่วนบุคคล (ม.37(4)).

use kernel::{Id, Moment, Office, Staff};

use super::Breach;

kernel::codes! {
    /// ความเสี่ยงต่อสิทธิและเสรีภาพของบุคคล
    pub enum Risk {
        /// ยังไม่ได้ประเมิน
        Unassessed = "unassessed",
        /// ไม่มีความเสี่ยง
        Unlikely = "unlikely",
        /// มีความเสี่ยง
        Some = "some",
        /// ความเสี่ยงสูง
        High = "high",
    }
}

kernel::codes! {
    /// สิ่งที่ทำในเหตุละเมิด: one word for its story and the audit log.
    pub enum Step {
        /// แจ้งเหตุ
        Reported = "breach-reported",
        /// ประเมินความเสี่ยง
        Assessed = "breach-assessed",
        /// แจ้ง สคส.
        OfficeTold = "breach-office-told",
        /// แจ้งเจ้าของข้อมูล
        PersonsTold = "breach-persons-told",
        /// มาตรการ
        Measure = "breach-measure",
        /// ปิดเหตุ
        Closed = "breach-closed",
    }
}

store::row! {
    /// เหตุละเมิด
    pub struct BreachRow {
        /// Id.
        pub id: Id<Breach>,
        /// Running number / พ.ศ. of the office.
        pub number: String,
        /// The office in which it happened.
        pub office: Id<Office> = "office_id",
        /// When the office came to know.
        pub aware_at: Moment,
        /// Until when สคส. must be told.
        pub due_at: Moment,
        /// What happened.
        pub what: String,
        /// Which data.
        pub data: String,
        /// How many people, as far as is known.
        pub persons: i64,
        /// The risk.
        pub risk: Risk,
        /// Why it is held to be so.
        pub risk_reason: String,
        /// When สคส. was told.
        pub office_told_at: Option<Moment>,
        /// When the people were told.
        pub persons_told_at: Option<Moment>,
        /// When it was closed.
        pub closed_at: Option<Moment>,
        /// Who reported it.
        pub reported_by: Id<Staff>,
        /// Counts edits.
        pub version: i64,
    }
}

store::row! {
    /// สิ่งที่ทำครั้งหนึ่ง
    pub struct StepRow {
        /// When.
        pub at: Moment,
        /// By whom.
        pub staff: Id<Staff>,
        /// What.
        pub what: Step,
        /// In words.
        pub words: String,
    }
}
