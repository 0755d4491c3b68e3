//! ค่าอ้างอิง: numbers that an office may change, each with its source and how sure that is (data/reference/README.md).

use kernel::{Certainty, Lang};

store::row! {
    /// ค่าหนึ่ง: hours, years or days.
    pub struct SettingRow {
        /// `urgency`, `retention` or `setting`.
        pub list: String,
        /// Its code.
        pub code: String,
        /// Its name in Thai.
        pub th: String,
        /// Its name in English.
        pub en: String,
        /// The number; none where a law or eternity decides.
        pub amount: Option<i64>,
        /// The clause.
        pub legal_basis: String,
        /// How certain it is.
        pub source_mark: Certainty,
        /// Counts edits.
        pub version: i64,
    }
}

impl SettingRow {
    /// The name in a language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::En { &self.en } else { &self.th }
    }
}
