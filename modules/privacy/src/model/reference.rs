//! บันทึกรายการกิจกรรม and the numbers that an office may change, each with its source and its certainty.

use kernel::{Certainty, Lang, Moment};

store::row! {
    /// รายการกิจกรรมหนึ่ง (ม.39)
    pub struct ActivityRow {
        /// The kind of record.
        pub code: String,
        /// Its name in Thai.
        pub th: String,
        /// Its name in English.
        pub en: String,
        /// Which data.
        pub data: String,
        /// What for.
        pub purpose: String,
        /// The section it rests on.
        pub basis: String,
        /// The law behind it.
        pub law: String,
        /// How long it is kept.
        pub kept: String,
        /// Who receives it.
        pub recipients: String,
        /// What protects it.
        pub safeguards: String,
        /// Whether it rests on consent.
        pub asks_consent: bool,
        /// What stops when consent is withdrawn.
        pub without_consent: String,
        /// How certain it is.
        pub source_mark: Certainty,
        /// Counts edits.
        pub version: i64,
        /// When it was last changed.
        pub changed_at: Moment,
        /// By whom.
        pub changed_by: String,
    }
}

impl ActivityRow {
    /// The name in a language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::En { &self.en } else { &self.th }
    }
}

store::row! {
    /// สิทธิ เหตุปฏิเสธ หรือค่าที่ตั้งไว้
    pub struct SettingRow {
        /// `right`, `ground` or `setting`.
        pub list: String,
        /// Its code.
        pub code: String,
        /// Its name in Thai.
        pub th: String,
        /// Its name in English.
        pub en: String,
        /// The number it sets, where it sets one.
        pub amount: Option<i64>,
        /// The codes of the rights for which a ground may be given, blank between them.
        pub rights: String,
        /// The section.
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

    /// Whether a ground may be given for a right.
    #[must_use]
    pub fn serves(&self, claim: super::Claim) -> bool {
        self.rights.split_whitespace().any(|code| code == kernel::Code::code(claim))
    }
}
