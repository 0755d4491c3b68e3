//! การนำเข้า: one file, how its columns are read, and how far it is.

use kernel::{Id, Moment, Office, Staff};

use super::{Import, Template};

kernel::codes! {
    /// ขั้นของการนำเข้า
    pub enum State {
        /// รอตรวจคอลัมน์: which column says what is looked at
        Mapping = "mapping",
        /// กำลังตรวจแถว: the trial run
        Checking = "checking",
        /// ตรวจแล้ว: the trial run is done, nothing is stored
        Checked = "checked",
        /// กำลังนำเข้า
        Storing = "storing",
        /// นำเข้าแล้ว
        Done = "done",
        /// กำลังย้อนคืน
        Undoing = "undoing",
        /// ย้อนคืนแล้ว
        Undone = "undone",
        /// ปิดแล้ว: its rows are forgotten, and it is not undone any more
        Closed = "closed",
        /// ยกเลิก: given up before anything was stored
        Discarded = "discarded",
    }
}

impl State {
    /// Whether the background is at it.
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Checking | Self::Storing | Self::Undoing)
    }

    /// Whether nothing was stored yet, so that it can simply be given up.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Mapping | Self::Checking | Self::Checked)
    }
}

::store::row! {
    /// การนำเข้าหนึ่งครั้ง
    pub struct ImportRow {
        /// Its id.
        pub id: Id<Import>,
        /// Named by every change.
        pub version: i64,
        /// The office that the people become known to.
        pub office: Id<Office> = "office_id",
        /// What its rows are.
        pub template: Template,
        /// How far it is.
        pub state: State,
        /// What the file was called.
        pub file_name: String,
        /// SHA-256 of the kept file; empty once it is removed.
        pub digest: String,
        /// Its size in bytes.
        pub size: i64,
        /// Which sheet, from 0.
        pub tab: i64,
        /// The row of the headings.
        pub heading_row: i64,
        /// The headings, as JSON.
        pub headings: String,
        /// The template's column of each column of the file, as JSON; empty texts for columns that are left out.
        pub mapping: String,
        /// Rows below the headings that hold something.
        pub total: i64,
        /// The number of the last row that this phase has seen: a killed phase goes on behind it.
        pub last_row: i64,
        /// Rows that this phase has seen.
        pub done: i64,
        /// Rows that can be stored.
        pub accepted: i64,
        /// Rows that are refused.
        pub refused: i64,
        /// Rows that say what is there already.
        pub present: i64,
        /// Rows that are probably somebody of the registry and wait for a decision.
        pub waiting: i64,
        /// Rows that were stored.
        pub stored: i64,
        /// Of them, those that were put into the queue of likely pairs.
        pub suspected: i64,
        /// What an undoing left, because somebody has worked with it since.
        pub kept: i64,
        /// What was mended on the way, as JSON: column and key to count.
        pub notes: String,
        /// Why the background stopped: a text key; empty when it did not.
        pub trouble: String,
        /// Who began it.
        pub made_by: Id<Staff>,
        /// Their name.
        pub made_by_name: String,
        /// When.
        pub made_at: Moment,
        /// When this phase began.
        pub begun_at: Moment,
        /// When it was last changed.
        pub changed_at: Moment,
        /// When it ended.
        pub ended_at: Option<Moment>,
    }
}

impl ImportRow {
    /// Whether rows of it were stored, all or up to where a storing stopped.
    #[must_use]
    pub const fn has_stored(&self) -> bool {
        match self.state {
            State::Checked => self.last_row > 0,
            State::Storing | State::Done | State::Undoing | State::Closed => true,
            State::Mapping | State::Checking | State::Undone | State::Discarded => false,
        }
    }

    /// The headings of the file, column by column.
    #[must_use]
    pub fn headings(&self) -> Vec<String> {
        serde_json::from_str(&self.headings).unwrap_or_default()
    }

    /// The template's column of each column of the file.
    #[must_use]
    pub fn mapping(&self) -> Vec<String> {
        serde_json::from_str(&self.mapping).unwrap_or_default()
    }
}
