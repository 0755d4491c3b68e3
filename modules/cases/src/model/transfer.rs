//! A case on its way to another office.

use kernel::{Case, Id, Moment, Office, Staff};

use super::Transfer;

kernel::codes! {
    /// สถานะของการโอน
    pub enum TransferState {
        /// รอคำตอบ
        Asked = "asked",
        /// รับโอน
        Accepted = "accepted",
        /// ไม่รับโอน
        Declined = "declined",
        /// ถอนคำขอ
        Withdrawn = "withdrawn",
    }
}

store::row! {
    /// การโอนเรื่อง
    pub struct TransferRow {
        /// Id.
        pub id: Id<Transfer>,
        /// The case.
        pub case: Id<Case> = "case_id",
        /// From which office.
        pub from_office: Id<Office>,
        /// To which.
        pub to_office: Id<Office>,
        /// บันทึกส่งมอบ
        pub handover: String,
        /// Who asked.
        pub asked_by: Id<Staff>,
        /// When.
        pub asked_at: Moment,
        /// Where it stands.
        pub state: TransferState,
        /// What the other office answered.
        pub answer: String,
    }
}
