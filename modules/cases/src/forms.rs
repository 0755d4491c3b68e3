//! Form fields to commands, and back. Here: what several forms ask for.

pub mod advice;
pub mod conferences;
pub mod figures;
pub mod instrument;
pub mod intake;
pub mod network;
pub mod papers;
pub mod reference;
pub mod referrals;
pub mod reports;
pub mod retention;
pub mod samples;
pub mod teaching;
pub mod team;
pub mod transfers;
pub mod triage;
pub mod work;

use kernel::{Check, Day, Fields, Id, Invalid, Lang, Missed, Staff};
use ui::Choice;

/// A day that has come: what is written down has happened.
fn past_day(check: &mut Check<'_>, name: &str, today: Day) -> Result<Day, Missed> {
    let day = check.day(name)?;
    if day > today { check.wrong(name, "cases-form-not-yet") } else { Ok(day) }
}

/// One of those who may be chosen; anybody else is no choice, however the form was sent.
fn one_of(check: &mut Check<'_>, name: &str, known: &[Id<Staff>]) -> Result<Id<Staff>, Missed> {
    let chosen = check.id(name)?;
    if known.contains(&chosen) { Ok(chosen) } else { check.wrong(name, "form-unknown-choice") }
}

/// The one text of a small form: a reason, a reviewer's comment, an addendum.
///
/// # Errors
/// It is empty or too long.
pub fn words(fields: &Fields, name: &str, today: Day) -> Result<String, Invalid> {
    let mut check = Check::new(fields, today);
    let words = check.prose(name);
    check.finish(|| words)
}

/// A form in which the field of that name says today.
#[must_use]
pub fn today_in(name: &str, today: Day, lang: Lang) -> Fields {
    let mut fields = Fields::default();
    let written = if lang == Lang::Th { thai::date::format_short } else { thai::date::format_short_en };
    fields.set(name, written(today.date()));
    fields
}

/// Colleagues as choices, each with their office.
#[must_use]
pub fn colleagues(staff: &[offices::StaffBrief], lang: Lang) -> Vec<Choice> {
    let label = |staff: &offices::StaffBrief| match staff.level {
        Some(level) => format!("{} ({})", staff.name, level.name(lang)),
        None => staff.name.clone(),
    };
    staff.iter().map(|staff| Choice::new(staff.id.to_string(), label(staff)).hint(staff.office_name.as_str())).collect()
}
