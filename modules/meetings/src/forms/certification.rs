//! Corrections and certification.

use kernel::{Check, Day, Fields, Id, Invalid, Meeting};
use ui::{Choice, Field, FormView, Look};

use crate::actions::{Certify, Correction};
use crate::model::{Certified, MeetingRow};

/// Reads a correction.
///
/// # Errors
/// Every field that is wrong.
pub fn read_correction(fields: &Fields, today: Day) -> Result<Correction, Invalid> {
    let mut check = Check::new(fields, today);
    let asked_by = check.line("asked-by");
    let place = check.line("place");
    let words = check.prose("words");
    check.finish(|| Ok(Correction { asked_by: asked_by?, place: place?, words: words? }))
}

/// The fields of a correction.
#[must_use]
pub fn correction(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.text("asked-by", "meetings-correction-asked-by").required(),
        view.text("place", "meetings-correction-place").required(),
        view.prose("words", "meetings-correction-words").rows(4).required(),
    ]
}

/// Reads how minutes are certified: in which later meeting, or until when members could object.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day, later: &[MeetingRow]) -> Result<Certify, Invalid> {
    let mut check = Check::new(fields, today);
    let way = check.code::<Certified>("way");
    let next = if way == Ok(Certified::NextMeeting) { check.id("next").map(Some) } else { Ok(None) };
    let next = match next {
        Ok(Some(id)) if !later.iter().any(|meeting| meeting.id == id) => check.wrong("next", "form-unknown-choice"),
        next => next,
    };
    let until = if way == Ok(Certified::Circulation) { check.day("until").map(Some) } else { Ok(None) };
    let note = check.line_or_empty("note");
    check.finish(|| Ok(Certify { way: way?, next: next? as Option<Id<Meeting>>, until: until?, note: note? }))
}

/// The fields of certifying.
#[must_use]
pub fn fields(view: &FormView<'_>, later: &[MeetingRow]) -> Vec<Field> {
    let choice = |meeting: &MeetingRow| Choice::new(meeting.id.to_string(), meeting.label());
    vec![
        view.codes::<Certified>(Look::Radios, "way", "meetings-certified").required(),
        view.choose(Look::Select, "next", "meetings-certified-next", later.iter().map(choice).collect()),
        view.date("until", "meetings-certified-until"),
        view.text("note", "meetings-certified-note"),
        view.hidden("version"),
    ]
}
