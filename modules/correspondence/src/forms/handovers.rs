//! บัญชีหนังสือครบ 20 ปี: which letters, for what, and what the National Archives answered.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Letter};
use ui::{Choice, Field, FormView, Look};

use crate::actions::handovers::Ending;
use crate::model::HandoverKind;

/// What an office chooses to ask; what the National Archives wanted instead of a destruction is listed by their answer.
const CHOSEN: [HandoverKind; 2] = [HandoverKind::Transfer, HandoverKind::Keep];

/// The fields under the letters that are due.
#[must_use]
pub fn fields(view: &FormView<'_>) -> Vec<Field> {
    let kind = |kind: HandoverKind| {
        Choice::new(kind.code(), view.word(&format!("correspondence-handover-kind-{}", kind.code())))
    };
    let kinds = CHOSEN.map(kind).into();
    vec![
        view.choose(Look::Radios, "kind", "correspondence-handover-kind", kinds).required(),
        view.prose("reason", "correspondence-handover-reason").rows(2),
        view.hidden("office"),
    ]
}

/// Reads what a list is for, its letters, and why the office keeps them where it does (ข้อ 58.3).
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, most: usize, today: Day) -> Result<(HandoverKind, Vec<Id<Letter>>, String), Invalid> {
    let mut check = Check::new(fields, today);
    let kind = match HandoverKind::from_code(fields.get("kind")) {
        Some(kind) if CHOSEN.contains(&kind) => Ok(kind),
        _ => check.wrong("kind", "form-choose"),
    };
    let reason = if kind == Ok(HandoverKind::Keep) { check.prose("reason") } else { Ok(String::new()) };
    let ticked: Result<Vec<Id<Letter>>, _> = fields.all("letter").map(str::parse).collect();
    let ticked = match ticked {
        Ok(ticked) if !ticked.is_empty() && ticked.len() <= most => Ok(ticked),
        _ => check.wrong("kind", "correspondence-form-none-ticked"),
    };
    check.finish(|| Ok((kind?, ticked?, reason?)))
}

/// The fields of the answer.
#[must_use]
pub fn ending(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.text("receiver", "correspondence-handover-receiver").required(),
        view.text("number", "correspondence-handover-number"),
        view.date("on", "correspondence-handover-on").required(),
        view.hidden("version"),
    ]
}

/// Reads the answer.
///
/// # Errors
/// Every field that is wrong.
pub fn read_ending(fields: &Fields, made_on: Day, today: Day) -> Result<Ending, Invalid> {
    let mut check = Check::new(fields, today);
    let receiver = check.line("receiver");
    let number = check.line_or_empty("number");
    let on = match check.day("on") {
        Ok(day) if day > today => check.wrong("on", "correspondence-form-not-yet"),
        Ok(day) if day < made_on => check.wrong("on", "correspondence-form-before-the-list"),
        read => read,
    };
    check.finish(|| Ok(Ending { on: on?, receiver: receiver?, number: number? }))
}
