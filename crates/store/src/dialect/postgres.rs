//! PostgreSQL: one pool for reading and writing; advisory locks where one process at a time must act.

use std::time::Duration;

use futures_util::TryStreamExt as _;
use kernel::{Cell, CellType};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    IsolationLevel, QueryResult, RuntimeErr, Statement, StreamTrait as _, TransactionTrait as _, Value, sqlx,
};

use super::AnyRow;
use crate::db::Source as _;
use crate::load::Batch;
use crate::{FromRow, OpenError, Result, Row, Sql, StoreError, Tx};

pub(crate) type Pool = DatabaseConnection;
pub(crate) type Work = DatabaseTransaction;

/// Connections of one process.
const CONNECTIONS: u32 = 16;
/// The number of the lock for chaining the audit log.
const CHAIN_LOCK: i64 = 7_303_014_901;
/// The number of the lock for migrations.
const MIGRATION_LOCK: i64 = 7_303_014_902;

/// From the catalogue itself: the views of `information_schema` over it take a thousand times as long.
pub(super) const COLUMNS: &str = "select cast(t.relname as text), cast(c.attname as text), \
     format_type(c.atttypid, null) from pg_class t join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 \
     and not c.attisdropped where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r' \
     order by t.relname, c.attnum";

pub(super) const DEFINITIONS: &str = "select cast(t.table_name as text) as name, \
     'CREATE TABLE ' || t.table_name || ' (' || string_agg(c.column_name || ' ' || c.data_type || \
     case c.is_nullable when 'NO' then ' NOT NULL' else '' end || coalesce(' DEFAULT ' || c.column_default, ''), ', ' \
     order by c.ordinal_position) || ')' as sql \
     from information_schema.tables t join information_schema.columns c \
     on c.table_schema = t.table_schema and c.table_name = t.table_name \
     where t.table_schema = current_schema() and t.table_type = 'BASE TABLE' group by t.table_name \
     union all select cast(viewname as text), 'CREATE VIEW ' || viewname || ' AS ' || rtrim(definition, ';') \
     from pg_views where schemaname = current_schema() \
     union all select cast(tablename as text), indexdef from pg_indexes where schemaname = current_schema() \
     union all select cast(conrelid::regclass as text), 'CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid) \
     from pg_constraint where connamespace = current_schema()::regnamespace order by 1, 2";

/// The server watches its own pages; what can be asked is whether every index and constraint is in force.
pub(super) const EXAMINATION: &str = "select 'the index ' || indexrelid::regclass || ' is not in force' from pg_index \
     where not indisvalid union all select 'the constraint ' || conname || ' is not in force' from pg_constraint \
     where not convalidated";

pub(super) async fn connect(address: &str) -> std::result::Result<Pool, OpenError> {
    let mut options = ConnectOptions::new(address);
    options
        .max_connections(CONNECTIONS)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(4))
        .test_before_acquire_if_idle_for(Duration::from_secs(2))
        .sqlx_logging(false)
        .map_sqlx_postgres_opts(|options| options.application_name("kueakun").statement_cache_capacity(400));
    Database::connect(options).await.map_err(|error| {
        OpenError::Database(format!("{error}; check that PostgreSQL runs, and the name, the user and the password"))
    })
}

/// One connection that waits longer, for whoever makes databases.
pub(crate) async fn connect_once(address: &str) -> std::result::Result<Pool, OpenError> {
    let mut options = ConnectOptions::new(address);
    options.max_connections(1).acquire_timeout(Duration::from_secs(20)).sqlx_logging(false);
    Database::connect(options).await.map_err(|error| OpenError::Database(error.to_string()))
}

pub(super) async fn close(pool: &Pool) {
    if let Err(error) = pool.close_by_ref().await {
        tracing::debug!(%error, "connections were not closed in order");
    }
}

pub(super) async fn begin(pool: &Pool) -> Result<Work> {
    Ok(pool.begin().await?)
}

/// A transaction that sees one state of the database however long it reads.
pub(super) async fn snapshot(pool: &Pool) -> Result<Work> {
    Ok(pool.begin_with_config(Some(IsolationLevel::RepeatableRead), None).await?)
}

pub(crate) async fn all<T: FromRow>(on: &impl ConnectionTrait, sql: Sql) -> Result<Vec<T>> {
    let rows = on.query_all_raw(statement(sql)).await?;
    rows.into_iter().map(|row| T::from_row(&Row(AnyRow::Server(row)))).collect()
}

pub(crate) async fn first<T: FromRow>(on: &impl ConnectionTrait, sql: Sql) -> Result<Option<T>> {
    let row = on.query_one_raw(statement(sql)).await?;
    row.map(|row| T::from_row(&Row(AnyRow::Server(row)))).transpose()
}

pub(super) async fn run(on: &impl ConnectionTrait, sql: Sql) -> Result<u64> {
    Ok(on.execute_raw(statement(sql)).await?.rows_affected())
}

/// How the statement would be run, a line for each step.
pub(super) async fn explain(on: &impl ConnectionTrait, sql: Sql) -> Result<Vec<String>> {
    let (text, cells) = sql.into_parts();
    let rows: Vec<(String,)> = all(on, Sql::new(format!("explain {text}")).cells(cells)).await?;
    Ok(rows.into_iter().map(|(line,)| line).collect())
}

/// Values of one statement that puts many rows into a table (the protocol takes 65,535).
const VALUES: usize = 16_000;

/// One statement with the values of many rows: where it says `values (…)`, many rows at a time.
pub(super) async fn repeat(on: &impl ConnectionTrait, batch: Batch) -> Result<()> {
    let Batch { text, rows } = batch;
    let Some((head, width, tail)) = values_of(&text) else {
        for cells in rows {
            run(on, Sql::new(text.as_str()).cells(cells)).await?;
        }
        return Ok(());
    };
    let together = (VALUES / width.max(1)).clamp(1, 500);
    let mut rows = rows.into_iter();
    loop {
        let cells: Vec<Vec<Cell>> = rows.by_ref().take(together).collect();
        if cells.is_empty() {
            return Ok(());
        }
        let marks = vec![text[head..tail].trim(); cells.len()].join(", ");
        let sql = Sql::new(format!("{}{marks}{}", &text[..head], &text[tail..])).cells(cells.concat());
        run(on, sql).await?;
    }
}

/// Where the one row of an `insert … values (?, …)` stands in its text, and how many values it has.
fn values_of(text: &str) -> Option<(usize, usize, usize)> {
    let head = text.find(" values (")? + " values ".len();
    let tail = head + text[head..].find(')')? + 1;
    let row = &text[head..tail];
    // An inner bracket, or a second row, is not for here.
    let plain = row.matches('(').count() == 1 && !text[tail..].contains('?') && text.starts_with("insert into ");
    plain.then(|| (head, row.matches('?').count(), tail))
}

pub(crate) async fn script(on: &impl ConnectionTrait, text: &str) -> Result<()> {
    on.execute_unprepared(text).await?;
    Ok(())
}

pub(super) async fn commit(work: Work) -> Result<()> {
    Ok(work.commit().await?)
}

pub(super) async fn each<E: From<StoreError>>(
    on: &Work,
    sql: Sql,
    mut take: impl FnMut(&Row<'_>) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let mut rows = on.stream_raw(statement(sql)).await.map_err(StoreError::from)?;
    while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
        take(&Row(AnyRow::Server(row)))?;
    }
    Ok(())
}

pub(super) fn cell(row: &QueryResult, place: usize, kind: CellType) -> Result<Cell> {
    Ok(match kind {
        CellType::Int => row.try_get_by_index::<Option<i64>>(place)?.map_or(Cell::NoInt, Cell::Int),
        CellType::Text => row.try_get_by_index::<Option<String>>(place)?.map_or(Cell::NoText, Cell::Text),
    })
}

fn statement(sql: Sql) -> Statement {
    let (text, cells) = sql.into_parts();
    Statement::from_sql_and_values(DbBackend::Postgres, number_marks(&text), cells.into_iter().map(value))
}

/// Each `?` outside quotes becomes `$1`, `$2`, ….
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

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match &error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::unavailable(error),
            DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => from_sqlx(cause),
            _ => Self::broken(error),
        }
    }
}

fn from_sqlx(error: &sqlx::Error) -> StoreError {
    match error {
        sqlx::Error::Database(cause) if cause.is_unique_violation() => StoreError::Taken,
        sqlx::Error::Database(cause) if is_passing(cause.code().as_deref()) => StoreError::unavailable(cause),
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => StoreError::unavailable(error),
        _ => StoreError::broken(error),
    }
}

/// Faults that pass or that an operator can lift: classes 08 (connection), 53 (resources), 57 (operator
/// intervention), 40 (serialisation, deadlock).
fn is_passing(code: Option<&str>) -> bool {
    code.is_some_and(|code| ["08", "53", "57", "40"].iter().any(|class| code.starts_with(class)))
}

pub(super) async fn lock_chain(tx: &Tx<'_>) -> Result<bool> {
    let sql =
        Sql::new("select case when pg_try_advisory_xact_lock(?) then cast(1 as bigint) else cast(0 as bigint) end");
    let row: Option<(bool,)> = tx.first(sql.bind(CHAIN_LOCK)).await?;
    Ok(row.is_some_and(|(taken,)| taken))
}

pub(super) async fn lock_migrations(tx: &Tx<'_>) -> Result<()> {
    let sql = Sql::new("select cast(pg_advisory_xact_lock(?) as text)").bind(MIGRATION_LOCK);
    let _: Vec<(Option<String>,)> = tx.all(sql).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_are_numbered_and_left_alone_in_quotes() {
        let text = "select '?' from t where a = ? and b in (?, ?) and c = ?";
        assert_eq!(super::number_marks(text), "select '?' from t where a = $1 and b in ($2, $3) and c = $4");
    }
}
