//! การประชุม: one sitting of a body, from being planned to certified minutes.

use kernel::{Body, Day, Id, Meeting, Moment, Office, Staff};

kernel::codes! {
    /// ประเภทการประชุม
    pub enum MeetingKind {
        /// สามัญ
        Ordinary = "ordinary",
        /// วิสามัญ
        Extraordinary = "extraordinary",
    }
}

kernel::codes! {
    /// ชุดเลขครั้งที่: what the number counts.
    pub enum Series {
        /// ทุกครั้งนับรวมกัน
        All = "all",
        /// สามัญ
        Ordinary = "ordinary",
        /// วิสามัญ
        Extraordinary = "extraordinary",
    }
}

kernel::codes! {
    /// วิธีประชุม
    pub enum Way {
        /// ประชุมในห้อง
        Room = "room",
        /// ผ่านสื่ออิเล็กทรอนิกส์
        Online = "online",
        /// ทั้งสองวิธี
        Both = "both",
    }
}

kernel::codes! {
    /// วิธีจดรายงาน
    pub enum Style {
        /// จดละเอียดทุกคำพูดและมติ
        Verbatim = "verbatim",
        /// จดย่อและมติ
        Brief = "brief",
        /// จดแต่เหตุผลกับมติ
        Reasons = "reasons",
    }
}

kernel::codes! {
    /// สถานะของการประชุม
    pub enum MeetingState {
        /// กำลังเตรียม
        Planned = "planned",
        /// เรียกประชุมแล้ว
        Called = "called",
        /// กำลังประชุม
        Underway = "underway",
        /// เลิกประชุมแล้ว รอรับรองรายงาน
        Ended = "ended",
        /// รับรองรายงานแล้ว
        Certified = "certified",
        /// ยกเลิก
        Cancelled = "cancelled",
    }
}

kernel::codes! {
    /// วิธีรับรองรายงานการประชุม
    pub enum Certified {
        /// รับรองในการประชุมครั้งนั้น
        AtOnce = "at-once",
        /// รับรองในการประชุมครั้งต่อไป
        NextMeeting = "next-meeting",
        /// รับรองโดยการแจ้งเวียน
        Circulation = "circulation",
    }
}

store::row! {
    /// การประชุม
    pub struct MeetingRow {
        /// Id.
        pub id: Id<Meeting>,
        /// Who meets.
        pub body: Id<Body>,
        /// The office that keeps its papers.
        pub office: Id<Office> = "office_id",
        /// Ordinary or extraordinary.
        pub kind: MeetingKind,
        /// What the number counts.
        pub series: Series,
        /// ครั้งที่; none before it is called.
        pub number: Option<i64>,
        /// พ.ศ. of the number.
        pub year: i64,
        /// When it begins.
        pub starts_at: Moment,
        /// How.
        pub way: Way,
        /// Where.
        pub place: String,
        /// ประชุมลับ: only its members and whoever was asked to come learn of it.
        pub closed: bool,
        /// How the minutes are written.
        pub style: Style,
        /// Where it stands.
        pub state: MeetingState,
        /// SEQUENCE of its calendar entry (RFC 5545 3.8.7.4).
        pub sequence: i64,
        /// เริ่มประชุมเวลา
        pub opened_at: Option<Moment>,
        /// เลิกประชุมเวลา
        pub ended_at: Option<Moment>,
        /// ผู้จดรายงานการประชุม
        pub taken_by: String,
        /// ผู้ตรวจรายงานการประชุม
        pub checked_by: String,
        /// Where its record was taken from, where it was entered later; printed under the minutes.
        pub source: String,
        /// Why it was cancelled.
        pub reason: String,
        /// What kind of record the letter of invitation is; empty without one.
        pub letter_kind: String,
        /// Its id.
        pub letter_id: Option<i64>,
        /// Since when the minutes circulate among the members.
        pub circulated_on: Option<Day>,
        /// Until when these may object.
        pub object_until: Option<Day>,
        /// How the minutes were certified.
        pub certified_way: Option<Certified>,
        /// On which day.
        pub certified_on: Option<Day>,
        /// In which meeting.
        pub certified_in: Option<Id<Meeting>>,
        /// What was said of it.
        pub certified_note: String,
        /// What the certified minutes say, as JSON; empty before.
        pub content: String,
        /// SHA-256 of it, in hex; empty before.
        pub sha256: String,
        /// Counts edits.
        pub version: i64,
    }
}

impl MeetingRow {
    /// ครั้งที่, as it is said: `1/2569`; nothing before it has a number.
    #[must_use]
    pub fn label(&self) -> String {
        self.number.map_or_else(String::new, |number| format!("{number}/{}", self.year))
    }
}

store::row! {
    /// ข้อแก้ไขรายงานการประชุม
    pub struct CorrectionRow {
        /// Id.
        pub id: i64,
        /// Whose minutes.
        pub meeting: Id<Meeting>,
        /// Who asked for it.
        pub asked_by: String,
        /// Where in the minutes.
        pub place: String,
        /// What it says, and what it shall say.
        pub words: String,
        /// When it was written down.
        pub at: Moment,
        /// By whom.
        pub staff: Id<Staff>,
    }
}
