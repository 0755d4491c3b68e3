//! วัน เดือน ปี: reads and shows days in the Buddhist Era (พ.ศ.) and keeps them as Gregorian days.

mod era;
mod reading;
mod vocabulary;
mod writing;
mod written;

pub use era::{be_year, from_be};
pub use jiff::civil::Date as CivilDate;
pub use reading::{parse_date, parse_partial};
pub use writing::{
    MONTHS_EN, MONTHS_LONG, MONTHS_SHORT, WEEKDAYS, WEEKDAYS_EN, format_long, format_long_en, format_partial,
    format_partial_en, format_short, format_short_en, format_time, format_weekday, format_weekday_en,
};

/// ความละเอียดของวันที่: how much of a day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// รู้ถึงวัน
    Day,
    /// รู้ถึงเดือน
    Month,
    /// รู้เพียงปี
    Year,
}

/// วันที่ซึ่งอาจรู้ไม่ครบ: a day, or the day that the law puts in its place.
///
/// Civil and Commercial Code section 16: a birth of unknown day counts as the first of its month; of unknown month,
/// as the first day of its year, which before พ.ศ. 2484 was 1 April.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// The day itself, or its legal substitute.
    pub date: CivilDate,
    /// How much of `date` was really said.
    pub precision: Precision,
}

/// ปัญหาของวันที่: why a text is not a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateProblem {
    /// ไม่ได้กรอก
    Empty,
    /// อ่านไม่ออก
    Unreadable,
    /// ไม่ครบวัน เดือน ปี: readable, yet a whole day was asked for.
    Incomplete,
    /// ปีเกินช่วง: neither พ.ศ. 2400–2743 nor ค.ศ. 1800–2200. Such a year is never bent into another era.
    YearOutOfRange,
    /// ไม่มีวันนี้ในปฏิทิน, as 31 เมษายน.
    NoSuchDay,
    /// มกราคม–มีนาคม 2483: the year that lost three months when the new year moved to 1 January 2484.
    NotInThaiCalendar,
}

impl DateProblem {
    /// The text key under which the message stands in both languages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "date-empty",
            Self::Unreadable => "date-unreadable",
            Self::Incomplete => "date-incomplete",
            Self::YearOutOfRange => "date-year-out-of-range",
            Self::NoSuchDay => "date-no-such-day",
            Self::NotInThaiCalendar => "date-not-in-thai-calendar",
        }
    }
}

/// อายุเต็มปีบริบูรณ์: whole years lived on a day; negative before birth.
///
/// Someone born on 29 February completes a year on 1 March when the year is not a leap year.
pub fn age_years(born: CivilDate, on: CivilDate) -> i16 {
    let birthday_still_ahead = (on.month(), on.day()) < (born.month(), born.day());
    on.year() - born.year() - i16::from(birthday_still_ahead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn age_counts_completed_years() {
        let born = date(1960, 2, 15);
        assert_eq!(age_years(born, date(2020, 2, 14)), 59);
        assert_eq!(age_years(born, date(2020, 2, 15)), 60);
        assert_eq!(age_years(born, born), 0);
        assert_eq!(age_years(born, date(1960, 2, 14)), -1);
    }

    #[test]
    fn a_leapling_is_a_year_older_on_the_first_of_march() {
        let born = date(2004, 2, 29);
        assert_eq!(age_years(born, date(2019, 2, 28)), 14);
        assert_eq!(age_years(born, date(2019, 3, 1)), 15);
        assert_eq!(age_years(born, date(2020, 2, 29)), 16);
    }
}
