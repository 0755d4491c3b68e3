//! Who works on a case.

use kernel::{Id, Moment, Staff};

use super::Member;

kernel::codes! {
    /// หน้าที่ในทีม
    pub enum Part {
        /// เจ้าของเรื่อง
        Owner = "owner",
        /// ผู้ร่วมทีม
        Member = "member",
        /// ผู้ตรวจและลงนามร่วม
        Reviewer = "reviewer",
    }
}

store::row! {
    /// ผู้ร่วมงานในเรื่อง
    pub struct MemberRow {
        /// Id of this part.
        pub id: Id<Member>,
        /// Who.
        pub staff: Id<Staff> = "staff_id",
        /// As what.
        pub part: Part,
        /// Since when.
        pub from_at: Moment,
    }
}
