//! Teaching notes between a supervisor and a supervisee, apart from the record of any case.

use kernel::{Case, Day, Id, Moment, Office, Staff};

use super::{Teaching, TeachingStep};

kernel::codes! {
    /// วิธีนิเทศงาน
    pub enum TeachingWay {
        /// พบกันสองคน
        InPerson = "in-person",
        /// ร่วมเยี่ยมหรือสังเกตการทำงาน
        Observed = "observed",
        /// เป็นกลุ่ม
        Group = "group",
        /// โทรศัพท์หรือภาพทางไกล
        Remote = "remote",
    }
}

store::row! {
    /// บันทึกนิเทศงาน
    pub struct TeachingRow {
        /// Id.
        pub id: Id<Teaching> = "n.id",
        /// The office that the supervisor supervises.
        pub office: Id<Office> = "n.office_id",
        /// ผู้นิเทศ
        pub supervisor: Id<Staff> = "n.supervisor_id",
        /// ผู้รับการนิเทศ
        pub supervisee: Id<Staff> = "n.supervisee_id",
        /// When.
        pub held_on: Day = "n.held_on",
        /// How.
        pub way: TeachingWay = "n.way",
        /// How long, in minutes.
        pub minutes: i64 = "n.minutes",
        /// What was to be learnt.
        pub goals: String = "n.goals",
        /// What was seen.
        pub observations: String = "n.observations",
        /// The case that was talked about, where it was one.
        pub case: Option<Id<Case>> = "n.case_id",
        /// When it was last written.
        pub saved_at: Moment = "n.saved_at",
        /// When the supervisee acknowledged it; from then on it is not changed.
        pub acknowledged_at: Option<Moment> = "n.acknowledged_at",
        /// What the supervisee says to it.
        pub comment: String = "n.comment",
        /// Counts edits.
        pub version: i64 = "n.version",
    }
}

store::row! {
    /// สิ่งที่ตกลงกัน: a step that the supervisee takes until a day.
    pub struct TeachingStepRow {
        /// Id.
        pub id: Id<TeachingStep>,
        /// The note.
        pub teaching: Id<Teaching> = "teaching_id",
        /// What.
        pub what: String,
        /// By when.
        pub due_on: Day,
        /// When it was done.
        pub done_on: Option<Day>,
        /// What came of it.
        pub result: String,
    }
}
