//! ข้อความวันที่: takes a written date apart into numbers, month and era, and tells which number is which.

use super::era::Year;
use super::vocabulary::{Meaning, next_word};
use super::{CivilDate, DateProblem, be_year};

/// How far ahead of today a two-digit year may lie: a plan reaches ten years, a birth never does.
const YEARS_AHEAD: i16 = 10;

/// A run of digits; how many there are tells `03` from `3` and `2503`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    length: usize,
}

impl Number {
    fn of(run: &str) -> Result<Self, DateProblem> {
        let value = run.parse().map_err(|_| DateProblem::Unreadable)?;
        Ok(Self { value, length: run.len() })
    }

    fn is_year(self) -> bool {
        self.length == 4
    }
}

/// The era that the text names, if it names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Era {
    Unsaid,
    Buddhist,
    Common,
}

impl Era {
    pub(super) fn year(self, number: Number, today: CivilDate) -> Result<Year, DateProblem> {
        let value = i16::try_from(number.value).map_err(|_| DateProblem::YearOutOfRange)?;
        match (number.length, self) {
            (2, Self::Common) => Ok(Year::Common(latest_ending_in(value, today.year() + YEARS_AHEAD))),
            (2, _) => Ok(Year::Buddhist(latest_ending_in(value, be_year(today) + YEARS_AHEAD))),
            (4, Self::Common) => Ok(Year::Common(value)),
            (4, Self::Buddhist) => Ok(Year::Buddhist(value)),
            (4, Self::Unsaid) => Year::by_size(value),
            _ => Err(DateProblem::YearOutOfRange),
        }
    }
}

fn latest_ending_in(two_digits: i16, limit: i16) -> i16 {
    limit - (limit - two_digits).rem_euclid(100)
}

/// The numbers and the month of a date, in the order in which they were written.
pub(super) struct Written {
    numbers: Vec<Number>,
    month: Option<i8>,
    pub(super) era: Era,
}

/// What the numbers are, by their order and length.
pub(super) enum Shape {
    Day(Number, u32, Number),
    Month(u32, Number),
    Year(Number),
}

impl Written {
    pub(super) fn read(text: &str) -> Result<Self, DateProblem> {
        let mut written = Self { numbers: Vec::new(), month: None, era: Era::Unsaid };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let run = if first.is_ascii_digit() {
                let (run, after) = split_run(rest, |c| c.is_ascii_digit());
                written.numbers.push(Number::of(run)?);
                after
            } else if is_letter(first) {
                let (run, after) = split_run(rest, |c| is_letter(c) || c == '.');
                written.take_words(&run.replace('.', ""))?;
                after
            } else if is_separator(first) {
                &rest[first.len_utf8()..]
            } else {
                return Err(DateProblem::Unreadable);
            };
            rest = run;
        }
        Ok(written)
    }

    fn take_words(&mut self, run: &str) -> Result<(), DateProblem> {
        let mut rest = run;
        while !rest.is_empty() {
            let (meaning, after) = next_word(rest).ok_or(DateProblem::Unreadable)?;
            match meaning {
                Meaning::Month(_) if self.month.is_some() => return Err(DateProblem::Unreadable),
                Meaning::Month(month) => self.month = Some(month),
                Meaning::Buddhist => self.era = Era::Buddhist,
                Meaning::Common => self.era = Era::Common,
                Meaning::Filler => {}
            }
            rest = after;
        }
        Ok(())
    }

    pub(super) fn shape(&self) -> Option<Shape> {
        let month = self.month.map(|month| u32::from(month.unsigned_abs()));
        match (month, self.numbers.as_slice()) {
            (Some(month), [year, day]) if year.is_year() => Some(Shape::Day(*day, month, *year)),
            (Some(month), [day, year]) => Some(Shape::Day(*day, month, *year)),
            (Some(month), [year]) if year.length != 1 => Some(Shape::Month(month, *year)),
            (None, [year, month, day]) if year.is_year() => Some(Shape::Day(*day, month.value, *year)),
            (None, [day, month, year]) => Some(Shape::Day(*day, month.value, *year)),
            (None, [year, month]) if year.is_year() => Some(Shape::Month(month.value, *year)),
            (None, [month, year]) if year.is_year() => Some(Shape::Month(month.value, *year)),
            (None, [year]) if year.is_year() => Some(Shape::Year(*year)),
            (None, [run]) => run_together(*run),
            _ => None,
        }
    }
}

fn run_together(run: Number) -> Option<Shape> {
    let part = |by: u32, modulus: u32, length| Number { value: run.value / by % modulus, length };
    match run.length {
        6 => Some(Shape::Day(part(10_000, 100, 2), part(100, 100, 2).value, part(1, 100, 2))),
        8 => {
            let (first, last) = (part(10_000, 10_000, 4), part(1, 10_000, 4));
            if holds_year(first) && !holds_year(last) {
                Some(Shape::Day(part(1, 100, 2), part(100, 100, 2).value, first))
            } else {
                Some(Shape::Day(part(1_000_000, 100, 2), part(10_000, 100, 2).value, last))
            }
        }
        _ => None,
    }
}

fn holds_year(number: Number) -> bool {
    i16::try_from(number.value).is_ok_and(|year| Year::by_size(year).is_ok())
}

fn split_run(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !belongs(c)).unwrap_or(text.len()))
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'ก'..='ฺ' | 'เ'..='๎')
}

fn is_separator(c: char) -> bool {
    c == ' ' || matches!(c, '/' | '-' | '.' | ',' | '–' | '\u{2011}')
}
