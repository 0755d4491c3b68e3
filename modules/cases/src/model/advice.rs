//! Advice that is asked of a colleague of a higher level, and what was said about it.

use kernel::{Case, Day, Id, Level, Moment, Staff};

use super::{Advice, AdviceWord, Urgency};

kernel::codes! {
    /// สถานะของคำขอคำปรึกษา: whose turn it is.
    pub enum AdviceState {
        /// รอคำปรึกษา
        Waiting = "waiting",
        /// ผู้ให้คำปรึกษาถามกลับ
        AskedBack = "asked-back",
        /// ได้รับคำปรึกษาแล้ว
        Answered = "answered",
        /// ปิดแล้ว
        Closed = "closed",
        /// ถอนคำขอ
        Withdrawn = "withdrawn",
    }
}

kernel::codes! {
    /// สิ่งที่พูดกัน
    pub enum AdviceSaid {
        /// ให้คำปรึกษา
        Answer = "answer",
        /// ถามกลับ
        AskBack = "ask-back",
        /// ตอบคำถามที่ถามกลับ
        Reply = "reply",
        /// ถามต่อ
        AskOn = "ask-on",
        /// ปิด พร้อมสิ่งที่ได้ทำ
        Close = "close",
        /// ถอนคำขอ
        Withdraw = "withdraw",
    }
}

kernel::codes! {
    /// ฝ่ายในการปรึกษา
    pub enum AdviceSide {
        /// ผู้ขอคำปรึกษา
        Asker = "asker",
        /// ผู้ให้คำปรึกษา
        Adviser = "adviser",
    }
}

store::row! {
    /// คำขอคำปรึกษา: a question of a case, for somebody of a higher level.
    pub struct AdviceRow {
        /// Id.
        pub id: Id<Advice> = "v.id",
        /// The case.
        pub case: Id<Case> = "v.case_id",
        /// Who asked.
        pub asked_by: Id<Staff> = "v.asked_by",
        /// When.
        pub asked_at: Moment = "v.asked_at",
        /// What is asked.
        pub question: String = "v.question",
        /// What was tried so far.
        pub tried: String = "v.tried",
        /// How pressing it is.
        pub urgency: Urgency = "v.urgency",
        /// The level that was wanted.
        pub level: Level = "v.level",
        /// Who is asked.
        pub adviser: Id<Staff> = "v.adviser_id",
        /// Whether the owner lets the adviser read the case although it is sealed.
        pub opens_sealed: bool = "v.opens_sealed",
        /// Where it stands.
        pub state: AdviceState = "v.state",
        /// By when whoever's turn it is answers.
        pub due_on: Day = "v.due_on",
        /// When it ended.
        pub closed_at: Option<Moment> = "v.closed_at",
        /// Counts what was said.
        pub version: i64 = "v.version",
    }
}

impl AdviceRow {
    /// Whose turn it is; nobody's when it ended.
    #[must_use]
    pub const fn waits_for(&self) -> Option<Id<Staff>> {
        match self.state {
            AdviceState::Waiting => Some(self.adviser),
            AdviceState::AskedBack | AdviceState::Answered => Some(self.asked_by),
            AdviceState::Closed | AdviceState::Withdrawn => None,
        }
    }

    /// On which side somebody stands, for themself or for a colleague whom they act for; none for whoever only reads.
    #[must_use]
    pub fn side(&self, staff: &[Id<Staff>]) -> Option<AdviceSide> {
        if staff.contains(&self.adviser) {
            Some(AdviceSide::Adviser)
        } else {
            staff.contains(&self.asked_by).then_some(AdviceSide::Asker)
        }
    }
}

store::row! {
    /// คำพูดหนึ่งในการปรึกษา
    pub struct AdviceWordRow {
        /// Id.
        pub id: Id<AdviceWord>,
        /// When.
        pub at: Moment,
        /// Who.
        pub staff: Id<Staff> = "staff_id",
        /// As what.
        pub what: AdviceSaid,
        /// The words.
        pub body: String,
    }
}
