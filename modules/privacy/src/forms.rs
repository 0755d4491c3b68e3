//! Form fields to commands, and back.

pub mod breaches;
pub mod consents;
pub mod reference;
pub mod requests;

use kernel::{Check, Day, Fields, Invalid, Missed};

/// A day that has come: what is written down has happened.
fn past_day(check: &mut Check<'_>, name: &str, today: Day) -> Result<Day, Missed> {
    let day = check.day(name)?;
    if day > today { check.wrong(name, "privacy-form-not-yet") } else { Ok(day) }
}

/// The one text of a small form.
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
pub fn today_in(name: &str, today: Day) -> Fields {
    let mut fields = Fields::default();
    fields.set(name, thai::date::format_short(today.date()));
    fields
}
