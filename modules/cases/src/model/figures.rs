//! What a case counts for, and the sums that the figures are read from.

use kernel::{Case, Id, Office};

kernel::codes! {
    /// มิติของตัวเลข: what opened cases are counted by.
    pub enum Dimension {
        /// ปัญหาหลัก
        Problem = "problem",
        /// กลุ่มเป้าหมาย
        TargetGroup = "target-group",
        /// ช่องทางรับเรื่อง
        Channel = "channel",
        /// พื้นที่
        Area = "area",
        /// การติดต่อครั้งแรก
        Contact = "contact",
    }
}

store::row! {
    /// สิ่งที่เรื่องหนึ่งนับในเดือนหนึ่ง: how one case counts in one month.
    #[derive(PartialEq, Eq)]
    pub struct CountedRow {
        /// The case.
        pub case: Id<Case> = "case_id",
        /// The month, yyyymm of the Common Era.
        pub month: i64,
        /// The office that handles it now.
        pub office: Id<Office> = "office_id",
        /// The area of its main problem now; `unknown` before a diagnosis is signed.
        pub problem: String,
        /// Its target group now.
        pub target_group: String,
        /// The channel by which it came.
        pub channel: String,
        /// Why it was closed in that month, by the last closing report; empty where it was not.
        pub reason: String,
        /// 1 in the month in which it was received.
        pub opened: i64,
        /// Closing reports signed in that month.
        pub closed: i64,
        /// Re-openings in that month.
        pub reopened: i64,
        /// 1 where it was opened in that month and the first contact was made since.
        pub contacted: i64,
        /// Days from receipt to that contact.
        pub contact_days: i64,
        /// 1 where that contact came after the clock of the triage.
        pub contact_late: i64,
    }
}

store::row! {
    /// ยอดรวมรายเดือน: the sums of [`CountedRow`] over everything that is classified alike.
    #[derive(PartialEq, Eq)]
    pub struct CountRow {
        /// The month, yyyymm.
        pub month: i64,
        /// The office.
        pub office: Id<Office> = "office_id",
        /// The area of the main problem.
        pub problem: String,
        /// The target group.
        pub target_group: String,
        /// The channel.
        pub channel: String,
        /// Cases received.
        pub opened: i64,
        /// Closings.
        pub closed: i64,
        /// Re-openings.
        pub reopened: i64,
        /// Of the cases received, those contacted.
        pub contacted: i64,
        /// The days to contact, summed over them.
        pub contact_days: i64,
        /// Of those contacted, the ones contacted late.
        pub contact_late: i64,
    }
}

store::row! {
    /// ยอดผลการยุติ: closings by problem and reason.
    #[derive(PartialEq, Eq)]
    pub struct OutcomeRow {
        /// The month, yyyymm.
        pub month: i64,
        /// The office.
        pub office: Id<Office> = "office_id",
        /// The area of the main problem.
        pub problem: String,
        /// The reason, an entry of the reference data.
        pub reason: String,
        /// Closings.
        pub closed: i64,
    }
}
