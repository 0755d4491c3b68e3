//! แผนการช่วยเหลือ: what a care plan says.

use kernel::{Day, Id, Staff};
use serde::{Deserialize, Serialize};

/// เป้าหมาย
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// What shall be true.
    pub what: String,
    /// How one will know.
    pub measure: String,
}

/// กิจกรรมตามแผน
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedAction {
    /// The goal it serves, counted from 1.
    pub goal: i64,
    /// What is done.
    pub what: String,
    /// The colleague who does it, if one does.
    #[serde(with = "kernel::or_empty")]
    pub owner: Option<Id<Staff>>,
    /// Who does it, in words.
    pub owner_name: String,
    /// By when.
    pub due: Day,
}

kernel::codes! {
    /// ความเห็นชอบของผู้รับบริการ
    pub enum Agreement {
        /// เห็นชอบด้วยตนเอง
        Agreed = "agreed",
        /// ผู้ปกครองหรือผู้แทนเห็นชอบ
        ByGuardian = "by-guardian",
        /// ไม่เห็นชอบ แต่ต้องคุ้มครองตามกฎหมาย
        ProtectedByLaw = "protected-by-law",
    }
}

/// แผนการช่วยเหลือ
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The goals.
    pub goals: Vec<Goal>,
    /// The actions.
    pub actions: Vec<PlannedAction>,
    /// How the client agreed.
    pub agreement: Agreement,
    /// Who agreed and in what words.
    pub agreement_note: String,
}
