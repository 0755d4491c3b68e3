//! การประเมินและวินิจฉัยทางสังคม: what an assessment with its diagnosis says.

use serde::{Deserialize, Serialize};

kernel::codes! {
    /// มิติครัวเรือน: the five dimensions of the family logbook.
    pub enum Dimension {
        /// รายได้
        Income = "income",
        /// ที่อยู่อาศัย
        Housing = "housing",
        /// สุขภาพ
        Health = "health",
        /// การศึกษา
        Education = "education",
        /// การเข้าถึงบริการ
        Access = "access",
    }
}

/// ผลประเมินหนึ่งมิติ
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DimensionScore {
    /// Which.
    pub dimension: Dimension,
    /// Whether the household fails in it.
    pub failing: bool,
    /// What was seen.
    pub note: String,
}

/// ปัญหา
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The problem area, an entry of the reference data.
    pub area: String,
    /// The problem.
    pub what: String,
    /// Its cause.
    pub cause: String,
    /// Its effect.
    pub effect: String,
    /// ความรุนแรง 1 (light) to 4 (gravest).
    pub severity: i64,
    /// ความสำคัญเร่งด่วน 1 (can wait) to 4 (at once).
    pub priority: i64,
    /// Why it is ranked so.
    pub reason: String,
}

/// การประเมินและวินิจฉัยทางสังคม
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The five dimensions.
    pub dimensions: Vec<DimensionScore>,
    /// The problems, gravest first.
    pub problems: Vec<Problem>,
    /// Strengths and resources.
    pub strengths: String,
    /// Risks.
    pub risks: String,
    /// ข้อวินิจฉัยทางสังคม
    pub diagnosis: String,
}
