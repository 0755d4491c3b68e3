//! A cell as the file has it, and the row it stands in.

use thai::date::CivilDate;

/// ค่าในช่อง
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text, not empty.
    Text(String),
    /// A number.
    Number(Number),
    /// A number whose format shows a day. The year is as the sheet counts it, and may have been typed in the Buddhist Era.
    Day(CivilDate),
    /// ใช่ or ไม่ใช่.
    Truth(bool),
    /// What a formula came to when it failed: `#N/A`.
    Fault(String),
}

/// A number of a spreadsheet: a 64-bit float, and how many digits its format shows before the point at least.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The value.
    pub value: f64,
    /// Digits shown at least: 10 for the format `0000000000`, by which a leading zero is seen that is not stored.
    pub digits: usize,
}

/// Below this every whole number is exact in a 64-bit float.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Number {
    /// The number as one would write it: whole numbers without a point, never in powers of ten below 2^53.
    #[must_use]
    pub fn written(self) -> String {
        let Self { value, digits } = self;
        if value.fract() == 0.0 && value.abs() < EXACT {
            return format!("{value:0digits$.0}");
        }
        value.to_string()
    }
}

/// ช่องหนึ่งช่อง
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// Whether a formula made it.
    pub formula: bool,
}

impl Cell {
    /// A cell of text; blank text is nothing.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        let value = if text.trim().is_empty() { Value::Empty } else { Value::Text(text) };
        Self { value, formula: false }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.value == Value::Empty
    }

    /// What a reader of the sheet sees, as text: days in ISO 8601.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.value {
            Value::Empty => String::new(),
            Value::Text(text) | Value::Fault(text) => text.clone(),
            Value::Number(number) => number.written(),
            Value::Day(day) => day.to_string(),
            Value::Truth(true) => "TRUE".to_owned(),
            Value::Truth(false) => "FALSE".to_owned(),
        }
    }
}

/// แถวหนึ่งแถว, by the number that the program that made it shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// Number of the row, from 1. In a CSV the line on which it begins.
    pub number: u32,
    /// The cells from the first column on; those missing at the end are empty.
    pub cells: Vec<Cell>,
    /// Whether the sheet hides it.
    pub hidden: bool,
}

impl Line {
    /// The cell of a column, counted from 0.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        const NONE: &Cell = &Cell { value: Value::Empty, formula: false };
        self.cells.get(column).unwrap_or(NONE)
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }
}

/// The letters of a column, counted from 0: A, B … Z, AA.
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirteen_digits_come_out_of_a_float_whole() {
        let id: f64 = 1_101_700_203_450.0;
        assert_eq!(Number { value: id, digits: 0 }.written(), "1101700203450");
        assert_eq!(Number { value: 812_345_678.0, digits: 10 }.written(), "0812345678");
        assert_eq!(Number { value: 0.5, digits: 0 }.written(), "0.5");
        assert_eq!(Number { value: -3.0, digits: 0 }.written(), "-3");
    }

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(column_letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
