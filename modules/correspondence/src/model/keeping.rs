//! การเก็บหนังสือที่ปฏิบัติเสร็จแล้ว (ระเบียบงานสารบรรณ ข้อ 52-60).

use kernel::{Day, Id, Letter, Moment, Office, Staff};

store::row! {
    /// กำหนดเก็บของหนังสือฉบับหนึ่ง
    pub struct KeepingRow {
        /// The letter.
        pub letter: Id<Letter>,
        /// Whose store.
        pub office: Id<Office> = "office_id",
        /// The class of ข้อ 57: a code of the list `retention`.
        pub class: String,
        /// The day of the letter itself, from which the twenty years of ข้อ 58 count.
        pub made_on: Day,
        /// The day on which the matter was done: the years count from here.
        pub done_on: Day,
        /// เก็บถึง: the last day of the last year; none for ห้ามทำลาย and what another law keeps.
        pub keep_until: Option<Day>,
        /// Who closed it.
        pub closed_by: Id<Staff>,
        /// When.
        pub closed_at: Moment,
        /// ลำดับที่ in the register of kept letters, once sent to the store.
        pub stored_number: Option<i64>,
        /// The calendar year of that number.
        pub stored_year: Option<i64>,
        /// วันเก็บ
        pub stored_on: Option<Day>,
        /// รหัสแฟ้ม
        pub file_code: String,
        /// Why it may not be destroyed whatever its age; empty for nothing.
        pub hold: String,
        /// Who put their initials to the mark instead of whoever closed the matter: the chair of a committee (ข้อ 68.2).
        pub marked_by: Option<Id<Staff>>,
        /// Counts edits.
        pub version: i64,
    }
}

/// ตรากำหนดเก็บ (ข้อ 55.1): what is stamped at the lower right of the first sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// ห้ามทำลาย, in red; also where another law says how long, since the rule has no third mark.
    ForGood,
    /// เก็บถึง พ.ศ. …, in blue.
    Until(i64),
}

impl Mark {
    /// The words of the stamp.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::ForGood => "ห้ามทำลาย".to_owned(),
            Self::Until(year) => format!("เก็บถึง พ.ศ. {year}"),
        }
    }
}

impl KeepingRow {
    /// The mark that the letter bears.
    #[must_use]
    pub fn mark(&self) -> Mark {
        self.keep_until.map_or(Mark::ForGood, |day| Mark::Until(i64::from(thai::date::be_year(day.date()))))
    }

    /// Whose initials stand under it.
    #[must_use]
    pub fn marker(&self) -> Id<Staff> {
        self.marked_by.unwrap_or(self.closed_by)
    }
}
