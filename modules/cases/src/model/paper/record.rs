//! บันทึกการค้นหาข้อเท็จจริง: what a fact-finding record says.

use serde::{Deserialize, Serialize};

/// บันทึกการค้นหาข้อเท็จจริง
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordBody {
    /// Where.
    pub place: String,
    /// Who was there or who told.
    pub people: String,
    /// What was said and seen.
    pub facts: String,
    /// What the worker thinks of it, kept apart from the facts.
    pub opinion: String,
}
