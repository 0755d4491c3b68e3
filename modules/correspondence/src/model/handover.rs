//! การส่งมอบหนังสือครบ 20 ปี (ระเบียบงานสารบรรณ ข้อ 58, 59).

use kernel::{Day, Id, Office, Staff};

use super::Handover;

kernel::codes! {
    /// บัญชีหนังสือครบ 20 ปี: what is asked of the National Archives.
    pub enum HandoverKind {
        /// ส่งมอบ (แบบที่ 21)
        Transfer = "transfer",
        /// ขอเก็บเอง (แบบที่ 22)
        Keep = "keep",
        /// ส่งตามที่หอจดหมายเหตุแห่งชาติขอไว้แทนการทำลาย (ข้อ 70.2): of any age
        Wanted = "wanted",
    }
}

impl HandoverKind {
    /// Whether its letters leave the office.
    #[must_use]
    pub const fn goes(self) -> bool {
        !matches!(self, Self::Keep)
    }
}

kernel::codes! {
    /// สถานะของบัญชี
    pub enum HandoverState {
        /// ทำบัญชีแล้ว รอหอจดหมายเหตุแห่งชาติ
        Listed = "listed",
        /// หอจดหมายเหตุแห่งชาติรับมอบแล้ว หรือตกลงให้เก็บเอง
        Done = "done",
        /// ยกเลิก หรือหอจดหมายเหตุแห่งชาติไม่ตกลง
        Withdrawn = "withdrawn",
    }
}

store::row! {
    /// บัญชีส่งมอบหนังสือครบ 20 ปี หรือที่ขอเก็บเอง
    pub struct HandoverRow {
        /// Id.
        pub id: Id<Handover>,
        /// Whose letters.
        pub office: Id<Office> = "office_id",
        /// What is asked.
        pub kind: HandoverKind,
        /// Where it stands.
        pub state: HandoverState,
        /// ประจำปี พ.ศ.
        pub year: i64,
        /// Why the office keeps them itself (ข้อ 58.3); empty where it hands them over.
        pub reason: String,
        /// When the list was made.
        pub made_on: Day,
        /// By whom.
        pub made_by: Id<Staff>,
        /// When the National Archives took the letters or agreed, or the list was withdrawn.
        pub ended_on: Option<Day>,
        /// Who wrote that down.
        pub ended_by: Option<Id<Staff>>,
        /// ผู้รับมอบ, with their post.
        pub receiver: String,
        /// The number of the letter in which they said so.
        pub number: String,
        /// Counts edits.
        pub version: i64,
    }
}
