//! Situation reports of an office for a month, in their revisions.

use kernel::{Id, Moment, Office, Staff};

use super::Report;

kernel::codes! {
    /// สถานะของรายงาน
    pub enum ReportState {
        /// ร่าง
        Draft = "draft",
        /// ลงนามแล้ว
        Signed = "signed",
    }
}

store::row! {
    /// รายงานสถานการณ์ทางสังคม
    pub struct ReportRow {
        /// Id.
        pub id: Id<Report> = "r.id",
        /// The office, with all below it.
        pub office: Id<Office> = "r.office_id",
        /// The month, yyyymm of the Common Era.
        pub month: i64 = "r.month",
        /// From 1.
        pub revision: i64 = "r.revision",
        /// Where it stands.
        pub state: ReportState = "r.state",
        /// Who writes it.
        pub author: Id<Staff> = "r.author_id",
        /// สถานการณ์สำคัญ
        pub situation: String = "r.situation",
        /// ข้อวิเคราะห์
        pub analysis: String = "r.analysis",
        /// ข้อเสนอ
        pub proposals: String = "r.proposals",
        /// When it was last written.
        pub saved_at: Moment = "r.saved_at",
        /// When it was signed.
        pub signed_at: Option<Moment> = "r.signed_at",
        /// Who signed, as named then.
        pub signed_name: String = "r.signed_name",
        /// As what.
        pub signed_post: String = "r.signed_post",
        /// The figures as of the signature, in full, as JSON of the printed paper; empty while it is a draft, or where its
        /// author did not see everything.
        pub in_full: String = "r.in_full",
        /// The same as published.
        pub published: String = "r.published",
        /// Counts edits.
        pub version: i64 = "r.version",
    }
}
