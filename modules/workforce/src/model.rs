//! The nouns that other modules meet: versions of the standard, signing rules, and the doubts that people settle.

use kernel::{Day, Level};

kernel::kinds! {
    /// มาตรฐานรุ่นหนึ่ง: one imported version of the position standard.
    StandardVersion = "standard";
}

kernel::codes! {
    /// ขั้นที่ต้องลงนาม: a step of a case that somebody must sign.
    pub enum Step {
        /// บันทึกข้อเท็จจริง
        Record = "record",
        /// การวินิจฉัยทางสังคม
        Diagnosis = "diagnosis",
        /// แผนการช่วยเหลือ
        Plan = "plan",
        /// การยุติ
        Closing = "closing",
        /// การส่งต่อ
        Referral = "referral",
        /// การประชุมรายกรณี
        Minutes = "minutes",
    }
}

kernel::codes! {
    /// ความหนักเบาของเรื่อง: what the standard tells apart at ชำนาญการ, ชำนาญการพิเศษ and เชี่ยวชาญ 1.1.
    pub enum Gravity {
        /// ทั่วไป
        Ordinary = "ordinary",
        /// มีความรุนแรงหรืออยู่ในภาวะวิกฤต
        ViolentOrCrisis = "violent_or_crisis",
        /// รุนแรงหรือวิกฤตที่มีผลกระทบต่อสังคม
        Societal = "societal",
    }
}

kernel::codes! {
    /// ใช้กับใคร: whose work needs the signature.
    pub enum RequiredOf {
        /// งานของผู้มีระดับต่ำกว่า: only of someone below the signing level
        AuthorsBelow = "authors_below",
        /// งานของทุกคน: always by a second person
        Everyone = "everyone",
    }
}

/// หลักการลงนาม: who must sign a step of a case, and the clause of the standard that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningRule {
    /// The step.
    pub step: Step,
    /// The gravity of the case.
    pub gravity: Gravity,
    /// The lowest level that may sign.
    pub min_level: Level,
    /// Whose work needs it.
    pub required_of: RequiredOf,
    /// Address of the clause: `SW-K-1.1`.
    pub duty: String,
    /// The clause, verbatim.
    pub duty_text: String,
}

/// หลักการลงนามตามข้อมูลอ้างอิง: a rule as `data/reference/signing.toml` states it, not yet compared with a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedRule {
    /// The step.
    pub step: Step,
    /// The gravity of the case.
    pub gravity: Gravity,
    /// The lowest level that may sign.
    pub min_level: Level,
    /// Whose work needs it.
    pub required_of: RequiredOf,
    /// Address of the clause.
    pub duty: String,
    /// Words that must stand in the clause.
    pub words: String,
    /// How sure the source is.
    pub source_mark: String,
    /// The day from which the rule holds.
    pub effective_from: Day,
}
