//! Letters of the office that belong to a case.

use kernel::{Id, Letter};

kernel::codes! {
    /// หนังสือมีส่วนในเรื่องอย่างไร
    pub enum LetterPart {
        /// เรื่องเปิดจากหนังสือนี้
        Opened = "opened",
        /// หนังสือตอบในเรื่อง
        Answer = "answer",
        /// หนังสือนำส่งการส่งต่อ
        Referral = "referral",
    }
}

store::row! {
    /// หนังสือของเรื่อง
    pub struct CaseLetterRow {
        /// Which letter.
        pub letter: Id<Letter>,
        /// What it is for the case.
        pub part: LetterPart,
    }
}
