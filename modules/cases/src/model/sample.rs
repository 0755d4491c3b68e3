//! Samples of closed cases that are reviewed for the quality of the work.

use kernel::{Case, Day, Id, Moment, Office, Staff};

use super::{Sample, SampleItem};

kernel::codes! {
    /// ผลการตรวจรายข้อ
    pub enum QualityMark {
        /// ครบ
        Met = "met",
        /// บางส่วน
        Partly = "partly",
        /// ไม่พบ
        NotMet = "not-met",
        /// ไม่เกี่ยวกับเรื่องนี้
        NotApplicable = "not-applicable",
    }
}

store::row! {
    /// การสุ่มตรวจ: a draw from the cases that an office closed in a span of days.
    pub struct SampleRow {
        /// Id.
        pub id: Id<Sample> = "s.id",
        /// The office, with all below it.
        pub office: Id<Office> = "s.office_id",
        /// From this day on.
        pub from: Day = "s.from_day",
        /// Up to this one.
        pub until: Day = "s.until_day",
        /// How many were asked for.
        pub size: i64 = "s.size",
        /// What was drawn from: JSON, `[["case", "worker"], …]` as ids of addresses.
        pub population: String = "s.population",
        /// What the draw was made with.
        pub seed: String = "s.seed",
        /// Who drew.
        pub drawn_by: Id<Staff> = "s.drawn_by",
        /// When.
        pub drawn_at: Moment = "s.drawn_at",
    }
}

store::row! {
    /// เรื่องที่สุ่มได้
    pub struct SampleItemRow {
        /// Id.
        pub id: Id<SampleItem> = "i.id",
        /// The sample.
        pub sample: Id<Sample> = "i.sample_id",
        /// The case.
        pub case: Id<Case> = "i.case_id",
        /// Whose work it is: the owner of the case when it was drawn.
        pub worker: Id<Staff> = "i.worker_id",
        /// Who reviews it; none while nobody may.
        pub reviewer: Option<Id<Staff>> = "i.reviewer_id",
        /// When it was reviewed.
        pub reviewed_at: Option<Moment> = "i.reviewed_at",
        /// The points given.
        pub points: i64 = "i.points",
        /// The points that could be given.
        pub most: i64 = "i.most",
        /// What the reviewer says to the worker.
        pub feedback: String = "i.feedback",
        /// When the worker replied.
        pub replied_at: Option<Moment> = "i.replied_at",
        /// What the worker says to it.
        pub reply: String = "i.reply",
        /// Counts edits.
        pub version: i64 = "i.version",
    }
}

store::row! {
    /// ผลของข้อหนึ่ง
    pub struct SampleMarkRow {
        /// The item of the checklist, an entry of the reference data.
        pub code: String,
        /// What was found.
        pub mark: QualityMark,
        /// Why.
        pub comment: String,
    }
}
