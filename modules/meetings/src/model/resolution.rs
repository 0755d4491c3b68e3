//! มติที่ประชุม: what was decided, by which votes, and what is to be done until when.

use kernel::{Body, Day, Id, Meeting, Moment, Office, Resolution, Staff};

use super::Item;

kernel::codes! {
    /// ประเภทของมติ
    pub enum Decision {
        /// รับทราบ
        Noted = "noted",
        /// เห็นชอบ
        Agreed = "agreed",
        /// อนุมัติ
        Approved = "approved",
        /// ไม่อนุมัติ
        Refused = "refused",
        /// มอบหมาย
        Assigned = "assigned",
        /// ให้ทบทวน
        Review = "review",
    }
}

impl Decision {
    /// The words of the official paper.
    #[must_use]
    pub const fn thai(self) -> &'static str {
        match self {
            Self::Noted => "รับทราบ",
            Self::Agreed => "เห็นชอบ",
            Self::Approved => "อนุมัติ",
            Self::Refused => "ไม่อนุมัติ",
            Self::Assigned => "มอบหมาย",
            Self::Review => "ให้ทบทวน",
        }
    }

    /// Whether somebody must do something because of it.
    #[must_use]
    pub const fn asks_owner(self) -> bool {
        matches!(self, Self::Assigned | Self::Review)
    }

    /// Whether it says yes to what was put to the vote, so that it needs the votes for it.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        !matches!(self, Self::Refused | Self::Noted | Self::Review)
    }
}

kernel::codes! {
    /// เสียงชี้ขาดของประธาน
    pub enum Casting {
        /// เห็นด้วย
        For = "for",
        /// ไม่เห็นด้วย
        Against = "against",
    }
}

kernel::codes! {
    /// การดำเนินการตามมติ
    pub enum TaskState {
        /// ไม่ต้องดำเนินการต่อ
        None = "none",
        /// กำลังดำเนินการ
        Open = "open",
        /// เสร็จแล้ว
        Done = "done",
        /// ยุติโดยมติใหม่
        Dropped = "dropped",
    }
}

store::row! {
    /// มติที่ประชุม
    pub struct ResolutionRow {
        /// Id.
        pub id: Id<Resolution>,
        /// The meeting.
        pub meeting: Id<Meeting>,
        /// The body.
        pub body: Id<Body>,
        /// The office that keeps its papers.
        pub office: Id<Office> = "office_id",
        /// On which item.
        pub item: Id<Item>,
        /// พ.ศ. of the meeting.
        pub year: i64,
        /// What kind.
        pub kind: Decision,
        /// Its words.
        pub words: String,
        /// Votes for it; none where nobody counted.
        pub votes_for: Option<i64>,
        /// Votes against it.
        pub votes_against: Option<i64>,
        /// Abstentions.
        pub votes_abstain: Option<i64>,
        /// The chair's casting vote.
        pub casting: Option<Casting>,
        /// Who sees to it.
        pub owner: Option<Id<Staff>>,
        /// Which office does.
        pub owner_office: Option<Id<Office>>,
        /// Their name, as the minutes say it.
        pub owner_name: String,
        /// Until when.
        pub due_on: Option<Day>,
        /// How far it is.
        pub state: TaskState,
        /// When it was done or dropped.
        pub settled_on: Option<Day>,
        /// What kind of record it became; empty for none.
        pub plan_kind: String,
        /// Its id.
        pub plan_id: Option<i64>,
        /// Whether its owner was told that it is late.
        pub late_told: bool,
        /// Counts edits.
        pub version: i64,
    }
}

store::row! {
    /// รายงานผลการดำเนินการตามมติ
    pub struct ReportRow {
        /// Id.
        pub id: i64,
        /// Of which resolution.
        pub resolution: Id<Resolution>,
        /// When.
        pub at: Moment,
        /// By whom.
        pub staff: Id<Staff>,
        /// What was done.
        pub words: String,
        /// How far it was then.
        pub state: TaskState,
    }
}
