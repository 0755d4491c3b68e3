//! อายุการเก็บ: the class of a closed case, the review before it is erased, and what remains of it.

use kernel::{Case, Day, Id, Moment, Office, Staff};

use super::Review;

kernel::codes! {
    /// ประเภทของเรื่องตามอายุการเก็บ (ระเบียบงานสารบรรณ ข้อ 57); the codes are those of `data/reference/retention.toml`.
    pub enum CaseClass {
        /// เรื่องทั่วไป
        Ordinary = "ordinary",
        /// เป็นหรืออาจเป็นพยานหลักฐาน
        Evidence = "evidence",
        /// ต้องสงวนเป็นความลับ
        Secret = "secret",
    }
}

kernel::codes! {
    /// ผลการพิจารณา
    pub enum ReviewState {
        /// เสนอลบ รอผู้อนุมัติ
        Proposed = "proposed",
        /// เก็บต่อ
        Kept = "kept",
        /// อนุมัติและลบแล้ว
        Erased = "erased",
        /// ไม่อนุมัติ
        Declined = "declined",
    }
}

kernel::codes! {
    /// คำตอบของหอจดหมายเหตุแห่งชาติ (ข้อ 70)
    pub enum ArchivesAnswer {
        /// เห็นชอบ
        Agreed = "agreed",
        /// ไม่ตอบจนพ้นกำหนด
        Silent = "silent",
    }
}

store::row! {
    /// การพิจารณาเรื่องที่พ้นอายุการเก็บ
    pub struct ReviewRow {
        /// Id.
        pub id: Id<Review>,
        /// The case.
        pub case: Id<Case> = "case_id",
        /// Its office.
        pub office: Id<Office> = "office_id",
        /// Its class when it was reviewed.
        pub class: CaseClass,
        /// What came of it.
        pub state: ReviewState,
        /// Who put it forward.
        pub proposed_by: Id<Staff>,
        /// When.
        pub proposed_at: Moment,
        /// Why.
        pub reason: String,
        /// The number of the letter to the National Archives; empty where the case is kept.
        pub letter: String,
        /// The day of that letter.
        pub asked_on: Option<Day>,
        /// What they answered.
        pub archives: Option<ArchivesAnswer>,
        /// Until when it is kept longer.
        pub keep_until: Option<Day>,
        /// Who decided on the proposal.
        pub decided_by: Option<Id<Staff>>,
        /// When.
        pub decided_at: Option<Moment>,
        /// What they said.
        pub answer: String,
        /// Counts edits.
        pub version: i64,
    }
}

store::row! {
    /// ป้ายแทนเรื่องที่ลบแล้ว: all that is left of an erased case.
    pub struct TombstoneRow {
        /// The case.
        pub case: Id<Case> = "case_id",
        /// Its office.
        pub office: Id<Office> = "office_id",
        /// Its number.
        pub number: String,
        /// Its class.
        pub class: CaseClass,
        /// The day it was opened.
        pub opened_on: Day,
        /// The day it was closed.
        pub closed_on: Day,
        /// When it was erased.
        pub erased_at: Moment,
        /// Who put it forward.
        pub proposed_by: Id<Staff>,
        /// Who approved.
        pub approved_by: Id<Staff>,
        /// SHA-256 over what was there, in hex.
        pub digest: String,
        /// Files still to be removed from the disk, one digest a line.
        pub files: String,
    }
}
