//! เรื่องในระเบียบวาระ and the files that belong to it.

use kernel::{Id, Meeting, Moment, Resolution, Staff};
use store::files::FileKind;

use super::{File, Item};

kernel::codes! {
    /// ระเบียบวาระ: the five standard items.
    pub enum Section {
        /// เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ
        Chair = "1-chair",
        /// เรื่องรับรองรายงานการประชุม
        Minutes = "2-minutes",
        /// เรื่องเสนอเพื่อทราบ
        Information = "3-information",
        /// เรื่องเสนอเพื่อพิจารณา
        Consideration = "4-consideration",
        /// เรื่องอื่น ๆ
        Other = "5-other",
    }
}

impl Section {
    /// The words of the official paper.
    #[must_use]
    pub const fn thai(self) -> &'static str {
        match self {
            Self::Chair => "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
            Self::Minutes => "เรื่องรับรองรายงานการประชุม",
            Self::Information => "เรื่องเสนอเพื่อทราบ",
            Self::Consideration => "เรื่องเสนอเพื่อพิจารณา",
            Self::Other => "เรื่องอื่น ๆ (ถ้ามี)",
        }
    }

    /// The number of the agenda item, from 1.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Chair => 1,
            Self::Minutes => 2,
            Self::Information => 3,
            Self::Consideration => 4,
            Self::Other => 5,
        }
    }
}

store::row! {
    /// เรื่องในระเบียบวาระ
    pub struct ItemRow {
        /// Id.
        pub id: Id<Item>,
        /// The meeting.
        pub meeting: Id<Meeting>,
        /// Under which of the five.
        pub section: Section,
        /// Place under it, from 1.
        pub rank: i64,
        /// What it is.
        pub title: String,
        /// What the members read before.
        pub briefing: String,
        /// Who presents it.
        pub presenter: String,
        /// What the minutes say of it.
        pub said: String,
        /// The meeting whose minutes are certified here.
        pub certifies: Option<Id<Meeting>>,
        /// The resolution that is reported on here.
        pub follows: Option<Id<Resolution>>,
        /// When the minutes of it were last saved.
        pub saved_at: Moment,
        /// Counts edits.
        pub version: i64,
    }
}

store::row! {
    /// เอกสารประกอบวาระ
    pub struct FileRow {
        /// Id.
        pub id: Id<File>,
        /// The meeting.
        pub meeting: Id<Meeting>,
        /// The item.
        pub item: Id<Item>,
        /// Its name.
        pub name: String,
        /// What it is.
        pub kind: FileKind,
        /// Bytes.
        pub size: i64,
        /// SHA-256 of its content in hex.
        pub digest: String,
        /// Who added it.
        pub added_by: Id<Staff>,
        /// When.
        pub added_at: Moment,
    }
}
