//! Form fields to commands, and back.

pub mod agenda;
pub mod attendance;
pub mod bodies;
pub mod certification;
pub mod meetings;
pub mod resolutions;

use kernel::{Check, Day, Fields, Id, Invalid, Missed, Moment, Staff};
use offices::StaffBrief;
use ui::{Choice, Field, FormView, Look};

/// "14.02", "14:02", "๑๔.๐๒ น."
fn hour(text: &str) -> Option<(i8, i8)> {
    let plain = thai::digits::to_arabic(text);
    let (hour, minute) = plain.trim().trim_end_matches("น.").trim().split_once(['.', ':'])?;
    let (hour, minute) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

/// A time of day on a day.
fn time(check: &mut Check<'_>, fields: &Fields, name: &str, day: Day) -> Result<Moment, Missed> {
    match hour(fields.get(name)) {
        Some((hour, minute)) => Ok(Moment::at(day, hour, minute)),
        None => check.wrong(name, "meetings-form-time"),
    }
}

/// A time of day on a day, or nothing.
fn time_or_none(check: &mut Check<'_>, fields: &Fields, name: &str, day: Day) -> Result<Option<Moment>, Missed> {
    if fields.get(name).trim().is_empty() { Ok(None) } else { time(check, fields, name, day).map(Some) }
}

/// A time as it is typed: "14.02".
#[must_use]
pub fn typed(moment: Moment) -> String {
    let wall = moment.wall();
    format!("{:02}.{:02}", wall.hour(), wall.minute())
}

/// A day as it is typed.
#[must_use]
pub fn typed_day(day: Day) -> String {
    thai::date::format_short(day.date())
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

/// Somebody who works here, or nobody; anybody but these is no choice, however the form was sent.
fn colleague(check: &mut Check<'_>, name: &str, known: &[StaffBrief]) -> Result<Option<Id<Staff>>, Missed> {
    match check.id_or_none::<Staff>(name)? {
        Some(id) if !known.iter().any(|staff| staff.id == id) => check.wrong(name, "form-unknown-choice"),
        chosen => Ok(chosen),
    }
}

/// Somebody of staff, and the name to write where they are none.
fn person(
    check: &mut Check<'_>,
    (staff, name): (&str, &str),
    known: &[StaffBrief],
) -> Result<(Option<Id<Staff>>, String), Missed> {
    let chosen = colleague(check, staff, known)?;
    let written = check.line_or_empty(name)?;
    match chosen.and_then(|id| known.iter().find(|staff| staff.id == id)) {
        Some(staff) => Ok((Some(staff.id), staff.full_name.clone())),
        None if written.is_empty() => check.wrong(name, "meetings-form-who"),
        None => Ok((None, written)),
    }
}

/// The list from which a colleague is chosen.
fn colleagues(view: &FormView<'_>, name: &str, label: &str, known: &[StaffBrief]) -> Field {
    let choice = |staff: &StaffBrief| {
        let label = format!("{} · {}", staff.full_name, staff.office_name);
        Choice::new(staff.id.to_string(), label)
    };
    view.choose(Look::Select, name, label, known.iter().map(choice).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_in_every_way_it_is_written() {
        for text in ["9.30", "09:30", "๐๙.๓๐ น.", " 9 . 30 "] {
            assert_eq!(hour(text), Some((9, 30)), "{text}");
        }
        for text in ["", "24.00", "9", "9.60", "เช้า"] {
            assert_eq!(hour(text), None, "{text}");
        }
    }
}
