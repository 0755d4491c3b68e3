//! การเกษียณ: the way of a letter through the office, stop by stop.

use kernel::{Id, Letter, Moment, Office, Staff};

use super::Step;

kernel::codes! {
    /// สิ่งที่ให้ทำ: what is asked of whoever a letter comes to.
    pub enum Asks {
        /// เพื่อทราบ
        Know = "know",
        /// เพื่อดำเนินการ
        Act = "act",
        /// เพื่อพิจารณาสั่งการ
        Decide = "decide",
    }
}

kernel::codes! {
    /// สถานะของการเกษียณ
    pub enum StepState {
        /// รอลำดับก่อนหน้า
        Waiting = "waiting",
        /// ถึงลำดับแล้ว ยังไม่รับทราบ
        Next = "next",
        /// รับเรื่องแล้ว กำลังดำเนินการ
        Taken = "taken",
        /// เสร็จแล้ว
        Done = "done",
        /// ยกเลิก
        Withdrawn = "withdrawn",
    }
}

/// ผู้รับ: a member of staff by name, or a unit, whose people take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// Somebody by name.
    Staff(Id<Staff>),
    /// A unit.
    Office(Id<Office>),
}

store::row! {
    /// การเกษียณหนึ่งครั้ง
    pub struct StepRow {
        /// Id.
        pub id: Id<Step>,
        /// The letter.
        pub letter: Id<Letter>,
        /// Where it stands in the order, from 1.
        pub place: i64,
        /// To whom, by name.
        pub to_staff: Option<Id<Staff>>,
        /// To which unit.
        pub to_office: Option<Id<Office>>,
        /// The instruction (ข้อความเกษียณ).
        pub instruction: String,
        /// What is asked.
        pub asks: Asks,
        /// Where it stands.
        pub state: StepState,
        /// Who gave it.
        pub given_by: Option<Id<Staff>>,
        /// When.
        pub given_at: Moment,
        /// Who took it.
        pub taken_by: Option<Id<Staff>>,
        /// When.
        pub taken_at: Option<Moment>,
        /// Who finished it.
        pub done_by: Option<Id<Staff>>,
        /// When.
        pub done_at: Option<Moment>,
        /// What was done.
        pub words: String,
        /// Counts edits.
        pub version: i64,
    }
}

impl StepRow {
    /// To whom it goes.
    #[must_use]
    pub fn to(&self) -> Option<To> {
        self.to_staff.map(To::Staff).or(self.to_office.map(To::Office))
    }

    /// Whether it is this one's turn.
    #[must_use]
    pub const fn is_current(&self) -> bool {
        matches!(self.state, StepState::Next | StepState::Taken)
    }
}
