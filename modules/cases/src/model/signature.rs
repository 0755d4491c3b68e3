//! Signatures under papers, and the rules that say who must sign.

use kernel::{Id, Level, Moment, Staff};

use super::{Gravity, Paper, Step};

kernel::codes! {
    /// ลงนามในฐานะ
    pub enum SignaturePart {
        /// ผู้เขียน
        Author = "author",
        /// ผู้ลงนามร่วม
        Cosigner = "cosigner",
    }
}

store::row! {
    /// ลายมือชื่อ
    pub struct SignatureRow {
        /// The paper.
        pub paper: Id<Paper> = "paper_id",
        /// Who signed.
        pub staff: Id<Staff> = "staff_id",
        /// Their name then.
        pub name: String,
        /// Their level then, if they had one.
        pub level: Option<Level>,
        /// Their office then.
        pub office_name: String,
        /// For whom they acted.
        pub acting_for: Option<Id<Staff>>,
        /// As what.
        pub part: SignaturePart,
        /// The duty under which they signed.
        pub duty: String,
        /// When.
        pub signed_at: Moment,
        /// SHA-256 of what they signed.
        pub digest: String,
    }
}

store::row! {
    /// กฎการลงนาม: who must sign a step, read from the imported position standard.
    pub struct SigningRule {
        /// The step.
        pub step: Step,
        /// The gravity.
        pub gravity: Gravity,
        /// The least level.
        pub min_level: Level,
        /// Whether a second person signs whoever wrote it; otherwise only the work of lower levels needs one.
        pub everyone: bool,
        /// The duty's address.
        pub duty: String,
    }
}
