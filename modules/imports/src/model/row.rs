//! Rows of an import that a person must see, and what an import made.

use kernel::{Id, Moment, Person, Ref};
use serde::{Deserialize, Serialize};

use super::Row;

kernel::codes! {
    /// สภาพของแถว
    pub enum RowState {
        /// ไม่รับ: something in it is wrong
        Refused = "refused",
        /// มีอยู่แล้ว: somebody of the registry has its number
        Present = "present",
        /// รอตัดสิน: probably somebody of the registry
        Waiting = "waiting",
        /// คนเดียวกัน: decided, nothing was stored
        Same = "same",
        /// คนละคน: decided, stored
        Other = "other",
    }
}

kernel::codes! {
    /// คำตัดสินของแถวที่รอ
    pub enum Decision {
        /// คนเดียวกัน
        Same = "same",
        /// คนละคน
        Other = "other",
    }
}

/// ข้อผิดพลาดหนึ่งข้อ: where, and the key of the reason. The value stands in the row's cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The column of the file, from 0; none where the row as a whole is meant.
    pub column: Option<usize>,
    /// The text key of the reason.
    pub key: String,
}

/// แถวที่ต้องดู
#[derive(Debug, Clone)]
pub struct Held {
    /// Its id.
    pub id: Id<Row>,
    /// Its number in the file.
    pub number: i64,
    /// How it stands.
    pub state: RowState,
    /// What its cells say, column by column of the file.
    pub cells: Vec<String>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Who it is, or probably is.
    pub person: Option<Id<Person>>,
    /// How probably, in thousandths.
    pub likeness: Option<i64>,
    /// Who decided, and when.
    pub decided: Option<(String, Moment)>,
}

/// Something that a row of an import made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// The row.
    pub row: i64,
    /// What.
    pub about: Ref,
    /// Of a membership: the person; 0 of everything else.
    pub other: i64,
}
