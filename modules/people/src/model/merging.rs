//! การรวมระเบียน: what is chosen field by field, where persons stand outside the registry, and what was once one of two records.

use std::collections::BTreeMap;

use kernel::{Id, Moment, Person};

use super::{Merge, Pair};

kernel::codes! {
    /// ข้อมูลที่เลือกได้: what two records may say differently of one person. Whether the address is protected is not among them:
    /// it is when either record says so.
    pub enum Detail {
        /// เลขประจำตัว
        Identity = "identity",
        /// คำนำหน้านาม
        Title = "title",
        /// ชื่อตัว
        Given = "given",
        /// ชื่อรอง
        Middle = "middle",
        /// ชื่อสกุล
        Family = "family",
        /// ชื่อเล่น
        Nickname = "nickname",
        /// เพศ
        Sex = "sex",
        /// วันเกิด
        Born = "born",
        /// มีชีวิตอยู่หรือเสียชีวิต
        Life = "life",
        /// สัญชาติ
        Nationality = "nationality",
        /// สถานะทางทะเบียน
        Registration = "registration",
        /// สถานภาพสมรส
        Marital = "marital",
        /// ศาสนา
        Religion = "religion",
        /// โทรศัพท์
        Phone = "phone",
        /// โทรศัพท์อีกหมายเลข
        OtherPhone = "other-phone",
        /// ที่อยู่ตามทะเบียนบ้าน
        Registered = "registered",
        /// ที่อยู่ปัจจุบัน
        Lives = "lives",
    }
}

kernel::codes! {
    /// ระเบียนใด: of the two of a pair.
    pub enum Which {
        /// The record made first, which stays.
        A = "a",
        /// The other, which is taken into it.
        B = "b",
    }
}

/// From which record each differing detail is taken; one that is not named is taken from the record that stays.
pub type Choices = BTreeMap<Detail, Which>;

kernel::codes! {
    /// ช่วงเวลาของสำเนาระเบียน: when the copy of the record that stays was made.
    pub enum Copied {
        /// ก่อนรวม
        Before = "before",
        /// หลังรวม
        After = "after",
    }
}

store::row! {
    /// One merging.
    pub struct MergeRow {
        /// Id.
        pub id: Id<Merge>,
        /// The record that stays.
        pub kept: Id<Person>,
        /// The record that was taken into it.
        pub gone: Id<Person>,
        /// The pair that was decided.
        pub pair: Id<Pair>,
        /// When.
        pub at: Moment,
        /// By whom.
        pub by_name: String,
        /// Why, as far as they said.
        pub reason: String,
        /// When the two were separated again.
        pub undone_at: Option<Moment>,
        /// By whom.
        pub undone_by: String,
    }
}

/// ที่ซึ่งระบุบุคคล: a column of a table that holds a person, so that its rows follow when two records are merged and come back
/// when they are separated. Names are of the program, never of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The table.
    pub table: &'static str,
    /// The column that holds the person.
    pub column: &'static str,
    /// The column that names the row.
    pub key: &'static str,
    /// The number within the key, where one does not name the row; `0` where it does.
    pub part: &'static str,
    /// The condition under which the column holds a person; `1 = 1` where it always does.
    pub only: &'static str,
}

impl Place {
    /// A column that holds a person in every row, in a table whose rows are named by `id`.
    #[must_use]
    pub const fn new(table: &'static str, column: &'static str) -> Self {
        Self { table, column, key: "id", part: "0", only: "1 = 1" }
    }

    /// How it is called in the record of what was moved.
    pub(crate) fn name(&self) -> String {
        format!("{}.{}", self.table, self.column)
    }
}

/// The columns of the registry itself. Links to offices, names and pairs are no part of it: `store/merging` carries them over each in
/// its own way.
pub(crate) const PLACES: [Place; 5] = [
    Place::new("household_members", "person"),
    Place::new("group_members", "person"),
    Place::new("person_relations", "person"),
    Place::new("person_relations", "other"),
    Place { key: "about", ..Place::new("people_holds", "person") },
];
