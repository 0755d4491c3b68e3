//! ผู้ได้รับเชิญ: what they answered, and whether they came.

use kernel::{Id, Meeting, Moment, Staff};

use super::{Attendee, Part};

kernel::codes! {
    /// การตอบรับ
    pub enum Reply {
        /// ยังไม่ตอบ
        None = "none",
        /// มา
        Coming = "coming",
        /// ส่งผู้แทน
        Deputy = "deputy",
        /// ไม่มา
        Declined = "declined",
    }
}

kernel::codes! {
    /// การมาประชุม
    pub enum Presence {
        /// ยังไม่บันทึก
        Unknown = "unknown",
        /// มา
        Present = "present",
        /// ผู้แทนมา
        Deputy = "deputy",
        /// ไม่มา
        Absent = "absent",
    }
}

store::row! {
    /// ผู้ได้รับเชิญหรือผู้มาประชุม
    pub struct AttendeeRow {
        /// Id.
        pub id: Id<Attendee>,
        /// The meeting.
        pub meeting: Id<Meeting>,
        /// Who, where they work here.
        pub staff: Option<Id<Staff>>,
        /// Name with title.
        pub name: String,
        /// What they are outside the body.
        pub post: String,
        /// What they are in it.
        pub part: Part,
        /// Place among the members.
        pub rank: i64,
        /// What they answered.
        pub reply: Reply,
        /// Why they do not come, or what they said.
        pub reply_note: String,
        /// When they answered.
        pub replied_at: Option<Moment>,
        /// Whether they came.
        pub presence: Presence,
        /// Who comes in their place.
        pub deputy_name: String,
        /// What the deputy is.
        pub deputy_post: String,
        /// When they came, where they came late.
        pub arrived_at: Option<Moment>,
        /// When they left, where they left early.
        pub left_at: Option<Moment>,
        /// Why they did not come: ติดราชการ, ลา.
        pub absence: String,
        /// Counts edits.
        pub version: i64,
    }
}

impl AttendeeRow {
    /// Somebody who is asked to come as that part of the body, not named yet, and has not answered.
    #[must_use]
    pub const fn asked(id: Id<Attendee>, meeting: Id<Meeting>, part: Part) -> Self {
        Self {
            id,
            meeting,
            staff: None,
            name: String::new(),
            post: String::new(),
            part,
            rank: part.rank(),
            reply: Reply::None,
            reply_note: String::new(),
            replied_at: None,
            presence: Presence::Unknown,
            deputy_name: String::new(),
            deputy_post: String::new(),
            arrived_at: None,
            left_at: None,
            absence: String::new(),
            version: 1,
        }
    }
}
