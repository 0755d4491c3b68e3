//! คำขึ้นต้นและคำลงท้าย: what a letter begins and ends with, by who it is addressed to (ระเบียบงานสารบรรณ ภาคผนวก 2).

use kernel::{Certainty, Lang, Moment};

store::row! {
    /// คำขึ้นต้นและคำลงท้ายชุดหนึ่ง
    pub struct SalutationRow {
        /// Its code, never reused.
        pub code: String,
        /// To whom, in Thai.
        pub th: String,
        /// To whom, in English.
        pub en: String,
        /// คำขึ้นต้น
        pub greeting: String,
        /// คำลงท้าย
        pub farewell: String,
        /// The clause.
        pub legal_basis: String,
        /// How certain it is.
        pub source_mark: Certainty,
        /// Whether no new letter may have it.
        pub ended: bool,
        /// Who saved it last, by name; empty for the program itself.
        pub changed_by: String,
        /// When.
        pub changed_at: Moment,
        /// Counts edits.
        pub version: i64,
    }
}

impl SalutationRow {
    /// The one of a letter for which nobody chose; it cannot be ended.
    pub const GENERAL: &'static str = "general";

    /// To whom, in a language.
    #[must_use]
    pub fn whom(&self, lang: Lang) -> &str {
        if lang == Lang::En { &self.en } else { &self.th }
    }
}
