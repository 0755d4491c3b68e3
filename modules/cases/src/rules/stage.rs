//! ขั้นตอน: where a case stands follows from what was done in it.

use super::Situation;
use crate::model::Stage;

/// The stage of a case.
#[must_use]
pub const fn stage(s: &Situation) -> Stage {
    if s.closed {
        Stage::Closed
    } else if s.closing_submitted {
        Stage::Closing
    } else if s.plan_signed {
        Stage::Service
    } else if s.diagnosis_signed {
        Stage::Planning
    } else if s.record_signed {
        Stage::Assessment
    } else if s.triaged {
        Stage::FactFinding
    } else {
        Stage::Intake
    }
}
