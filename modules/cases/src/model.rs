//! The nouns of casework.

mod case;
mod paper;
mod service;

pub use case::{
    CaseRow, Confidentiality, Danger, Gravity, Intake, Part, Reporter, Stage, SubjectKind, Triage, Unit, Urgency,
};
pub use paper::{
    Assessment, Attainment, Closing, Content, Dimension, DimensionScore, Goal, PaperForm, PaperRow, PaperState, Plan,
    PlannedAction, Problem, RecordBody, SignatureRow, SigningRule, Step,
};
pub use service::ServiceKind;
