//! การยืมและการทำลายหนังสือ (ระเบียบงานสารบรรณ ข้อ 61-70).

use kernel::{Day, Id, Letter, Moment, Office, Staff};

use super::{Disposal, Loan};

store::row! {
    /// การยืม (แบบที่ 24)
    pub struct LoanRow {
        /// Id.
        pub id: Id<Loan>,
        /// What was borrowed.
        pub letter: Id<Letter>,
        /// Whose store.
        pub office: Id<Office> = "office_id",
        /// ผู้ยืม
        pub borrower: Id<Staff>,
        /// What for (ข้อ 61.1).
        pub purpose: String,
        /// Who handed it out.
        pub lent_by: Id<Staff>,
        /// วันยืม
        pub lent_on: Day,
        /// กำหนดส่งคืน
        pub due_on: Day,
        /// วันส่งคืน; none while it is out.
        pub returned_on: Option<Day>,
        /// Who took it back.
        pub returned_to: Option<Id<Staff>>,
    }
}

kernel::codes! {
    /// สถานะของบัญชีหนังสือขอทำลาย
    pub enum DisposalState {
        /// สำรวจและทำบัญชีแล้ว รอแต่งตั้งกรรมการ
        Listed = "listed",
        /// กรรมการกำลังพิจารณา
        Examining = "examining",
        /// พิจารณาแล้ว รอหัวหน้าส่วนราชการ
        Examined = "examined",
        /// อนุมัติแล้ว รอส่งหอจดหมายเหตุแห่งชาติ
        Approved = "approved",
        /// รอหอจดหมายเหตุแห่งชาติ
        Asked = "asked",
        /// หัวหน้าส่วนราชการไม่อนุมัติ เก็บไว้ถึงคราวหน้า
        Rejected = "rejected",
        /// ทำลายแล้ว
        Destroyed = "destroyed",
    }
}

kernel::codes! {
    /// คำตอบของหอจดหมายเหตุแห่งชาติ (ข้อ 70)
    pub enum ArchivesAnswer {
        /// เห็นชอบให้ทำลาย
        Agrees = "agrees",
        /// เห็นชอบ เว้นแต่บางรายการ
        Partly = "partly",
        /// ให้เก็บไว้ทั้งบัญชี
        Keeps = "keeps",
    }
}

kernel::codes! {
    /// สิ่งที่หอจดหมายเหตุแห่งชาติให้ทำกับรายการหนึ่ง (ข้อ 70.2)
    pub enum ArchivesWish {
        /// ทำลายได้
        Agrees = "agrees",
        /// ให้ขยายเวลาเก็บ
        Extend = "extend",
        /// ให้เก็บไว้ตลอดไป
        ForGood = "for-good",
        /// ให้ส่งไปเก็บไว้ที่หอจดหมายเหตุแห่งชาติ
        Send = "send",
    }
}

kernel::codes! {
    /// การพิจารณาของกรรมการ (ข้อ 68)
    pub enum Decision {
        /// ยังไม่พิจารณา
        Undecided = "undecided",
        /// ควรทำลาย (กากบาท)
        Destroy = "destroy",
        /// ไม่ควรทำลาย ขยายเวลาเก็บ
        Keep = "keep",
    }
}

store::row! {
    /// บัญชีหนังสือขอทำลาย (แบบที่ 25)
    pub struct DisposalRow {
        /// Id.
        pub id: Id<Disposal>,
        /// Whose papers.
        pub office: Id<Office> = "office_id",
        /// ประจำปี พ.ศ.: the year at whose end the letters had passed their time.
        pub year: i64,
        /// Where it stands.
        pub state: DisposalState,
        /// When the survey was made.
        pub listed_on: Day,
        /// By whom.
        pub listed_by: Id<Staff>,
        /// When the committee was appointed.
        pub appointed_on: Option<Day>,
        /// By whom.
        pub appointed_by: Option<Id<Staff>>,
        /// When every letter had been decided on.
        pub examined_on: Option<Day>,
        /// When the head approved.
        pub approved_on: Option<Day>,
        /// Who that was.
        pub approved_by: Option<Id<Staff>>,
        /// The day of the letter to the National Archives.
        pub archives_asked_on: Option<Day>,
        /// Its number.
        pub archives_number: String,
        /// What they answered.
        pub archives_answer: Option<ArchivesAnswer>,
        /// When.
        pub archives_answered_on: Option<Day>,
        /// How the letters were destroyed.
        pub method: String,
        /// When.
        pub destroyed_on: Option<Day>,
        /// Counts edits.
        pub version: i64,
    }
}

impl DisposalRow {
    /// A list as the survey of a day makes it, with nothing of what comes after.
    #[must_use]
    pub const fn listed(id: Id<Disposal>, office: Id<Office>, year: i64, (on, by): (Day, Id<Staff>)) -> Self {
        Self {
            id,
            office,
            year,
            state: DisposalState::Listed,
            listed_on: on,
            listed_by: by,
            appointed_on: None,
            appointed_by: None,
            examined_on: None,
            approved_on: None,
            approved_by: None,
            archives_asked_on: None,
            archives_number: String::new(),
            archives_answer: None,
            archives_answered_on: None,
            method: String::new(),
            destroyed_on: None,
            version: 1,
        }
    }
}

store::row! {
    /// กรรมการทำลายหนังสือ
    pub struct MemberRow {
        /// Who.
        pub staff: Id<Staff>,
        /// ประธาน
        pub chairs: bool,
        /// When they signed the record of destruction.
        pub signed_at: Option<Moment>,
        /// Which member they want to preside while the chair is away.
        pub stand_in: Option<Id<Staff>>,
    }
}

store::row! {
    /// ความเห็นของกรรมการคนหนึ่งต่อหนังสือรายการหนึ่ง
    pub struct VoteRow {
        /// ลำดับที่
        pub place: i64,
        /// กรรมการ
        pub staff: Id<Staff>,
        /// What they hold right.
        pub decision: Decision,
        /// For how many more calendar years, where it is to be kept.
        pub keep_years: i64,
        /// Why; noted as ความเห็นแย้ง where they are outvoted.
        pub opinion: String,
        /// When.
        pub voted_at: Moment,
    }
}

store::row! {
    /// หนังสือหนึ่งรายการในบัญชี
    pub struct ItemRow {
        /// ลำดับที่
        pub place: i64,
        /// The letter.
        pub letter: Id<Letter>,
        /// การพิจารณา
        pub decision: Decision,
        /// For how many more calendar years, where it is to be kept.
        pub keep_years: i64,
        /// The opinions of the members who did not agree, each with the name (ข้อ 67 วรรคสาม).
        pub minority: String,
        /// What the National Archives want of it.
        pub archives: ArchivesWish,
        /// Counts edits.
        pub version: i64,
    }
}
