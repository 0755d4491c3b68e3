//! One statement on one connection, and what the engine says when it fails.

use kernel::{Cell, CellType};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, Params, Rows, ToSql, params_from_iter};

use crate::dialect::AnyRow;
use crate::load::Batch;
use crate::{FromRow, Result, Row, Sql, StoreError};

pub(crate) fn all<T: FromRow>(on: &Connection, sql: Sql) -> Result<Vec<T>> {
    let mut found = Vec::new();
    each(on, sql, |row| {
        found.push(T::from_row(row)?);
        Ok::<(), StoreError>(())
    })?;
    Ok(found)
}

pub(crate) fn first<T: FromRow>(on: &Connection, sql: Sql) -> Result<Option<T>> {
    let (text, cells) = sql.into_parts();
    let mut statement = on.prepare_cached(&text)?;
    let mut rows = ask(&mut statement, values(&cells))?;
    let row = rows.next()?;
    row.map(|row| T::from_row(&Row(AnyRow::File(row)))).transpose()
}

pub(crate) fn run(on: &Connection, sql: Sql) -> Result<u64> {
    let (text, cells) = sql.into_parts();
    let touched = on.prepare_cached(&text)?.execute(values(&cells))?;
    Ok(u64::try_from(touched).unwrap_or(u64::MAX))
}

/// One statement, again and again with other values.
pub(crate) fn repeat(on: &Connection, batch: &Batch) -> Result<()> {
    let mut statement = on.prepare_cached(&batch.text)?;
    for cells in &batch.rows {
        statement.execute(values(cells))?;
    }
    Ok(())
}

pub(crate) fn script(on: &Connection, text: &str) -> Result<()> {
    Ok(on.execute_batch(text)?)
}

pub(crate) fn each<E: From<StoreError>>(
    on: &Connection,
    sql: Sql,
    mut take: impl FnMut(&Row<'_>) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let (text, cells) = sql.into_parts();
    let mut statement = on.prepare_cached(&text).map_err(StoreError::from)?;
    let mut rows = ask(&mut statement, values(&cells))?;
    while let Some(row) = rows.next().map_err(StoreError::from)? {
        take(&Row(AnyRow::File(row)))?;
    }
    Ok(())
}

/// How the statement would be run, a line for each loop.
pub(crate) fn explain(on: &Connection, sql: Sql) -> Result<Vec<String>> {
    let (text, cells) = sql.into_parts();
    let mut statement = on.prepare(&format!("explain query plan {text}"))?;
    let lines = statement.query_map(values(&cells), |row| row.get::<_, String>(3))?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

fn ask<'s>(statement: &'s mut CachedStatement<'_>, values: impl Params) -> Result<Rows<'s>> {
    Ok(statement.query(values)?)
}

fn values(cells: &[Cell]) -> impl Params {
    params_from_iter(cells.iter().map(Value))
}

struct Value<'a>(&'a Cell);

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Cell::Int(number) => ValueRef::Integer(*number),
            Cell::Text(text) => ValueRef::Text(text.as_bytes()),
            Cell::NoInt | Cell::NoText => ValueRef::Null,
        }))
    }
}

pub(crate) fn cell(row: &rusqlite::Row<'_>, place: usize, kind: CellType) -> Result<Cell> {
    match (row.get_ref(place)?, kind) {
        (ValueRef::Integer(number), CellType::Int) => Ok(Cell::Int(number)),
        (ValueRef::Text(bytes), CellType::Text) => {
            let text = std::str::from_utf8(bytes).map_err(StoreError::broken)?;
            Ok(Cell::Text(text.to_owned()))
        }
        (ValueRef::Null, CellType::Int) => Ok(Cell::NoInt),
        (ValueRef::Null, CellType::Text) => Ok(Cell::NoText),
        (held, _) => Err(StoreError::broken(format!("column {place} holds {}, not {kind:?}", held.data_type()))),
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(cause) = error.sqlite_error() else { return Self::broken(error) };
        match cause.code {
            ErrorCode::ConstraintViolation if is_unique(cause.extended_code) => Self::Taken,
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::ReadOnly
            | ErrorCode::SystemIoFailure
            | ErrorCode::DiskFull
            | ErrorCode::CannotOpen => Self::unavailable(error),
            _ => Self::broken(error),
        }
    }
}

const fn is_unique(extended: i32) -> bool {
    matches!(extended, rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY)
}
