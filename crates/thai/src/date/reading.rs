//! การอ่านวันที่: takes a date as people type it, in either era, with Thai or Arabic digits and months in words.

use super::written::{Shape, Written};
use super::{CivilDate, DateProblem, PartialDate, Precision};
use crate::{digits, name};

/// อ่านวันที่เต็ม: like [`parse_partial`], and refuses a bare month or year.
pub fn parse_date(text: &str, today: CivilDate) -> Result<CivilDate, DateProblem> {
    let partial = parse_partial(text, today)?;
    match partial.precision {
        Precision::Day => Ok(partial.date),
        Precision::Month | Precision::Year => Err(DateProblem::Incomplete),
    }
}

/// อ่านวันที่เท่าที่รู้: day, month or year, day first as in Thailand, or year first as in ISO 8601.
///
/// Four-digit years tell their era by size: 1800–2200 is ค.ศ., 2400–2743 is พ.ศ.; others are refused. Two-digit years are
/// พ.ศ.: the latest such year not more than ten years after `today` (in 2568, `78` is 2578 and `79` is 2479). `พ.ศ.` or
/// `ค.ศ.` before or after the year settles the era. Eight digits in a row are day-month-year if they end in a year,
/// else year-month-day; six are day-month-year.
pub fn parse_partial(text: &str, today: CivilDate) -> Result<PartialDate, DateProblem> {
    let text = digits::to_arabic(&name::clean(text)).to_lowercase();
    if text.is_empty() {
        return Err(DateProblem::Empty);
    }
    let written = Written::read(&text)?;
    let shape = written.shape().ok_or(DateProblem::Unreadable)?;
    let year = |number| written.era.year(number, today);
    match shape {
        Shape::Day(day, month, number) => {
            let year = year(number)?;
            let date = year.day(small(month)?, small(day.value)?)?;
            Ok(PartialDate { date, precision: Precision::Day })
        }
        Shape::Month(month, number) => {
            let date = year(number)?.day(small(month)?, 1)?;
            Ok(PartialDate { date, precision: Precision::Month })
        }
        Shape::Year(number) => Ok(PartialDate { date: year(number)?.first_day()?, precision: Precision::Year }),
    }
}

fn small(value: u32) -> Result<i8, DateProblem> {
    i8::try_from(value).map_err(|_| DateProblem::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn today() -> CivilDate {
        date(2026, 11, 22)
    }

    fn day(text: &str) -> Result<CivilDate, DateProblem> {
        parse_date(text, today())
    }

    #[test]
    fn all_usual_spellings_of_a_day_are_the_same_day() {
        for text in [
            "5/2/68",
            "05/02/2568",
            "5-2-2568",
            "5.2.68",
            "5 กพ 2568",
            "5กพ2568",
            "5 ก.พ. 68",
            "5 ก.พ 2568",
            "๕ กุมภาพันธ์ ๒๕๖๘",
            "5 กุมภาพันธ์ พ.ศ. 2568",
            "5 กุมภาพันธ์พ.ศ.2568",
            "วันที่ ๕ เดือน กุมภาพันธ์ พ.ศ. ๒๕๖๘",
            "วันพุธที่ 5 กุมภา 2568",
            "2025-02-05",
            "2568-02-05",
            "05022568",
            "20250205",
            "050268",
            "5 Feb 2025",
            "Feb 5, 2025",
            "Wednesday 5th February 2025",
            "5 Feb 2568 BE",
            "5 ก.พ. ค.ศ. 2025",
            " 5 / 2 / 2568 ",
            "\u{feff}5\u{200b} ก.พ. 2568",
        ] {
            assert_eq!(day(text), Ok(date(2025, 2, 5)), "{text}");
        }
    }

    #[test]
    fn a_gregorian_year_of_four_digits_is_taken_as_such() {
        assert_eq!(day("15/02/1960"), Ok(date(1960, 2, 15)));
        assert_eq!(day("15/2/1940"), Ok(date(1940, 2, 15)));
    }

    #[test]
    fn two_digits_are_the_latest_buddhist_year_up_to_ten_years_ahead() {
        assert_eq!(day("1/1/79"), Ok(date(2036, 1, 1)));
        assert_eq!(day("1/5/80"), Ok(date(1937, 5, 1)));
        assert_eq!(day("1/5/03"), Ok(date(1960, 5, 1)));
        assert_eq!(parse_date("1/5/03", date(2050, 1, 1)), Ok(date(2060, 5, 1)));
        assert_eq!(day("1/5/25 ค.ศ."), Ok(date(2025, 5, 1)));
    }

    #[test]
    fn a_thai_date_before_2484_is_counted_from_april() {
        assert_eq!(day("1 มี.ค. 2482"), Ok(date(1940, 3, 1)));
        assert_eq!(day("15 ก.พ. 2483"), Err(DateProblem::NotInThaiCalendar));
        assert_eq!(day("1 เม.ย. 2483"), Ok(date(1940, 4, 1)));
        assert_eq!(day("1 ม.ค. 2484"), Ok(date(1941, 1, 1)));
    }

    #[test]
    fn a_year_that_cannot_be_is_refused_and_never_bent() {
        for text in [
            "5/2/3104",
            "5 ก.พ. 3104",
            "3104-02-05",
            "05023104",
            "5/2/2300",
            "5/2/1799",
            "พ.ศ. 2025",
            "5/2/256",
            "5/2/8",
        ] {
            assert_eq!(parse_partial(text, today()), Err(DateProblem::YearOutOfRange), "{text}");
        }
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_named_so() {
        for text in ["31/4/2568", "29/2/2568", "0/2/2568", "5/13/2568", "200/2/2568", "45022568"] {
            assert_eq!(day(text), Err(DateProblem::NoSuchDay), "{text}");
        }
        assert_eq!(day("29/2/2567"), Ok(date(2024, 2, 29)));
    }

    #[test]
    fn what_is_no_date_is_unreadable_or_empty() {
        for text in ["วันนี้", "5 ก.พ.", "5/2", "12", "1/2/3/4", "5 ก.พ. มี.ค. 2568", "5 @ 2 2568", "999999999999999"]
        {
            assert_eq!(parse_partial(text, today()), Err(DateProblem::Unreadable), "{text}");
        }
        assert_eq!(day(" \u{200b} "), Err(DateProblem::Empty));
    }

    #[test]
    fn an_unknown_day_is_the_first_of_its_month() {
        for text in ["ก.พ. 2503", "กพ 03", "2/2503", "2503-02", "Feb 1960", "เดือนกุมภาพันธ์ ปี ๒๕๐๓"]
        {
            let expected = PartialDate { date: date(1960, 2, 1), precision: Precision::Month };
            assert_eq!(parse_partial(text, today()), Ok(expected), "{text}");
        }
        assert_eq!(parse_partial("ก.พ. 2483", today()), Err(DateProblem::NotInThaiCalendar));
        assert_eq!(day("ก.พ. 2503"), Err(DateProblem::Incomplete));
    }

    #[test]
    fn an_unknown_month_is_the_first_day_of_its_thai_year() {
        let year = |text| parse_partial(text, today()).map(|partial| (partial.date, partial.precision));
        assert_eq!(year("2503"), Ok((date(1960, 1, 1), Precision::Year)));
        assert_eq!(year("พ.ศ. ๒๕๐๓"), Ok((date(1960, 1, 1), Precision::Year)));
        assert_eq!(year("1960"), Ok((date(1960, 1, 1), Precision::Year)));
        assert_eq!(year("2480"), Ok((date(1937, 4, 1), Precision::Year)));
        assert_eq!(year("2483"), Ok((date(1940, 4, 1), Precision::Year)));
        assert_eq!(year("2484"), Ok((date(1941, 1, 1), Precision::Year)));
        assert_eq!(day("2503"), Err(DateProblem::Incomplete));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_as_the_same_day(days in 0_i64..100_000) {
            let written = date(1858, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
            prop_assert_eq!(day(&super::super::format_long(written)), Ok(written));
            prop_assert_eq!(day(&super::super::format_short(written)), Ok(written));
            prop_assert_eq!(day(&super::super::format_weekday(written)), Ok(written));
            prop_assert_eq!(day(&super::super::format_weekday_en(written)), Ok(written));
            prop_assert_eq!(day(&digits::to_thai(&super::super::format_short_en(written))), Ok(written));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".*") {
            let _ = day(&text);
        }

        #[test]
        fn no_mix_of_date_pieces_makes_the_reader_panic(text in "[0-9๐-๙กพศคมย./ -]{0,24}") {
            let _ = day(&text);
        }
    }
}
