//! Days as spreadsheets count them. Source: ECMA-376 part 1, 18.17.4.1 (date systems).

use thai::date::CivilDate;

/// Which day a sheet counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum System {
    /// 1 January 1900 is 1, and 29 February 1900, which never was, is 60.
    From1900,
    /// 1 January 1904 is 0.
    From1904,
}

/// The day of a serial number; its time of day is left out. None for what is no day: times alone, negative numbers, day 60.
pub(crate) fn day(serial: f64, system: System) -> Option<CivilDate> {
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
    let whole = serial.floor() as i64;
    let (begin, days) = match system {
        System::From1904 => (CivilDate::new(1904, 1, 1).ok()?, whole),
        System::From1900 if whole == 60 => return None,
        System::From1900 if whole < 60 => (CivilDate::new(1899, 12, 31).ok()?, whole),
        System::From1900 => (CivilDate::new(1899, 12, 30).ok()?, whole),
    };
    shifted(begin, days)
}

/// A day so many days later, within the calendar.
fn shifted(begin: CivilDate, days: i64) -> Option<CivilDate> {
    begin.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(serial: f64, system: System) -> String {
        day(serial, system).map(|day| day.to_string()).unwrap_or_default()
    }

    #[test]
    fn the_day_that_never_was_is_none_and_those_around_it_are_right() {
        assert_eq!(written(1.0, System::From1900), "1900-01-01");
        assert_eq!(written(59.0, System::From1900), "1900-02-28");
        assert_eq!(written(60.0, System::From1900), "");
        assert_eq!(written(61.0, System::From1900), "1900-03-01");
        assert_eq!(written(46_266.375, System::From1900), "2026-09-01");
    }

    #[test]
    fn the_other_system_is_1462_days_behind() {
        assert_eq!(written(46_266.0 - 1_462.0, System::From1904), "2026-09-01");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for serial in [-1.0, 0.4, f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(day(serial, System::From1900), None);
        }
    }
}
