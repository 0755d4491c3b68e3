//! SQL text with its values: written with `?`, so that pieces can be put together.

use kernel::{Cell, Stored};

/// A statement, or a piece of one, with the values of its `?` in order.
#[derive(Debug, Clone, Default)]
pub struct Sql {
    text: String,
    cells: Vec<Cell>,
}

impl Sql {
    /// Starts with this text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), cells: Vec::new() }
    }

    /// The value of the next `?`. U+0000 is left out of a text: no reader sees it, and not every engine holds it.
    #[must_use]
    pub fn bind(mut self, value: impl Stored) -> Self {
        self.cells.push(without_nul(value.to_cell()));
        self
    }

    /// The values of the next `?`s, as they lie in a table.
    pub(crate) fn cells(mut self, cells: Vec<Cell>) -> Self {
        self.cells.extend(cells);
        self
    }

    /// Goes on with this text.
    #[must_use]
    pub fn then(mut self, text: &str) -> Self {
        self.text.push(' ');
        self.text.push_str(text);
        self
    }

    /// Goes on with another piece and its values.
    #[must_use]
    pub fn then_sql(mut self, piece: Self) -> Self {
        self.text.push(' ');
        self.text.push_str(&piece.text);
        self.cells.extend(piece.cells);
        self
    }

    /// Goes on with `(?, ?, …)`, one for each value; `(null)` for none, so that `in` finds nothing.
    #[must_use]
    pub fn list<T: Stored>(mut self, values: impl IntoIterator<Item = T>) -> Self {
        let before = self.cells.len();
        self.cells.extend(values.into_iter().map(|value| without_nul(value.to_cell())));
        let length = steps(self.cells.len() - before);
        if let Some(last) = self.cells.last().cloned() {
            self.cells.resize(before + length, last);
        }
        let marks = vec!["?"; length].join(", ");
        self.text.push_str(if marks.is_empty() { " (null" } else { " (" });
        self.text.push_str(&marks);
        self.text.push(')');
        self
    }

    /// The text with its `?`.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text with its `?`, and their values.
    pub(crate) fn into_parts(self) -> (String, Vec<Cell>) {
        (self.text, self.cells)
    }
}

/// The length to which a list is filled up with its last value, which changes nothing of what is in it: every length of its own
/// would be a statement that each connection keeps prepared, the longest some hundred kilobytes.
#[must_use]
pub const fn steps(length: usize) -> usize {
    match length {
        0..=8 => length,
        9..=64 => length.next_multiple_of(8),
        _ => length.next_power_of_two(),
    }
}

fn without_nul(cell: Cell) -> Cell {
    match cell {
        Cell::Text(text) if text.contains('\0') => Cell::Text(text.replace('\0', "")),
        cell => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_bring_their_values_with_them() {
        let piece = Sql::new("b in").list([1_i64, 2]);
        let (text, cells) =
            Sql::new("where a = ? and").bind("x").then_sql(piece).then("and c = ?").bind(true).into_parts();
        assert_eq!(text, "where a = ? and b in (?, ?) and c = ?");
        assert_eq!(cells, [Cell::Text("x".to_owned()), Cell::Int(1), Cell::Int(2), Cell::Int(1)]);
    }

    #[test]
    fn no_text_holds_u_0000_alone_or_in_a_list() {
        let (_, cells) = Sql::new("a = ? and b in").bind("x\0y").list(["\0z"]).into_parts();
        assert_eq!(cells, [Cell::Text("xy".to_owned()), Cell::Text("z".to_owned())]);
    }

    #[test]
    fn lists_of_any_length_are_few_statements_and_hold_what_they_held() {
        let texts: std::collections::BTreeSet<String> =
            (0..=1_000).map(|length| Sql::new("a in").list(0..length).text).collect();
        assert!(texts.len() < 24, "{}", texts.len());
        let (text, cells) = Sql::new("a in").list(0_i64..9).into_parts();
        assert_eq!(text.matches('?').count(), cells.len());
        assert_eq!(cells.iter().collect::<std::collections::HashSet<_>>().len(), 9);
    }

    #[test]
    fn an_empty_list_finds_nothing() {
        assert_eq!(Sql::new("a in").list(Vec::<i64>::new()).text, "a in (null)");
    }
}
