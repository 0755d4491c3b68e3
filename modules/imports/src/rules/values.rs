//! From a cell to the text that a form would hold: what spreadsheets do to numbers and days is undone where it can be, and
//! refused where it cannot.

use kernel::Day;
use sheets::{Cell, Number, Value};
use thai::citizen_id::CitizenId;
use thai::date::CivilDate;
use thai::{digits, name};

use super::words;
use crate::model::Kind;

/// A text as a form would hold it, and the key of what was mended on the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Understood {
    /// The text; for closed lists the code.
    pub text: String,
    /// What was mended; empty when nothing was.
    pub note: &'static str,
}

impl Understood {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), note: "" }
    }

    fn mended(text: impl Into<String>, note: &'static str) -> Self {
        Self { text: text.into(), note }
    }
}

/// Reads a cell for a column of that kind.
///
/// # Errors
/// The text key of why it cannot be read.
pub fn read(cell: &Cell, kind: Kind) -> Result<Understood, &'static str> {
    let text = match &cell.value {
        Value::Empty => return Ok(Understood::default()),
        Value::Fault(_) => return Err("imports-cell-fault"),
        Value::Day(day) => return of_day(*day, kind),
        Value::Number(number) => return of_number(*number, kind),
        Value::Truth(truth) => (if *truth { "TRUE" } else { "FALSE" }).to_owned(),
        Value::Text(text) => clean(text, kind),
    };
    if words::is_nothing(&text) {
        return Ok(Understood::default());
    }
    of_text(text, kind)
}

/// Text without what cannot be seen, and without the apostrophe by which spreadsheets are told that it is text.
fn clean(text: &str, kind: Kind) -> String {
    let text = match kind {
        Kind::Prose => text.lines().map(name::clean).collect::<Vec<_>>().join("\n").trim().to_owned(),
        _ => name::clean(text),
    };
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(|first: char| !first.is_alphabetic()) => rest.to_owned(),
        _ => text,
    }
}

fn of_text(text: String, kind: Kind) -> Result<Understood, &'static str> {
    match kind {
        Kind::Text | Kind::Prose | Kind::Key | Kind::Day | Kind::Born => Ok(Understood::plain(text)),
        Kind::Digits(_) => Ok(Understood::plain(compact(&text))),
        Kind::Identity => identity(&text),
        Kind::Phone => Ok(phone(&text)),
        Kind::Truth => choice(words::TRUTHS, &text),
        Kind::Choice(list) => choice(list, &text),
    }
}

fn choice(list: &[crate::model::Choice], text: &str) -> Result<Understood, &'static str> {
    words::code_of(list, text).map(Understood::plain).ok_or("imports-word-unknown")
}

/// A day that stands where no day belongs was a house number such as 12/3 until the spreadsheet took it for one; which, nobody
/// can tell.
fn of_day(day: CivilDate, kind: Kind) -> Result<Understood, &'static str> {
    if !matches!(kind, Kind::Day | Kind::Born) {
        return Err("imports-cell-became-day");
    }
    if day.year() < FIRST_BUDDHIST_YEAR {
        return Ok(Understood::plain(day.to_string()));
    }
    // 15/2/2503 typed into a cell of days becomes the year 2503 of the Common Era.
    let meant = CivilDate::new(day.year() - ERAS_APART, day.month(), day.day()).map_err(|_| "date-no-such-day")?;
    Ok(Understood::mended(meant.to_string(), "imports-note-buddhist-year"))
}

/// No register holds days of the Common Era as late as this.
const FIRST_BUDDHIST_YEAR: i16 = 2_400;
const ERAS_APART: i16 = 543;
/// Years that stand alone, in either era.
const YEARS: std::ops::RangeInclusive<f64> = 1_800.0..=2_743.0;

fn of_number(number: Number, kind: Kind) -> Result<Understood, &'static str> {
    let text = number.written();
    match kind {
        Kind::Day | Kind::Born if YEARS.contains(&number.value) && number.value.fract() == 0.0 => {
            Ok(Understood::plain(text))
        }
        // Days that were turned into numbers: 22000 may be a serial number, or 2/2/2000 without its strokes.
        Kind::Day | Kind::Born if text.len() != 8 => Err("imports-cell-day-as-number"),
        _ if text.contains(['e', 'E']) => Err("imports-number-rounded"),
        _ => of_text(text, kind),
    }
}

/// A text without blanks and dashes, in Arabic digits.
fn compact(text: &str) -> String {
    digits::to_arabic(text).chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect()
}

fn identity(text: &str) -> Result<Understood, &'static str> {
    let number = compact(text);
    if let Some(whole) = scientific(&number) {
        let whole = whole.ok_or("imports-number-rounded")?;
        return Ok(Understood::mended(whole, "imports-note-scientific"));
    }
    let with_zero = format!("0{number}");
    if number.len() == 12 && is_digits(&number) && CitizenId::parse(&with_zero).is_ok() {
        return Ok(Understood::mended(with_zero, "imports-note-zero"));
    }
    // Zeros at the end that a rounding left; a true number that ends so passes its check digit.
    if number.len() == 13 && number.ends_with("0000") && is_digits(&number) && CitizenId::parse(&number).is_err() {
        return Err("imports-number-rounded");
    }
    Ok(Understood::plain(number))
}

/// A number in powers of ten: with all its digits, or rounded. None for any other text.
fn scientific(text: &str) -> Option<Option<String>> {
    let (mantissa, power) = text.split_once(['e', 'E'])?;
    let (whole, rest) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let power: usize = power.trim_start_matches('+').parse().ok()?;
    if whole.len() != 1 || !is_digits(whole) || !rest.bytes().all(|byte| byte.is_ascii_digit()) || power > 20 {
        return None;
    }
    // Trailing zeros are left out by a spreadsheet that rounded nothing; the check digit decides then.
    let number = format!("{whole}{rest:0<power$}");
    Some((rest.len() <= power && CitizenId::parse(&number).is_ok()).then_some(number))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number that lost its first zero in a cell of numbers: nine digits of a mobile, eight of a fixed line. Source: National
/// Telecommunications Numbering Plan; all of them begin with 0.
fn phone(text: &str) -> Understood {
    let number = compact(text);
    let lost = is_digits(&number) && !number.starts_with('0') && matches!(number.len(), 8 | 9);
    let with_zero = format!("0{number}");
    if lost && thai::phone::parse(&with_zero).is_ok() {
        return Understood::mended(with_zero, "imports-note-zero");
    }
    Understood::plain(text)
}

/// The text that a preview shows for what was understood: days in words of the reader's era.
#[must_use]
pub fn shown(understood: &str, kind: Kind, today: Day) -> String {
    match kind {
        Kind::Day | Kind::Born => thai::date::parse_partial(understood, today.date())
            .map_or_else(|_| understood.to_owned(), thai::date::format_partial),
        Kind::Choice(list) => words::thai_of(list, understood).to_owned(),
        Kind::Truth => words::thai_of(words::TRUTHS, understood).to_owned(),
        _ => understood.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use thai::citizen_id::fictitious;

    fn typed(text: &str, kind: Kind) -> Result<Understood, &'static str> {
        read(&Cell::text(text), kind)
    }

    fn number(value: f64, kind: Kind) -> Result<Understood, &'static str> {
        read(&Cell { value: Value::Number(Number { value, digits: 0 }), formula: false }, kind)
    }

    fn day(year: i16, month: i8, day: i8, kind: Kind) -> Result<Understood, &'static str> {
        let value = Value::Day(CivilDate::new(year, month, day).unwrap());
        read(&Cell { value, formula: false }, kind)
    }

    fn as_float(text: &str) -> f64 {
        text.parse().unwrap()
    }

    #[test]
    fn a_number_of_thirteen_digits_survives_being_a_float() {
        let id = fictitious(7);
        assert_eq!(number(as_float(id.as_str()), Kind::Identity).unwrap().text, id.as_str());
    }

    #[test]
    fn a_rounded_number_is_refused_and_one_in_powers_of_ten_is_read_when_nothing_is_lost() {
        assert_eq!(typed("1.1017E+12", Kind::Identity), Err("imports-number-rounded"));
        assert_eq!(number(1_101_700_000_000.0, Kind::Identity), Err("imports-number-rounded"));
        let id = fictitious(7);
        let (first, rest) = id.as_str().split_at(1);
        let read = typed(&format!("{first}.{rest}E+12"), Kind::Identity).unwrap();
        assert_eq!((read.text.as_str(), read.note), (id.as_str(), "imports-note-scientific"));
    }

    #[test]
    fn a_first_zero_that_a_cell_of_numbers_lost_is_put_back_and_said() {
        let read = number(812_345_678.0, Kind::Phone).unwrap();
        assert_eq!((read.text.as_str(), read.note), ("0812345678", "imports-note-zero"));
        assert_eq!(typed("081-234-5678", Kind::Phone).unwrap().note, "");
        assert_eq!(typed("1300", Kind::Phone).unwrap(), Understood::plain("1300"));
    }

    #[test]
    fn a_year_of_the_buddhist_era_in_a_cell_of_days_is_known_by_its_size() {
        let read = day(2503, 2, 15, Kind::Born).unwrap();
        assert_eq!((read.text.as_str(), read.note), ("1960-02-15", "imports-note-buddhist-year"));
        assert_eq!(day(1960, 2, 15, Kind::Day).unwrap(), Understood::plain("1960-02-15"));
        assert_eq!(day(2508, 2, 29, Kind::Born), Err("date-no-such-day"));
    }

    #[test]
    fn a_house_number_that_became_a_day_is_refused() {
        assert_eq!(day(2026, 3, 12, Kind::Text), Err("imports-cell-became-day"));
    }

    #[test]
    fn a_day_that_became_a_number_is_refused_and_a_year_alone_is_a_year() {
        assert_eq!(number(22_000.0, Kind::Born), Err("imports-cell-day-as-number"));
        assert_eq!(number(2503.0, Kind::Born).unwrap(), Understood::plain("2503"));
    }

    #[test]
    fn what_cannot_be_seen_and_what_says_nothing_is_nothing() {
        assert_eq!(typed("\u{a0} สาย \u{200b}", Kind::Text).unwrap().text, "สาย");
        assert_eq!(typed(" - ", Kind::Text).unwrap(), Understood::default());
        assert_eq!(typed("N/A", Kind::Phone).unwrap(), Understood::default());
        assert_eq!(typed("'-12", Kind::Text).unwrap().text, "-12");
        let fault = Cell { value: Value::Fault("#REF!".to_owned()), formula: true };
        assert_eq!(read(&fault, Kind::Text), Err("imports-cell-fault"));
    }

    proptest! {
        #[test]
        fn every_number_of_the_fictitious_range_survives_a_cell_of_numbers(seed in any::<u64>()) {
            let id = fictitious(seed);
            let read = number(as_float(id.as_str()), Kind::Identity).unwrap();
            prop_assert_eq!(read.text, id.as_str());
        }

        #[test]
        fn no_text_stops_the_reader(value in "\\PC{0,30}", at in 0_usize..9) {
            let kinds = [Kind::Text, Kind::Prose, Kind::Key, Kind::Identity, Kind::Phone, Kind::Day, Kind::Born, Kind::Truth, Kind::Digits(5)];
            let _ = typed(&value, kinds[at]);
        }

        #[test]
        fn no_number_stops_the_reader(value in any::<f64>(), at in 0_usize..5) {
            let kinds = [Kind::Text, Kind::Identity, Kind::Phone, Kind::Born, Kind::Digits(5)];
            let _ = number(value, kinds[at]);
        }
    }
}
