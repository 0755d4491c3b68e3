//! ตารางสำหรับโปรแกรมคำนวณ: what goes out as CSV or XLSX, every cell with its type.

mod csv;
mod xlsx;

use kernel::Day;

pub use csv::{CSV, csv};
pub use xlsx::{XLSX, XlsxError, xlsx};

use crate::{Cell, Line, Published, Wording};

/// One cell of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// Words; never a formula, whatever they begin with.
    Text(String),
    /// A count.
    Count(u64),
    /// A measured value; what is not finite is written as nothing.
    Number(f64),
    /// A day.
    Day(Day),
    /// Nothing.
    Empty,
}

/// แผ่นงาน
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The name on its tab; cut and cleaned to what spreadsheets take.
    pub name: String,
    /// The headings.
    pub headings: Vec<String>,
    /// Row by row.
    pub rows: Vec<Vec<Entry>>,
}

impl Published {
    /// The table with its totals as a sheet. A hidden count is the word for it; numbers stay numbers in any digits.
    #[must_use]
    pub fn sheet(&self, name: &str, wording: &Wording<'_>) -> Sheet {
        let columns = labelled(self.columns(), wording);
        let entry = |cell: Cell| cell.count().map_or_else(|| Entry::Text(wording.hidden.to_owned()), Entry::Count);
        let row = |(label, row): (String, Line)| {
            let counts = columns.iter().map(|(_, column)| entry(self.cell(row, *column)));
            std::iter::once(Entry::Text(label)).chain(counts).collect()
        };
        Sheet {
            name: name.to_owned(),
            headings: std::iter::once(self.rows().title.clone())
                .chain(columns.iter().map(|(label, _)| label.clone()))
                .collect(),
            rows: labelled(self.rows(), wording).into_iter().map(row).collect(),
        }
    }
}

/// The lines of an axis with their words, the total last; a list, which is its own total, has no column of totals.
pub(crate) fn labelled(axis: &crate::Axis, wording: &Wording<'_>) -> Vec<(String, Line)> {
    let named = axis.categories.iter().enumerate().map(|(at, category)| (category.label.clone(), Line::At(at)));
    let total = (!axis.is_list()).then(|| (wording.total.to_owned(), Line::Total));
    named.chain(total).collect()
}
