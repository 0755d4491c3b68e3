//! PostgreSQL: one pool for reading and writing; advisory locks where one process at a time must act.

use std::time::Duration;

use sea_orm::{ConnectOptions, Database, DatabaseConnection};

use crate::db::Source as _;
use crate::{OpenError, Result, Sql, Tx};

/// Connections of one process.
const CONNECTIONS: u32 = 16;
/// The number of the lock for chaining the audit log.
const CHAIN_LOCK: i64 = 7_303_014_901;
/// The number of the lock for migrations.
const MIGRATION_LOCK: i64 = 7_303_014_902;

pub(super) const COLUMNS: &str = "select cast(table_name as text), cast(column_name as text), cast(data_type as text) \
     from information_schema.columns where table_schema = current_schema() order by table_name, ordinal_position";

pub(super) const DEFINITIONS: &str = "select cast(t.table_name as text) as name, \
     'CREATE TABLE ' || t.table_name || ' (' || string_agg(c.column_name || ' ' || c.data_type || \
     case c.is_nullable when 'NO' then ' NOT NULL' else '' end || coalesce(' DEFAULT ' || c.column_default, ''), ', ' \
     order by c.ordinal_position) || ')' as sql \
     from information_schema.tables t join information_schema.columns c \
     on c.table_schema = t.table_schema and c.table_name = t.table_name \
     where t.table_schema = current_schema() group by t.table_name \
     union all select cast(tablename as text), indexdef from pg_indexes where schemaname = current_schema() \
     union all select cast(conrelid::regclass as text), 'CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid) \
     from pg_constraint where connamespace = current_schema()::regnamespace order by 1, 2";

/// The server watches its own pages; what can be asked is whether every index and constraint is in force.
pub(super) const EXAMINATION: &str = "select 'the index ' || indexrelid::regclass || ' is not in force' from pg_index \
     where not indisvalid union all select 'the constraint ' || conname || ' is not in force' from pg_constraint \
     where not convalidated";

pub(super) async fn connect(address: &str) -> std::result::Result<DatabaseConnection, OpenError> {
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
