//! The nouns of the directory, after those of Open Referral's HSDS 3.1: organisations, their locations, their services.

mod brief;
mod hours;
mod organisation;
mod phone;
mod service;
mod uuid;

use kernel::{Id, Lang, Moment};

pub(crate) use brief::read;
pub use brief::{OrganisationBrief, ServiceBrief};
pub use hours::{DAY, Schedule, Weekday};
pub use organisation::{Coordinates, LocationKind, NewLocation, NewOrganisation};
pub use phone::{Contact, Phone};
pub use service::{
    Area, Cost, LANGUAGES, Language, NewService, PointDetails, Reach, RequiredDocument, ServicePoint, Source, Topic,
};
pub use uuid::{Part, Uuid, keep_ids};

kernel::kinds! {
    /// องค์กรผู้ให้บริการ: whoever offers services, outside the office tree as a rule.
    Organisation = "organisation";
    /// ที่ตั้ง: where an organisation works.
    Location = "location";
    /// บริการ: what an organisation offers to whom, where and when.
    Service = "service";
}

kernel::codes! {
    /// สถานะของบริการ, in the words of HSDS 3.1 (`service.status`).
    pub enum Status {
        /// ให้บริการอยู่
        Active = "active",
        /// ปิดชั่วคราว
        Closed = "temporarily closed",
        /// งดให้บริการ
        Inactive = "inactive",
        /// เลิกแล้ว
        Defunct = "defunct",
    }
}

impl Status {
    /// Whether somebody can be sent there.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Active)
    }

    /// The key of its text: keys have no spaces.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Active => "directory-status-active",
            Self::Closed => "directory-status-closed",
            Self::Inactive => "directory-status-inactive",
            Self::Defunct => "directory-status-defunct",
        }
    }
}

kernel::codes! {
    /// บัญชีคำสำหรับค้นบริการ: the lists that services are sorted by, the same as those of casework.
    pub enum TopicList {
        /// สภาพปัญหา
        Problem = "problem-area",
        /// กลุ่มเป้าหมาย
        Group = "target-group",
    }
}

store::row! {
    /// คำหรือจำนวนอ้างอิง: a word that services are found by, or a number that is set.
    pub struct ReferenceRow {
        /// Which list.
        pub list: String,
        /// Its code.
        pub code: String,
        /// Its name in Thai.
        pub th: String,
        /// Its name in English.
        pub en: String,
        /// The number it sets; none for a word.
        pub amount: Option<i64>,
        /// Where it comes from, in words.
        pub legal_basis: String,
        /// How certain it is (data/reference/README.md).
        pub source_mark: String,
        /// Its version.
        pub version: i64,
    }
}

impl ReferenceRow {
    /// Its name in a language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::Th { &self.th } else { &self.en }
    }
}

/// What every entry has beside what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The id by which it is known outside, kept for ever.
    pub uuid: Uuid,
    /// Version, named by every change.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: Moment,
    /// By whom.
    pub changed_by: String,
}

/// องค์กรในทำเนียบ
#[derive(Debug, Clone, PartialEq)]
pub struct OrganisationRecord {
    /// Id.
    pub id: Id<Organisation>,
    /// Uuid, version, last change.
    pub stamp: Stamp,
    /// Whether it still exists.
    pub active: bool,
    /// The entry that holds it now, when it stood here twice.
    pub merged_into: Option<Id<Organisation>>,
    /// What the entry says.
    pub about: NewOrganisation,
}

/// ที่ตั้งในทำเนียบ
#[derive(Debug, Clone, PartialEq)]
pub struct LocationRecord {
    /// Id.
    pub id: Id<Location>,
    /// Uuid, version, last change.
    pub stamp: Stamp,
    /// Whose it is.
    pub organisation: Id<Organisation>,
    /// What the entry says.
    pub about: NewLocation,
}

/// บริการในทำเนียบ
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceRecord {
    /// Id.
    pub id: Id<Service>,
    /// Uuid, version, last change.
    pub stamp: Stamp,
    /// Who offers it.
    pub organisation: Id<Organisation>,
    /// Whether it can be had.
    pub status: Status,
    /// The day on which somebody last made sure of it.
    pub verified_on: Option<kernel::Day>,
    /// Who did; empty when nobody did.
    pub verified_by: String,
    /// What the entry says.
    pub about: NewService,
}
