//! คณะ: who meets, by which rules, and who sits in it from when to when.

use kernel::{Body, Day, Id, Office, Staff};

use super::Seat;

kernel::codes! {
    /// ชนิดของคณะ
    pub enum BodyKind {
        /// คณะกรรมการอำนวยการ
        Executive = "executive",
        /// คณะกรรมการ
        Committee = "committee",
        /// คณะอนุกรรมการ
        Subcommittee = "subcommittee",
        /// คณะทำงาน
        WorkingGroup = "working-group",
        /// ที่ประชุมใหญ่
        General = "general",
        /// คณะกรรมการประสานงานส่วนภูมิภาค
        Regional = "regional",
        /// คณะกรรมการระดับชาติ
        National = "national",
        /// การประชุมของหน่วยงาน
        Office = "office",
    }
}

kernel::codes! {
    /// องค์ประชุม: how many of the members must be there.
    pub enum Quorum {
        /// ไม่น้อยกว่ากึ่งหนึ่ง
        Half = "half",
        /// เกินกึ่งหนึ่ง
        MoreThanHalf = "more-than-half",
        /// ไม่น้อยกว่าหนึ่งในสาม
        Third = "third",
        /// ไม่น้อยกว่าสองในสาม
        TwoThirds = "two-thirds",
        /// จำนวนที่กำหนด
        Number = "number",
    }
}

kernel::codes! {
    /// เสียงที่ถือเป็นมติ
    pub enum Majority {
        /// เสียงข้างมากของผู้ออกเสียง
        Cast = "cast",
        /// เกินกึ่งหนึ่งของผู้มาประชุม
        Present = "present",
        /// ไม่น้อยกว่าสองในสามของผู้มาประชุม
        TwoThirds = "two-thirds",
    }
}

kernel::codes! {
    /// ตำแหน่งในคณะ
    pub enum Part {
        /// ประธาน
        Chair = "chair",
        /// รองประธาน
        DeputyChair = "deputy-chair",
        /// กรรมการ
        Member = "member",
        /// กรรมการและเลขานุการ
        MemberSecretary = "member-secretary",
        /// กรรมการและผู้ช่วยเลขานุการ
        MemberAssistant = "member-assistant",
        /// เลขานุการ ซึ่งมิใช่กรรมการ
        Secretary = "secretary",
        /// ผู้เข้าร่วมประชุม ซึ่งมิใช่กรรมการ
        Guest = "guest",
    }
}

impl Part {
    /// The words of the official paper.
    #[must_use]
    pub const fn thai(self) -> &'static str {
        match self {
            Self::Chair => "ประธาน",
            Self::DeputyChair => "รองประธาน",
            Self::Member => "กรรมการ",
            Self::MemberSecretary => "กรรมการและเลขานุการ",
            Self::MemberAssistant => "กรรมการและผู้ช่วยเลขานุการ",
            Self::Secretary => "เลขานุการ",
            Self::Guest => "ผู้เข้าร่วมประชุม",
        }
    }

    /// Its place among the others, for the order of a list of members.
    #[must_use]
    pub const fn rank(self) -> i64 {
        match self {
            Self::Chair => 1,
            Self::DeputyChair => 2,
            Self::Member => 3,
            Self::MemberSecretary => 4,
            Self::MemberAssistant => 5,
            Self::Secretary => 6,
            Self::Guest => 7,
        }
    }

    /// Whether the holder is a member: counts for the quorum and has a vote.
    #[must_use]
    pub const fn is_member(self) -> bool {
        !matches!(self, Self::Secretary | Self::Guest)
    }

    /// Whether the holder keeps the papers of the body.
    #[must_use]
    pub const fn keeps_papers(self) -> bool {
        matches!(self, Self::MemberSecretary | Self::MemberAssistant | Self::Secretary)
    }

    /// Whether the holder may preside.
    #[must_use]
    pub const fn presides(self) -> bool {
        matches!(self, Self::Chair | Self::DeputyChair)
    }
}

store::row! {
    /// คณะ
    pub struct BodyRow {
        /// Id.
        pub id: Id<Body>,
        /// The office that keeps its papers.
        pub office: Id<Office> = "office_id",
        /// Name, as on its papers.
        pub name: String,
        /// Its kind.
        pub kind: BodyKind,
        /// The law or order by which it is; may be empty.
        pub basis: String,
        /// Its quorum.
        pub quorum: Quorum,
        /// The number, where the quorum is one.
        pub quorum_number: Option<i64>,
        /// What carries a resolution.
        pub majority: Majority,
        /// Whether the chair has one more vote when votes are equal.
        pub casting_vote: bool,
        /// Whether a deputy counts for the quorum and votes.
        pub deputies_count: bool,
        /// Whether extraordinary meetings are counted apart.
        pub apart: bool,
        /// Days by which it is called in advance.
        pub notice_days: i64,
        /// The last day; none while it exists.
        pub ended_on: Option<Day>,
        /// Counts edits.
        pub version: i64,
    }
}

store::row! {
    /// ตำแหน่งในคณะ: somebody from a day to a day.
    pub struct SeatRow {
        /// Id.
        pub id: Id<Seat>,
        /// The body.
        pub body: Id<Body>,
        /// Who, where they work here.
        pub staff: Option<Id<Staff>>,
        /// Name with title, as on its papers.
        pub name: String,
        /// What they are outside the body.
        pub post: String,
        /// What they are in it.
        pub part: Part,
        /// Place among the members.
        pub rank: i64,
        /// The first day.
        pub from_on: Day,
        /// The last day; none while it is open.
        pub until_on: Option<Day>,
        /// Counts edits.
        pub version: i64,
    }
}
