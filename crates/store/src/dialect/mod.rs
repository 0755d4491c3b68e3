//! The few places where the engines differ.

mod postgres;
mod sqlite;

use std::path::Path;

use sea_orm::DatabaseConnection;

use crate::{OpenError, Result, Sql, Tx};

/// The engine behind an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// The two handles: readers, and the writer (on PostgreSQL the same pool).
pub(crate) struct Handles {
    pub engine: Engine,
    pub read: DatabaseConnection,
    pub write: DatabaseConnection,
}

pub(crate) async fn connect(address: &str) -> std::result::Result<Handles, OpenError> {
    if let Some(path) = address.strip_prefix("sqlite:") {
        let path = path.strip_prefix("//").unwrap_or(path);
        let (read, write) = sqlite::connect(Path::new(path)).await?;
        return Ok(Handles { engine: Engine::Sqlite, read, write });
    }
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        let pool = postgres::connect(address).await?;
        return Ok(Handles { engine: Engine::Postgres, read: pool.clone(), write: pool });
    }
    Err(OpenError::Address(address.to_owned()))
}

impl Engine {
    /// The DDL as this engine wants it: an id that is `BIGINT PRIMARY KEY` is SQLite's own row number.
    pub(crate) fn ddl(self, text: &str) -> String {
        match self {
            Self::Sqlite => text.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY"),
            Self::Postgres => text.to_owned(),
        }
    }

    /// Whether writers follow one another anyway, so that the audit log can be chained in the transaction itself.
    pub(crate) const fn one_writer(self) -> bool {
        matches!(self, Self::Sqlite)
    }

    /// The tables with their columns, one row each `(table, column, type)`, in order.
    pub(crate) fn columns(self) -> Sql {
        Sql::new(match self {
            Self::Sqlite => sqlite::COLUMNS,
            Self::Postgres => postgres::COLUMNS,
        })
    }

    /// The definitions of tables and indexes, one row each `(name, text)`.
    pub(crate) fn definitions(self) -> Sql {
        Sql::new(match self {
            Self::Sqlite => sqlite::DEFINITIONS,
            Self::Postgres => postgres::DEFINITIONS,
        })
    }

    /// Looks through the whole database for damage, one row each; none, or `ok`, when it is whole.
    pub(crate) fn examination(self) -> Sql {
        Sql::new(match self {
            Self::Sqlite => sqlite::EXAMINATION,
            Self::Postgres => postgres::EXAMINATION,
        })
    }

    /// Takes the lock under which one process at a time chains the audit log; false when another holds it.
    pub(crate) async fn lock_chain(self, tx: &Tx<'_>) -> Result<bool> {
        match self {
            Self::Sqlite => Ok(true),
            Self::Postgres => postgres::lock_chain(tx).await,
        }
    }

    /// Takes the lock under which one process at a time migrates.
    pub(crate) async fn lock_migrations(self, tx: &Tx<'_>) -> Result<()> {
        match self {
            Self::Sqlite => Ok(()),
            Self::Postgres => postgres::lock_migrations(tx).await,
        }
    }
}
