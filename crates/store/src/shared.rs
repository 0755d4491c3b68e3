//! What many rows have in common, kept once: a small table of its own, whose rows are found by what they say and known
//! everywhere else by a small number.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kernel::Cell;

use crate::db::Source as _;
use crate::{By, Result, Sql, StoreError, Tx};

/// คำที่ใช้ร่วมกัน: a table of rows that are only ever added to: `id` and these columns, which are unique together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shared {
    table: &'static str,
    columns: &'static [&'static str],
}

/// Rows that are known to be in the database, with their numbers.
#[derive(Debug, Default)]
pub(crate) struct Known(Mutex<HashMap<(Shared, Vec<Cell>), i64>>);

/// Rows that are remembered at a time; the tables hold hundreds, of a large installation thousands.
const REMEMBERED: usize = 20_000;

impl Known {
    fn find(&self, row: &(Shared, Vec<Cell>)) -> Option<i64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(row).copied()
    }

    /// Takes over what a transaction found or added, once it is committed: before that it may still be undone.
    pub(crate) fn learn(&self, met: Vec<Met>) {
        if met.is_empty() {
            return;
        }
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.extend(met);
    }
}

/// A row that a transaction found or added, and its number.
pub(crate) type Met = ((Shared, Vec<Cell>), i64);

impl Shared {
    /// The rows of that table; a unique index is over these columns.
    #[must_use]
    pub const fn new(table: &'static str, columns: &'static [&'static str]) -> Self {
        Self { table, columns }
    }

    /// The number of the row that says this, from 1; one that nobody said before is added. None of the values may be
    /// absent.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn number(self, tx: &Tx<'_>, values: Vec<Cell>) -> Result<i64> {
        let row = (self, values);
        if let Some(number) = tx.db().shared().find(&row) {
            return Ok(number);
        }
        if !tx.is_aside() {
            return self.find_or_add(tx, row).await;
        }
        // What is written aside cannot read what it adds, so the row goes ahead of it.
        let ahead = tx.db().write(By::System("load")).await?;
        let number = self.find_or_add(&ahead, row).await?;
        ahead.commit().await?;
        Ok(number)
    }

    /// Writers side by side may want the same number or the same row: whoever comes second waits for the first, adds
    /// nothing, and looks again.
    async fn find_or_add(self, tx: &Tx<'_>, row: (Self, Vec<Cell>)) -> Result<i64> {
        for _ in 0..TRIES {
            if let Some((number,)) = tx.first(self.find(row.1.clone())).await? {
                tx.met((row, number)).await;
                return Ok(number);
            }
            tx.run(self.add(row.1.clone())).await?;
        }
        Err(StoreError::unavailable(format!("others are adding to {}", self.table)))
    }

    fn find(self, values: Vec<Cell>) -> Sql {
        let which: Vec<String> = self.columns.iter().map(|column| format!("{column} = ?")).collect();
        Sql::new(format!("select id from {} where {}", self.table, which.join(" and "))).cells(values)
    }

    fn add(self, values: Vec<Cell>) -> Sql {
        let (table, marks) = (self.table, vec!["?"; self.columns.len()].join(", "));
        let next = format!("(select coalesce(max(id), 0) + 1 from {table})");
        let columns = self.columns.join(", ");
        Sql::new(format!("insert into {table} (id, {columns}) values ({next}, {marks}) on conflict do nothing"))
            .cells(values)
    }
}

/// Writers that may come first, one after the other, with rows of their own.
const TRIES: usize = 100;
