//! แม่แบบ: what the columns of a file can say. Reading, preview, schema, blank files and export all come from these lists.

kernel::codes! {
    /// แม่แบบของไฟล์
    pub enum Template {
        /// บุคคล
        Persons = "persons",
        /// ครัวเรือน
        Households = "households",
        /// สมาชิกครัวเรือน
        Members = "members",
        /// เรื่องที่รับไว้แล้ว
        Cases = "cases",
    }
}

/// One word of a closed list, as files write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The code.
    pub code: &'static str,
    /// As a Thai file writes it; exports do.
    pub th: &'static str,
    /// As an English file writes it.
    pub en: &'static str,
    /// Other ways.
    pub others: &'static [&'static str],
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Text,
    /// Several lines.
    Prose,
    /// The source's own key of the row.
    Key,
    /// An identity number.
    Identity,
    /// A telephone number.
    Phone,
    /// A whole day.
    Day,
    /// A day, a month or a year.
    Born,
    /// Digits, so many.
    Digits(usize),
    /// Yes or no.
    Truth,
    /// One of a closed list.
    Choice(&'static [Choice]),
}

/// คอลัมน์ของแม่แบบ
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its stable name.
    pub name: &'static str,
    /// The field of the form that reads it.
    pub field: &'static str,
    /// Thai heading.
    pub th: &'static str,
    /// English heading.
    pub en: &'static str,
    /// Other headings that mean it.
    pub others: &'static [&'static str],
    /// What its values are.
    pub kind: Kind,
    /// Whether it must be filled.
    pub required: bool,
    /// A value of an invented person.
    pub example: &'static str,
}
