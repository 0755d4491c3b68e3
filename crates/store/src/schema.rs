//! The tables as the engine itself describes them, for the committed `schema/*.sql` and for backups.

use std::fmt::Write as _;

use crate::db::Source as _;
use crate::{Db, Result};

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub name: String,
    /// Column and whether it holds text.
    pub columns: Vec<(String, bool)>,
}

/// The definitions of every table and index as text, in a fixed order.
///
/// # Errors
/// [`crate::StoreError`].
pub async fn schema(db: &Db) -> Result<String> {
    let rows: Vec<(String, String)> = db.all(db.engine().definitions()).await?;
    Ok(rows.into_iter().fold(String::new(), |mut out, (_, text)| {
        let _ = writeln!(out, "{};", text.trim());
        out
    }))
}

pub(crate) async fn tables(db: &Db) -> Result<Vec<Table>> {
    let rows: Vec<(String, String, String)> = db.all(db.engine().columns()).await?;
    let mut tables: Vec<Table> = Vec::new();
    for (table, column, kind) in rows {
        let text = kind.eq_ignore_ascii_case("text");
        match tables.last_mut() {
            Some(last) if last.name == table => last.columns.push((column, text)),
            _ => tables.push(Table { name: table, columns: vec![(column, text)] }),
        }
    }
    Ok(tables)
}
