//! Money in satang, the hundredth part of a baht.

use crate::stored::{BadCell, Cell, CellType, Stored};

/// สตางค์: an amount of Thai money; 100 satang are 1 baht.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Satang(pub i64);

impl Satang {
    /// Reads "1,500", "1500.50" or "๑,๕๐๐" as baht; `None` when it is not an amount of zero or more.
    #[must_use]
    pub fn parse_baht(text: &str) -> Option<Self> {
        let plain = thai::digits::to_arabic(text.trim()).replace(',', "");
        let (baht, satang) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(baht) || !(satang.is_empty() || (digits(satang) && satang.len() <= 2)) {
            return None;
        }
        let cents: i64 = format!("{satang:0<2}").parse().ok()?;
        baht.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents).map(Self)
    }

    /// "1,500.00", without the word บาท.
    #[must_use]
    pub fn baht(self) -> String {
        let whole = (self.0 / 100).to_string();
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) && digit.is_ascii_digit() {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        format!("{grouped}.{:02}", (self.0 % 100).abs())
    }
}

impl Stored for Satang {
    const TYPE: CellType = CellType::Int;
    fn to_cell(&self) -> Cell {
        Cell::Int(self.0)
    }
    fn from_cell(cell: Cell) -> Result<Self, BadCell> {
        i64::from_cell(cell).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn baht_read_as_people_write_them() {
        assert_eq!(Satang::parse_baht("1,500"), Some(Satang(150_000)));
        assert_eq!(Satang::parse_baht("๑,๕๐๐.๕"), Some(Satang(150_050)));
        for text in ["", "-1", "1.234", "สิบ", "1e3", "."] {
            assert_eq!(Satang::parse_baht(text), None, "{text}");
        }
        assert_eq!(Satang(123_456_789).baht(), "1,234,567.89");
    }
}
