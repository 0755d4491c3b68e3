//! Counts by two things, with their totals.

use std::error::Error;
use std::fmt;

/// ค่าหนึ่งของสิ่งที่ใช้นับ: one row or one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// The word it is stored under.
    pub code: String,
    /// The word the reader sees.
    pub label: String,
}

/// สิ่งที่ใช้นับ: what the rows, or the columns, of a table are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// Names the thing counted by, as `problem` or `province`. Tables of the same cases with the same name have the same totals.
    pub dimension: String,
    /// The heading that the reader sees.
    pub title: String,
    /// In the order of the table.
    pub categories: Vec<Category>,
}

impl Axis {
    /// An axis out of pairs of code and label.
    #[must_use]
    pub fn new<'a>(dimension: &str, title: &str, categories: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let category = |(code, label): (&str, &str)| Category { code: code.to_owned(), label: label.to_owned() };
        Self {
            dimension: dimension.to_owned(),
            title: title.to_owned(),
            categories: categories.into_iter().map(category).collect(),
        }
    }

    /// The one column of a plain list.
    #[must_use]
    pub fn list(title: &str) -> Self {
        Self::new("", title, [("", title)])
    }

    /// Whether it is the one column of a list.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.dimension.is_empty()
    }

    fn place(&self, code: &str) -> Result<usize, UnknownCategory> {
        let found = self.categories.iter().position(|category| category.code == code);
        found.ok_or_else(|| UnknownCategory { dimension: self.dimension.clone(), code: code.to_owned() })
    }
}

/// A row or a column: one of the axis, or the total over all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The category at this place of the axis.
    At(usize),
    /// รวม
    Total,
}

/// A count was found under a code that the axis does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCategory {
    /// The dimension of the axis.
    pub dimension: String,
    /// The code.
    pub code: String,
}

impl fmt::Display for UnknownCategory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no category {:?} of {:?}", self.code, self.dimension)
    }
}

impl Error for UnknownCategory {}

/// ตารางไขว้: counts of cases by row and column. The totals are the sums; every case counts in exactly one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    rows: Axis,
    columns: Axis,
    counts: Vec<u64>,
}

impl Table {
    /// A table out of what a grouped query found: code of the row, code of the column, count. What was not found is 0.
    ///
    /// # Errors
    /// [`UnknownCategory`]: a total without that count would be wrong.
    pub fn new<'a>(
        rows: Axis,
        columns: Axis,
        found: impl IntoIterator<Item = (&'a str, &'a str, u64)>,
    ) -> Result<Self, UnknownCategory> {
        let mut counts = vec![0_u64; rows.categories.len() * columns.categories.len()];
        for (row, column, count) in found {
            let at = rows.place(row)? * columns.categories.len() + columns.place(column)?;
            counts[at] = counts[at].saturating_add(count);
        }
        Ok(Self { rows, columns, counts })
    }

    /// The rows.
    #[must_use]
    pub const fn rows(&self) -> &Axis {
        &self.rows
    }

    /// The columns.
    #[must_use]
    pub const fn columns(&self) -> &Axis {
        &self.columns
    }

    /// A count, or the sum over a line; 0 outside the table.
    #[must_use]
    pub fn count(&self, row: Line, column: Line) -> u64 {
        let places = |line, length| match line {
            Line::At(at) => at..at + 1,
            Line::Total => 0..length,
        };
        let columns = places(column, self.columns.categories.len());
        let cells =
            places(row, self.rows.categories.len()).flat_map(|row| columns.clone().map(move |column| (row, column)));
        cells.fold(0, |sum: u64, (row, column)| sum.saturating_add(self.inner(row, column)))
    }

    fn inner(&self, row: usize, column: usize) -> u64 {
        let width = self.columns.categories.len();
        if column < width { self.counts.get(row * width + column).copied().unwrap_or_default() } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let rows = Axis::new("problem", "ปัญหา", [("income", "รายได้"), ("health", "สุขภาพ")]);
        let columns = Axis::new("channel", "ช่องทาง", [("walk_in", "มาเอง"), ("letter", "หนังสือ")]);
        Table::new(rows, columns, [("income", "walk_in", 7), ("health", "letter", 2), ("income", "letter", 5)]).unwrap()
    }

    #[test]
    fn totals_are_the_sums() {
        let table = table();
        assert_eq!(table.count(Line::At(0), Line::Total), 12);
        assert_eq!(table.count(Line::Total, Line::At(1)), 7);
        assert_eq!(table.count(Line::Total, Line::Total), 14);
        assert_eq!(table.count(Line::At(1), Line::At(0)), 0);
    }

    #[test]
    fn a_count_without_a_place_is_not_swallowed() {
        let none = Axis::new("problem", "", []);
        let lost = Table::new(none, Axis::list(""), [("housing", "", 1)]);
        assert_eq!(lost.unwrap_err().to_string(), "no category \"housing\" of \"problem\"");
    }
}
