//! A published table on the page, and the same as a sheet: one value for both, so that they cannot differ.

use figures::sheet::{Entry, Sheet};
use figures::{Cell, Line, Published, Wording};

/// A cell with its words.
#[derive(Debug, Clone)]
pub struct GridCell {
    /// The published count.
    pub cell: Cell,
    /// The same in words.
    pub text: String,
    /// The cases behind it; none where there are none, or for those who read no cases.
    pub href: Option<String>,
}

/// One row.
#[derive(Debug, Clone)]
pub struct GridLine {
    /// The code of its category; empty for the total.
    pub code: String,
    /// What it is.
    pub label: String,
    /// Its cells, the total last.
    pub cells: Vec<GridCell>,
}

/// ตารางตัวเลข
#[derive(Debug, Clone)]
pub struct Grid {
    /// What it shows.
    pub title: String,
    /// What the rows are.
    pub rows_are: String,
    /// The headings of the columns, the total last.
    pub columns: Vec<String>,
    /// The rows, the total last.
    pub lines: Vec<GridLine>,
}

/// How a table is laid out: which way round, and whether only the totals of its rows are shown.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// The rows of the table are the columns of the grid.
    pub turned: bool,
    /// Only the column of totals.
    pub list: bool,
}

impl Grid {
    /// A table laid out; `link` answers the address of the cases behind a cell by the codes of row and column, empty for
    /// totals.
    #[must_use]
    pub fn of(
        title: String,
        table: &Published,
        layout: Layout,
        wording: &Wording<'_>,
        link: impl Fn(&str, &str) -> Option<String>,
    ) -> Self {
        let (rows, columns) =
            if layout.turned { (table.columns(), table.rows()) } else { (table.rows(), table.columns()) };
        let at = |row, column| if layout.turned { table.cell(column, row) } else { table.cell(row, column) };
        let shown = if layout.list { &[][..] } else { &columns.categories[..] };
        let across: Vec<(&str, Line)> = lines(shown.iter().map(|category| category.code.as_str()));
        let line = |(code, row): (&str, Line)| {
            let label = match row {
                Line::At(at) => rows.categories[at].label.clone(),
                Line::Total => wording.total.to_owned(),
            };
            let cells = across.iter().map(|(column, place)| {
                let cell = at(row, *place);
                let href = if cell == Cell::Count(0) { None } else { link(code, column) };
                GridCell { cell, text: wording.cell(cell), href }
            });
            GridLine { code: code.to_owned(), label, cells: cells.collect() }
        };
        Self {
            title,
            rows_are: rows.title.clone(),
            columns: shown.iter().map(|category| category.label.clone()).chain([wording.total.to_owned()]).collect(),
            lines: lines(rows.categories.iter().map(|category| category.code.as_str())).into_iter().map(line).collect(),
        }
    }

    /// The same for a spreadsheet.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        let entry = |cell: &GridCell| cell.cell.count().map_or_else(|| Entry::Text(cell.text.clone()), Entry::Count);
        let row = |line: &GridLine| {
            std::iter::once(Entry::Text(line.label.clone())).chain(line.cells.iter().map(entry)).collect()
        };
        Sheet {
            name: self.title.clone(),
            headings: std::iter::once(self.rows_are.clone()).chain(self.columns.iter().cloned()).collect(),
            rows: self.lines.iter().map(row).collect(),
        }
    }

    /// The rows without the total.
    pub fn categories(&self) -> impl Iterator<Item = &GridLine> {
        self.lines.iter().filter(|line| !line.code.is_empty())
    }
}

fn lines<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<(&'a str, Line)> {
    codes.enumerate().map(|(at, code)| (code, Line::At(at))).chain([("", Line::Total)]).collect()
}
