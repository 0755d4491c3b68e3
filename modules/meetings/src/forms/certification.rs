//! Corrections and certification.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Meeting};
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

/// Reads until when members may object to minutes that circulate.
///
/// # Errors
/// It is no day.
pub fn read_circulation(fields: &Fields, today: Day) -> Result<Day, Invalid> {
    let mut check = Check::new(fields, today);
    let until = check.day("until");
    check.finish(|| until)
}

/// The fields of circulating.
#[must_use]
pub fn circulation(view: &FormView<'_>) -> Vec<Field> {
    vec![view.date("until", "meetings-object-until").required(), view.hidden("version")]
}

/// Reads how minutes are certified, and in which later meeting.
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
    let note = check.line_or_empty("note");
    check.finish(|| Ok(Certify { way: way?, next: next? as Option<Id<Meeting>>, note: note? }))
}

/// The fields of certifying.
#[must_use]
pub fn fields(view: &FormView<'_>, later: &[MeetingRow]) -> Vec<Field> {
    let choice = |meeting: &MeetingRow| Choice::new(meeting.id.to_string(), meeting.label());
    let next = view.choose(Look::Select, "next", "meetings-certified-next", later.iter().map(choice).collect());
    vec![
        view.codes::<Certified>(Look::Radios, "way", "meetings-certified").required(),
        Field { asked_if: format!("way={}", Certified::NextMeeting.code()), ..next },
        view.text("note", "meetings-certified-note"),
        view.hidden("version"),
    ]
}
