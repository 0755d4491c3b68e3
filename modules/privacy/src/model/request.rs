//! คำขอของเจ้าของข้อมูล (ม.30-36).

use kernel::{Day, Id, Moment, Office, Person, Staff};

use super::{Giver, Request, Way};

kernel::codes! {
    /// สิทธิที่ขอใช้; the codes are those of the list `right` in `data/reference/privacy.toml`.
    pub enum Claim {
        /// เข้าถึง
        Access = "access",
        /// สำเนา
        Copy = "copy",
        /// โอน
        Portability = "portability",
        /// คัดค้าน
        Objection = "objection",
        /// ลบ
        Erasure = "erasure",
        /// ระงับ
        Restriction = "restriction",
        /// แก้ไข
        Correction = "correction",
    }
}

impl Claim {
    /// Whether the person gets what is held of them.
    #[must_use]
    pub const fn gives_copy(self) -> bool {
        matches!(self, Self::Access | Self::Copy | Self::Portability)
    }
}

kernel::codes! {
    /// การตรวจตัวตน
    pub enum Identity {
        /// ยังไม่ได้ตรวจ
        NotYet = "not-yet",
        /// ตรวจบัตรแล้ว
        CardSeen = "card-seen",
        /// เจ้าหน้าที่รู้จักตัว
        Known = "known",
        /// ตรวจหนังสือมอบอำนาจหรือหลักฐานผู้ปกครองแล้ว
        Authorised = "authorised",
    }
}

kernel::codes! {
    /// สถานะของคำขอ
    pub enum RequestState {
        /// รอตอบ
        Open = "open",
        /// ตอบแล้ว
        Answered = "answered",
        /// ปฏิเสธ
        Refused = "refused",
        /// ผู้ขอถอน
        Withdrawn = "withdrawn",
    }
}

store::row! {
    /// คำขอ
    pub struct RequestRow {
        /// Id.
        pub id: Id<Request>,
        /// Running number / พ.ศ. of the office.
        pub number: String,
        /// The office that received it.
        pub office: Id<Office> = "office_id",
        /// Whose data.
        pub person: Id<Person>,
        /// What is asked.
        pub claim: Claim,
        /// When it was received.
        pub received_on: Day,
        /// How.
        pub way: Way,
        /// Who asks.
        pub requester: Giver,
        /// Their name, where it is not the person.
        pub requester_name: String,
        /// How identity was checked.
        pub identity: Identity,
        /// What was seen.
        pub identity_note: String,
        /// What is wished, in the requester's words.
        pub wish: String,
        /// The last day to answer.
        pub due_on: Day,
        /// Who prepares the answer.
        pub assigned_to: Option<Id<Staff>>,
        /// Where it stands.
        pub state: RequestState,
        /// The code of the legal ground of a refusal.
        pub ground: String,
        /// What was answered.
        pub answer: String,
        /// By whom.
        pub answered_by: Option<Id<Staff>>,
        /// When.
        pub answered_at: Option<Moment>,
        /// Counts edits.
        pub version: i64,
    }
}
