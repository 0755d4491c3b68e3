//! Entries of the reference data: words, clocks and signs that an office may change, with their sources.

use kernel::{Certainty, Lang};

use super::Urgency;

store::row! {
    /// รายการอ้างอิง
    pub struct ReferenceEntry {
        /// Which list.
        pub list: String,
        /// Its code.
        pub code: String,
        /// Its name in Thai.
        pub th: String,
        /// Its name in English.
        pub en: String,
        /// Hours to the first contact, for an urgency.
        pub hours_contact: Option<i64>,
        /// Hours to the facts, for an urgency.
        pub hours_facts: Option<i64>,
        /// Hours to the plan, for an urgency.
        pub hours_plan: Option<i64>,
        /// The number that is set, where it is one.
        pub amount: Option<i64>,
        /// The least urgency, for a sign.
        pub floor_urgency: Option<Urgency>,
        /// ฐานทางกฎหมาย
        pub legal_basis: String,
        /// How certain it is.
        pub source_mark: Certainty,
        /// Counts edits.
        pub version: i64,
    }
}

impl ReferenceEntry {
    /// The name in a language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Th => &self.th,
            Lang::En => &self.en,
        }
    }
}
