//! The two languages of every screen.

crate::codes! {
    /// ภาษา: the language of a page; Thai is the source.
    pub enum Lang {
        /// ไทย
        Th = "th",
        /// English
        En = "en",
    }
}
