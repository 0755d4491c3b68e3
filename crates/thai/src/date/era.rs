//! ศักราช: between Buddhist and Gregorian years, with the Thai new year on 1 April before พ.ศ. 2484.

use super::{CivilDate, DateProblem};

const BE_AHEAD: i16 = 543;
const FIRST_YEAR_FROM_JANUARY: i16 = 2484;
const BE_YEARS: std::ops::RangeInclusive<i16> = 2400..=2743;
const CE_YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// จาก พ.ศ.: the day of a Thai date.
///
/// January to March of a year before 2483 fell at its end, so they lie 542 years back, not 543; January to March 2483
/// never happened. Years before 2432, when the year began on a lunar day, follow the same rule.
pub fn from_be(be_year: i16, month: i8, day: i8) -> Result<CivilDate, DateProblem> {
    if !BE_YEARS.contains(&be_year) {
        return Err(DateProblem::YearOutOfRange);
    }
    let first_quarter = (1..=3).contains(&month);
    let ce = match be_year {
        2483 if first_quarter => return Err(DateProblem::NotInThaiCalendar),
        ..2483 if first_quarter => be_year - BE_AHEAD + 1,
        _ => be_year - BE_AHEAD,
    };
    CivilDate::new(ce, month, day).map_err(|_| DateProblem::NoSuchDay)
}

/// เป็น พ.ศ.: the Thai year that a day belongs to.
pub fn be_year(day: CivilDate) -> i16 {
    let january_counts = day.year() + BE_AHEAD >= FIRST_YEAR_FROM_JANUARY;
    let year_begun = january_counts || day.month() >= 4;
    day.year() + BE_AHEAD - i16::from(!year_begun)
}

pub(super) fn from_ce(year: i16, month: i8, day: i8) -> Result<CivilDate, DateProblem> {
    if !CE_YEARS.contains(&year) {
        return Err(DateProblem::YearOutOfRange);
    }
    CivilDate::new(year, month, day).map_err(|_| DateProblem::NoSuchDay)
}

/// วันขึ้นปีใหม่: the first day of a Thai year.
pub(super) fn new_year(be_year: i16) -> Result<CivilDate, DateProblem> {
    let month = if be_year < FIRST_YEAR_FROM_JANUARY { 4 } else { 1 };
    from_be(be_year, month, 1)
}

/// A year as it was written, in the era that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Buddhist(i16),
    Common(i16),
}

impl Year {
    /// Takes a four-digit year by its size: 1800–2200 is ค.ศ., 2400–2743 is พ.ศ.
    pub(super) fn by_size(year: i16) -> Result<Self, DateProblem> {
        if CE_YEARS.contains(&year) {
            Ok(Self::Common(year))
        } else if BE_YEARS.contains(&year) {
            Ok(Self::Buddhist(year))
        } else {
            Err(DateProblem::YearOutOfRange)
        }
    }

    pub(super) fn day(self, month: i8, day: i8) -> Result<CivilDate, DateProblem> {
        match self {
            Self::Buddhist(year) => from_be(year, month, day),
            Self::Common(year) => from_ce(year, month, day),
        }
    }

    /// The year's first day. A bare ค.ศ. year means the Thai year that began in it.
    pub(super) fn first_day(self) -> Result<CivilDate, DateProblem> {
        match self {
            Self::Buddhist(year) => new_year(year),
            Self::Common(year) if CE_YEARS.contains(&year) => {
                new_year(year + BE_AHEAD).or_else(|_| from_ce(year, 1, 1))
            }
            Self::Common(_) => Err(DateProblem::YearOutOfRange),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn buddhist_years_from_2484_are_543_ahead_all_year() {
        assert_eq!(from_be(2568, 2, 5), Ok(date(2025, 2, 5)));
        assert_eq!(from_be(2484, 1, 1), Ok(date(1941, 1, 1)));
        assert_eq!(be_year(date(1941, 1, 1)), 2484);
    }

    #[test]
    fn before_2484_january_to_march_end_the_year() {
        assert_eq!(from_be(2482, 3, 1), Ok(date(1940, 3, 1)));
        assert_eq!(from_be(2482, 4, 1), Ok(date(1939, 4, 1)));
        assert_eq!(be_year(date(1940, 3, 31)), 2482);
        assert_eq!(be_year(date(1940, 4, 1)), 2483);
        assert_eq!(be_year(date(1940, 12, 31)), 2483);
    }

    #[test]
    fn the_first_three_months_of_2483_do_not_exist() {
        assert_eq!(from_be(2483, 2, 15), Err(DateProblem::NotInThaiCalendar));
        assert_eq!(from_be(2483, 4, 1), Ok(date(1940, 4, 1)));
    }

    #[test]
    fn a_thai_leap_day_before_2484_belongs_to_the_later_gregorian_year() {
        assert_eq!(from_be(2482, 2, 29), Ok(date(1940, 2, 29)));
        assert_eq!(from_be(2483, 4, 31), Err(DateProblem::NoSuchDay));
        assert_eq!(from_be(2568, 2, 29), Err(DateProblem::NoSuchDay));
        assert_eq!(from_be(2568, 13, 1), Err(DateProblem::NoSuchDay));
    }

    #[test]
    fn every_day_goes_to_its_thai_year_and_back() {
        let mut day = date(1899, 1, 1);
        while day < date(1950, 1, 1) {
            assert_eq!(from_be(be_year(day), day.month(), day.day()), Ok(day));
            day = day.tomorrow().unwrap();
        }
    }
}
