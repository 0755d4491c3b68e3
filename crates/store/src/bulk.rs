//! Many rows at once: one statement for as many as fit, for imports, restores and demonstrations.

use kernel::Cell;

use crate::{Result, Sql, Tx};

/// Values in one statement, below the least that any engine takes (32,766).
const VALUES: usize = 16_000;
/// Rows in one statement; more gain nothing.
const ROWS: usize = 500;

/// Rows of one table on their way into it.
#[derive(Debug)]
pub struct Bulk<'a> {
    tx: &'a Tx<'a>,
    head: String,
    width: usize,
    tail: &'static str,
    cells: Vec<Cell>,
    written: u64,
}

impl<'a> Bulk<'a> {
    /// Starts writing into these columns of a table.
    #[must_use]
    pub fn into(tx: &'a Tx<'a>, table: &str, columns: &[&str]) -> Self {
        let head = format!("insert into {table} ({}) values", columns.join(", "));
        Self { tx, head, width: columns.len().max(1), tail: "", cells: Vec::new(), written: 0 }
    }

    /// Leaves rows as they are that are there already.
    #[must_use]
    pub(crate) const fn or_nothing(mut self) -> Self {
        self.tail = " on conflict do nothing";
        self
    }

    /// Adds a row: one cell for each column, in their order.
    ///
    /// # Errors
    /// [`crate::StoreError`] of an earlier row of the same statement too.
    pub async fn row(&mut self, cells: impl IntoIterator<Item = Cell>) -> Result<()> {
        self.cells.extend(cells);
        let most = (VALUES / self.width).clamp(1, ROWS);
        if self.cells.len() >= most * self.width { self.flush().await } else { Ok(()) }
    }

    /// Writes what is left; answers how many rows were written in all.
    ///
    /// # Errors
    /// [`crate::StoreError`].
    pub async fn finish(mut self) -> Result<u64> {
        self.flush().await?;
        Ok(self.written)
    }

    async fn flush(&mut self) -> Result<()> {
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            return Ok(());
        }
        let row = format!("({})", vec!["?"; self.width].join(", "));
        let rows = vec![row.as_str(); cells.len() / self.width].join(", ");
        let sql = Sql::new(format!("{} {rows}{}", self.head, self.tail)).cells(cells);
        self.written += self.tx.run(sql).await?;
        Ok(())
    }
}
