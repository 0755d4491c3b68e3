//! ครั้งที่ n/พ.ศ.: what the number of a meeting counts, and which comes next.

use kernel::Day;

use crate::model::{MeetingKind, Series};

/// Ordinary and extraordinary meetings are counted together, unless the body counts them apart.
#[must_use]
pub const fn of(kind: MeetingKind, apart: bool) -> Series {
    match (apart, kind) {
        (false, _) => Series::All,
        (true, MeetingKind::Ordinary) => Series::Ordinary,
        (true, MeetingKind::Extraordinary) => Series::Extraordinary,
    }
}

/// พ.ศ. of the day on which it meets; the count begins anew with each.
#[must_use]
pub fn year(day: Day) -> i64 {
    i64::from(thai::date::be_year(day.date()))
}

/// The number after the last of a year. That of a cancelled meeting is not given again: its invitations bear it.
#[must_use]
pub const fn next(last: Option<i64>) -> i64 {
    match last {
        Some(last) => last + 1,
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_year_is_one_and_the_year_is_that_of_the_day() {
        assert_eq!(next(None), 1);
        assert_eq!(next(Some(4)), 5);
        assert_eq!(year(Day::new(2017, 6, 30).expect("a day")), 2560);
        assert_eq!(year(Day::new(2026, 1, 1).expect("a day")), 2569);
    }

    #[test]
    fn extraordinary_meetings_are_counted_apart_only_where_the_body_does() {
        assert_eq!(of(MeetingKind::Ordinary, false), of(MeetingKind::Extraordinary, false));
        assert_ne!(of(MeetingKind::Ordinary, true), of(MeetingKind::Extraordinary, true));
    }
}
