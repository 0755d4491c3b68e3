//! เรื่องสมมุติ: what the made-up cases tell. `{name}` stands for the client.

mod elders;
mod hardship;
mod young;

use cases::model::{Confidentiality, Danger, Dimension, Gravity, PaperForm, Reporter, ServiceKind, Unit, Urgency};

/// One matter from the first report to its end, as it would go if nothing stood in the way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Story {
    pub(super) unit: Unit,
    /// Which of the register fits: ages from and to.
    pub(super) ages: (i64, i64),
    pub(super) title: &'static str,
    pub(super) target_group: &'static str,
    pub(super) channel: &'static str,
    pub(super) told: &'static str,
    pub(super) request: &'static str,
    pub(super) reporter: Reporter,
    pub(super) contact: &'static str,
    pub(super) confidentiality: Confidentiality,
    pub(super) triage: Signs,
    pub(super) records: &'static [Record],
    pub(super) failing: &'static [Dimension],
    pub(super) problems: &'static [Trouble],
    pub(super) strengths: &'static str,
    pub(super) diagnosis: &'static str,
    pub(super) goals: &'static [Goal],
    pub(super) services: &'static [(ServiceKind, &'static str, i64)],
    pub(super) outcome: &'static str,
}

/// What is seen at triage.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs {
    pub(super) urgency: Urgency,
    pub(super) danger: Danger,
    pub(super) gravity: Gravity,
    pub(super) floors: &'static [&'static str],
    pub(super) reason: &'static str,
}

/// One record of the fact-finding.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record {
    pub(super) form: PaperForm,
    pub(super) place: &'static str,
    pub(super) people: &'static str,
    pub(super) facts: &'static str,
    pub(super) opinion: &'static str,
}

/// One problem of the assessment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trouble {
    pub(super) area: &'static str,
    pub(super) what: &'static str,
    pub(super) cause: &'static str,
    pub(super) effect: &'static str,
    pub(super) severity: i64,
    pub(super) priority: i64,
    pub(super) reason: &'static str,
}

/// One goal, how it is measured, and what is done for it within so many days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Goal {
    pub(super) what: &'static str,
    pub(super) measure: &'static str,
    pub(super) action: &'static str,
    pub(super) days: i64,
    pub(super) score: i64,
}

const ORDINARY: Signs = Signs {
    urgency: Urgency::Normal,
    danger: Danger::None,
    gravity: Gravity::Ordinary,
    floors: &[],
    reason: "ไม่พบสัญญาณอันตราย ผู้ใช้บริการมีที่พักและอาหารเพียงพอในระยะนี้",
};

/// The stories, in the order in which cases take them.
pub(super) const STORIES: [Story; 8] = [
    elders::ALONE,
    young::CHILD,
    hardship::DEBT,
    elders::DISABLED,
    hardship::STREET,
    young::TEENAGER,
    elders::CLUB,
    hardship::FLOOD,
];
