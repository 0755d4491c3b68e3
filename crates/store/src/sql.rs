//! SQL text with its values: written with `?`, numbered when it is run, so that pieces can be put together.

use kernel::{Cell, Stored};
use sea_orm::{DbBackend, Statement, Value};

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

    /// The value of the next `?`.
    #[must_use]
    pub fn bind(mut self, value: impl Stored) -> Self {
        self.cells.push(value.to_cell());
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
        self.cells.extend(values.into_iter().map(|value| value.to_cell()));
        let marks = vec!["?"; self.cells.len() - before].join(", ");
        self.text.push_str(if marks.is_empty() { " (null" } else { " (" });
        self.text.push_str(&marks);
        self.text.push(')');
        self
    }

    /// The statement for an engine: each `?` outside quotes becomes `$1`, `$2`, …, which both engines read.
    pub(crate) fn statement(self, backend: DbBackend) -> Statement {
        let text = number_marks(&self.text);
        Statement::from_sql_and_values(backend, text, self.cells.into_iter().map(value))
    }
}

fn number_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let (mut next, mut quoted) = (1, false);
    for letter in text.chars() {
        match letter {
            '\'' => {
                quoted = !quoted;
                out.push(letter);
            }
            '?' if !quoted => {
                out.push('$');
                out.push_str(&next.to_string());
                next += 1;
            }
            _ => out.push(letter),
        }
    }
    out
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Int(number) => Value::BigInt(Some(number)),
        Cell::Text(text) => Value::String(Some(text)),
        Cell::NoInt => Value::BigInt(None),
        Cell::NoText => Value::String(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_numbered_across_pieces_and_left_alone_in_quotes() {
        let piece = Sql::new("b in").list([1_i64, 2]);
        let sql = Sql::new("select '?' from t where a = ? and").bind("x").then_sql(piece).then("and c = ?").bind(true);
        assert_eq!(number_marks(&sql.text), "select '?' from t where a = $1 and b in ($2, $3) and c = $4");
        assert_eq!(sql.cells.len(), 4);
    }

    #[test]
    fn an_empty_list_finds_nothing() {
        assert_eq!(Sql::new("a in").list(Vec::<i64>::new()).text, "a in (null)");
    }
}
