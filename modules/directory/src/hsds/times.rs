//! Days and times of a day as HSDS writes them, and weekdays of RFC 5545.

use kernel::{Code as _, Day};

use crate::model::{DAY, Weekday};

/// "08:30+07:00"; the end of the day is 23:59, as HSDS advises for whoever is open day and night.
pub(super) fn time(minutes: i64) -> String {
    let minutes = minutes.min(DAY - 1);
    format!("{:02}:{:02}+07:00", minutes / 60, minutes % 60)
}

/// Minutes after midnight in Thailand; a time with another offset is none.
pub(super) fn read_time(text: &str) -> Option<i64> {
    let text = text.trim();
    let local = text.strip_suffix("+07:00").or_else(|| text.strip_suffix("+0700")).unwrap_or(text);
    let parts: Vec<&str> = local.split(':').collect();
    let all_digits = parts.iter().all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()));
    if !all_digits || !(2..=3).contains(&parts.len()) {
        return None;
    }
    let (hours, minutes): (i64, i64) = (parts[0].parse().ok()?, parts[1].parse().ok()?);
    ((0..24).contains(&hours) && (0..60).contains(&minutes)).then_some(hours * 60 + minutes)
}

/// 2026-09-01, with or without a time behind it.
pub(super) fn read_day(text: &str) -> Option<Day> {
    let date = text.trim().get(..10)?;
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Day::new(year, month, day)
}

/// "MO,TU": the weekdays, Monday first; one with a count (`2MO`) is none.
pub(super) fn read_days(text: &str) -> Option<Vec<Weekday>> {
    let days: Option<Vec<Weekday>> = text.split(',').map(|code| Weekday::from_code(code.trim())).collect();
    let mut days = days?;
    days.sort();
    days.dedup();
    Some(days)
}

/// The weekdays for `byday`.
pub(super) fn days(days: &[Weekday]) -> String {
    days.iter().map(|day| day.code()).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_back_and_other_offsets_are_not_guessed_at() {
        assert_eq!(time(510), "08:30+07:00");
        assert_eq!(time(DAY), "23:59+07:00");
        for (text, minutes) in [("08:30+07:00", Some(510)), ("08:30", Some(510)), ("08:30:00", Some(510))] {
            assert_eq!(read_time(text), minutes, "{text}");
        }
        for text in ["08:30Z", "08:30-05:00", "8.30", "25:00", "", "08:3é"] {
            assert_eq!(read_time(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_iso_in_the_common_era() {
        assert_eq!(read_day("2026-09-01"), Day::new(2026, 9, 1));
        assert_eq!(read_day("2026-09-01T00:00:00Z"), Day::new(2026, 9, 1));
        assert_eq!(read_day("1/9/2569"), None);
    }

    #[test]
    fn weekdays_come_in_their_order() {
        assert_eq!(read_days("FR, MO"), Some(vec![Weekday::Monday, Weekday::Friday]));
        assert_eq!(days(&[Weekday::Monday, Weekday::Friday]), "MO,FR");
        assert_eq!(read_days("2MO"), None);
    }
}
