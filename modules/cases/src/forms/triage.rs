//! The triage form.

use kernel::{Check, Day, Fields, Invalid};
use ui::{Choice, Field, FormView, Look};

use crate::model::{Danger, Gravity, Urgency};
use crate::rules::Triaged;

/// Reads the form.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day) -> Result<Triaged, Invalid> {
    let mut check = Check::new(fields, today);
    let danger = check.code::<Danger>("danger");
    let urgency = check.code::<Urgency>("urgency");
    let gravity = check.code::<Gravity>("gravity");
    let reason = check.prose("reason");
    check.finish(|| {
        Ok(Triaged {
            urgency: urgency?,
            danger: danger?,
            gravity: gravity?,
            floors: fields.all("floor").map(str::to_owned).collect(),
            reason: reason?,
        })
    })
}

/// The fields of the form.
#[must_use]
pub fn fields(view: &FormView<'_>, floors: Vec<Choice>) -> Vec<Field> {
    vec![
        view.choose(Look::Boxes, "floor", "cases-triage-floor", floors),
        view.codes::<Danger>(Look::Radios, "danger", "cases-danger").required(),
        view.codes::<Urgency>(Look::Radios, "urgency", "cases-urgency").required(),
        view.codes::<Gravity>(Look::Radios, "gravity", "cases-gravity").required(),
        view.prose("reason", "cases-triage-reason").rows(3).required(),
    ]
}
