//! คู่ระเบียน: two records that may be of one person, until somebody decides it.

use kernel::{Code as _, Id, Moment, Person};

use crate::rules::Reason;

kernel::kinds! {
    /// คู่ระเบียน: two records that may be of one person.
    Pair = "person-pair";
    /// การรวมระเบียน: one record taken into another.
    Merge = "person-merge";
}

kernel::codes! {
    /// สถานะของคู่ระเบียน
    pub enum PairState {
        /// รอตรวจ
        Waiting = "waiting",
        /// ถามหน่วยงานที่ดูแลแล้ว
        Asked = "asked",
        /// รวมแล้ว
        Merged = "merged",
        /// คนละคน
        Different = "different",
    }
}

impl PairState {
    /// Whether nobody has decided yet.
    pub(crate) const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Asked)
    }
}

store::row! {
    /// One pair.
    pub struct PairRow {
        /// Id.
        pub id: Id<Pair> = "q.id",
        /// Counts decisions.
        pub version: i64 = "q.version",
        /// The record made first, which stays when the two are merged.
        pub a: Id<Person> = "q.a",
        /// The other.
        pub b: Id<Person> = "q.b",
        /// How likely they are one person, in ten-thousandths.
        pub likelihood: i64 = "q.likelihood",
        /// The codes of what speaks for it, weightiest first.
        pub reasons: String = "q.reasons",
        /// How far it is.
        pub state: PairState = "q.state",
        /// When it was found.
        pub found_at: Moment = "q.found_at",
        /// When it was decided.
        pub decided_at: Option<Moment> = "q.decided_at",
        /// By whom it was decided, or asked.
        pub decided_by: String = "q.decided_by",
        /// Why, as far as they said.
        pub why: String = "q.why",
    }
}

impl PairRow {
    /// What speaks for it.
    pub(crate) fn reasons(&self) -> Vec<Reason> {
        self.reasons.split(' ').filter_map(Reason::from_code).collect()
    }

    /// The other of the two.
    pub(crate) fn other(&self, one: Id<Person>) -> Id<Person> {
        if self.a == one { self.b } else { self.a }
    }
}
