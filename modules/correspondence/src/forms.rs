//! Form fields to commands, and back.

pub mod circulars;
pub mod closing;
pub mod disposals;
pub mod handovers;
pub mod issued;
pub mod mandates;
pub mod receipt;
pub mod receiving;
pub mod reference;
pub mod routing;
pub mod salutations;
pub mod signing;
pub mod writing;

use kernel::{Check, Fields, Invalid, Missed, Moment};

/// "14.02", "14:02", "๑๔.๐๒ น.".
fn time(text: &str) -> Option<(i8, i8)> {
    let plain = thai::digits::to_arabic(text);
    let (hour, minute) = plain.trim().trim_end_matches("น.").trim().split_once(['.', ':'])?;
    let (hour, minute) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

/// A moment from a day and a time of day.
fn moment(check: &mut Check<'_>, fields: &Fields, (day, clock): (&str, &str)) -> Result<Moment, Missed> {
    let on = check.day(day)?;
    match time(fields.get(clock)) {
        Some((hour, minute)) => Ok(Moment::at(on, hour, minute)),
        None => check.wrong(clock, "correspondence-form-time"),
    }
}

/// Fills day and time of a form with a moment.
fn set_moment(fields: &mut Fields, (day, clock): (&str, &str), at: Moment) {
    let wall = at.wall();
    fields.set(day, thai::date::format_short(at.day().date()));
    fields.set(clock, format!("{:02}.{:02}", wall.hour(), wall.minute()));
}

/// The one text of a small form.
///
/// # Errors
/// It is empty or too long.
pub fn words(fields: &Fields, name: &str, today: kernel::Day) -> Result<String, Invalid> {
    let mut check = Check::new(fields, today);
    let words = check.prose(name);
    check.finish(|| words)
}
