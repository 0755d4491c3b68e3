//! Days set to see the client again, and what was found.

use kernel::{Day, Id, Staff};

use super::Followup;

store::row! {
    /// การติดตาม
    pub struct FollowupRow {
        /// Id.
        pub id: Id<Followup>,
        /// By when.
        pub due_on: Day,
        /// What to look at.
        pub what: String as store::Packed,
        /// By whom.
        pub owner: Id<Staff> = "owner_id",
        /// When it was done.
        pub done_on: Option<Day>,
        /// What was found.
        pub result: String as store::Packed,
        /// Counts edits.
        pub version: i64,
    }
}
