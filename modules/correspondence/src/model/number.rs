//! เลขทะเบียน: the numbers of a register, each kept for good whatever becomes of it.

use kernel::{Day, Id, Letter};

use super::Series;

kernel::codes! {
    /// สถานะของเลขทะเบียน
    pub enum NumberState {
        /// ใช้แล้ว
        Used = "used",
        /// จองเลข
        Reserved = "reserved",
        /// ยกเลิก
        Cancelled = "cancelled",
    }
}

/// เลขที่ได้: a number that a register gave, and the day under which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// The series.
    pub series: Series,
    /// The calendar year, พ.ศ.
    pub year: i64,
    /// The number.
    pub number: i64,
    /// The day of the register.
    pub on: Day,
    /// The letter that has it; none while it is reserved.
    pub letter: Option<Id<Letter>>,
}
