//! The actions that a signed plan asks for, and what came of them.

use kernel::{Day, Id, Staff};

use super::{Action, Paper};

store::row! {
    /// กิจกรรมตามแผน
    pub struct ActionRow {
        /// Id.
        pub id: Id<Action>,
        /// The plan it comes from.
        pub paper: Id<Paper> = "paper_id",
        /// The goal it serves.
        pub goal: String as store::Packed,
        /// What is done.
        pub what: String as store::Packed,
        /// The colleague who does it, if one does.
        pub owner: Option<Id<Staff>> = "owner_id",
        /// Who does it, in words.
        pub owner_name: String,
        /// By when.
        pub due_on: Day,
        /// When it was done.
        pub done_on: Option<Day>,
        /// What came of it.
        pub result: String as store::Packed,
        /// Counts edits.
        pub version: i64,
    }
}
