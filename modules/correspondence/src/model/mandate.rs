//! การมอบอำนาจให้ปฏิบัติราชการแทน: a standing authority to sign letters of an office in the place of its head.

use kernel::{Code as _, Day, Id, Letter, Moment, Office, Staff};

use super::{Kind, Mandate};

store::row! {
    /// การมอบอำนาจหนึ่งครั้ง
    pub struct MandateRow {
        /// Id.
        pub id: Id<Mandate>,
        /// The office whose letters are signed.
        pub office: Id<Office> = "office_id",
        /// ผู้มอบอำนาจ
        pub giver: Id<Staff>,
        /// Their post as it is printed, line by line.
        pub giver_post: String,
        /// ผู้รับมอบอำนาจ
        pub signer: Id<Staff>,
        /// The codes of the kinds of letters, with a space between.
        pub kinds: String,
        /// The order by which it is given, as the register has it.
        pub order_letter: Option<Id<Letter>>,
        /// The order in words, where the register does not have it.
        pub order_words: String,
        /// The first day.
        pub from_on: Day,
        /// The last day; none where it has none.
        pub until_on: Option<Day>,
        /// Who recorded it.
        pub made_by: Id<Staff>,
        /// When.
        pub made_at: Moment,
        /// Who ended it.
        pub ended_by: Option<Id<Staff>>,
        /// When; it is in force no more from that moment on.
        pub ended_at: Option<Moment>,
    }
}

impl MandateRow {
    /// The kinds of letters that may be signed under it.
    #[must_use]
    pub fn kinds(&self) -> Vec<Kind> {
        self.kinds.split(' ').filter_map(Kind::from_code).collect()
    }

    /// Whether it is in force on a day.
    #[must_use]
    pub fn is_in_force(&self, on: Day) -> bool {
        self.ended_at.is_none() && self.from_on <= on && self.until_on.is_none_or(|until| until >= on)
    }

    /// Whether a letter of a kind may be signed under it on a day.
    #[must_use]
    pub fn covers(&self, kind: Kind, on: Day) -> bool {
        self.is_in_force(on) && self.kinds().contains(&kind)
    }
}
