//! การยุติ: what a closing report says.

use serde::{Deserialize, Serialize};

/// ผลตามเป้าหมาย
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attainment {
    /// The goal's words.
    pub goal: String,
    /// -2 (worse than at the start) to +2 (far better than hoped); 0 is the goal.
    pub score: i64,
}

/// การยุติ
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// The reason, an entry of the reference data.
    pub reason: String,
    /// What was done and what came of it.
    pub summary: String,
    /// Who goes on, where somebody does.
    pub onward: String,
    /// The goals and how far they were reached.
    pub attainment: Vec<Attainment>,
}
