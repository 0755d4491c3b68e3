//! The nouns of this module.

use kernel::Day;

kernel::kinds! {
    /// __thai__: one of them.
    __Singular__ = "__singular__";
}

/// __thai__ที่จะบันทึก: everything about a __singular__ that its writer states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New__Singular__ {
    /// What it is called.
    pub title: String,
    /// The day on which it took place.
    pub day: Day,
    /// What is worth keeping.
    pub note: String,
}
