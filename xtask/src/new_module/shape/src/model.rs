//! The nouns of this module: their ids and their rows.

use kernel::{Day, Id};
use store::row;

kernel::kinds! {
    /// __thai__: one of them.
    __Singular__ = "__singular__";
}

row! {
    /// __thai__: one as it lies in its table.
    pub struct __Singular__Row {
        /// Its id.
        pub id: Id<__Singular__>,
        /// What it is called.
        pub title: String,
        /// The day on which it took place.
        pub day: Day,
        /// What is worth keeping.
        pub note: String,
    }
}
