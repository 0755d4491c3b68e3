//! ค่าอ้างอิง: numbers that an office may change, each with its source and how sure that is (data/reference/README.md).

use kernel::{Certainty, Code as _, Lang};

use super::Series;

store::row! {
    /// ค่าหนึ่ง: hours, years or days.
    pub struct SettingRow {
        /// `urgency`, `retention`, `setting`, the code of a secret register, or `exchange`.
        pub list: String,
        /// Its code.
        pub code: String,
        /// Its name in Thai.
        pub th: String,
        /// Its name in English.
        pub en: String,
        /// The number; none where a law or eternity decides. A column's place, 0 for one that the form does not have.
        pub amount: Option<i64>,
        /// ชื่อส่วนของแฟ้มแลกเปลี่ยน: an element's name.
        pub word: Option<String>,
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

    /// Whether it is a column of a register.
    #[must_use]
    pub fn is_column(&self) -> bool {
        Series::from_code(&self.list).is_some()
    }
}
