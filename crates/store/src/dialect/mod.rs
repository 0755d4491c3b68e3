//! The few places where the engines differ.

pub(crate) mod postgres;
mod sqlite;

pub(crate) use sqlite::READERS;

use kernel::{Cell, CellType};

use crate::load::Batch;
use crate::traffic::Disk;
use crate::{FromRow, OpenError, Result, Row, Sql, StoreError, Tx};

/// The engine behind an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// An open database.
pub(crate) enum Pool {
    File(Box<sqlite::File>),
    Server(postgres::Pool),
}

/// A transaction that writes. Dropped without a commit, nothing happened.
pub(crate) enum Work<'a> {
    File(sqlite::Work<'a>),
    Server(postgres::Work),
}

/// One state of the database, to be read from beginning to end.
pub(crate) enum Snapshot {
    File(sqlite::Snapshot),
    Server(postgres::Work),
}

/// A row as the engine gives it.
#[derive(Debug)]
pub(crate) enum AnyRow<'a> {
    File(&'a rusqlite::Row<'a>),
    Server(sea_orm::QueryResult),
}

impl AnyRow<'_> {
    pub(crate) fn cell(&self, place: usize, kind: CellType) -> Result<Cell> {
        match self {
            Self::File(row) => sqlite::cell(row, place, kind),
            Self::Server(row) => postgres::cell(row, place, kind),
        }
    }
}

impl Pool {
    /// Opens `sqlite:PATH` or `postgres://…`.
    pub(crate) async fn connect(address: &str) -> std::result::Result<Self, OpenError> {
        if let Some(path) = address.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return sqlite::File::open(path.as_ref()).map(|file| Self::File(Box::new(file)));
        }
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return postgres::connect(address).await.map(Self::Server);
        }
        Err(OpenError::Address(address.to_owned()))
    }

    pub(crate) const fn engine(&self) -> Engine {
        match self {
            Self::File(_) => Engine::Sqlite,
            Self::Server(_) => Engine::Postgres,
        }
    }

    /// What the disk was asked for since it was opened, where the program itself writes.
    pub(crate) fn disk(&self) -> Option<Disk> {
        match self {
            Self::File(file) => Some(file.disk()),
            Self::Server(_) => None,
        }
    }

    pub(crate) async fn all<T: FromRow>(&self, sql: Sql) -> Result<Vec<T>> {
        match self {
            Self::File(file) => file.read(|on| sqlite::all(on, sql)).await,
            Self::Server(pool) => postgres::all(pool, sql).await,
        }
    }

    pub(crate) async fn first<T: FromRow>(&self, sql: Sql) -> Result<Option<T>> {
        match self {
            Self::File(file) => file.read(|on| sqlite::first(on, sql)).await,
            Self::Server(pool) => postgres::first(pool, sql).await,
        }
    }

    pub(crate) async fn begin(&self) -> Result<Work<'_>> {
        match self {
            Self::File(file) => file.begin().await.map(Work::File),
            Self::Server(pool) => postgres::begin(pool).await.map(Work::Server),
        }
    }

    pub(crate) async fn snapshot(&self) -> Result<Snapshot> {
        match self {
            Self::File(file) => file.snapshot().map(Snapshot::File),
            Self::Server(pool) => postgres::snapshot(pool).await.map(Snapshot::Server),
        }
    }

    /// How the engine would go about a statement, line by line.
    pub(crate) async fn explain(&self, sql: Sql) -> Result<Vec<String>> {
        match self {
            Self::File(file) => file.read(|on| sqlite::explain(on, sql)).await,
            Self::Server(pool) => postgres::explain(pool, sql).await,
        }
    }

    /// Lets every connection go.
    pub(crate) async fn close(&self) {
        match self {
            Self::File(file) => file.close().await,
            Self::Server(pool) => postgres::close(pool).await,
        }
    }
}

impl Work<'_> {
    pub(crate) async fn all<T: FromRow>(&self, sql: Sql) -> Result<Vec<T>> {
        match self {
            Self::File(work) => work.on(|on| sqlite::all(on, sql)),
            Self::Server(work) => postgres::all(work, sql).await,
        }
    }

    pub(crate) async fn first<T: FromRow>(&self, sql: Sql) -> Result<Option<T>> {
        match self {
            Self::File(work) => work.on(|on| sqlite::first(on, sql)),
            Self::Server(work) => postgres::first(work, sql).await,
        }
    }

    /// Runs a statement; answers how many rows it touched.
    pub(crate) async fn run(&self, sql: Sql) -> Result<u64> {
        match self {
            Self::File(work) => work.on(|on| sqlite::run(on, sql)),
            Self::Server(work) => postgres::run(work, sql).await,
        }
    }

    /// Runs one statement with the values of many rows.
    pub(crate) async fn repeat(&self, batch: Batch) -> Result<()> {
        match self {
            Self::File(work) => work.on(|on| sqlite::repeat(on, &batch)),
            Self::Server(work) => postgres::repeat(work, batch).await,
        }
    }

    /// Runs several statements that take no values.
    pub(crate) async fn script(&self, text: &str) -> Result<()> {
        match self {
            Self::File(work) => work.on(|on| sqlite::script(on, text)),
            Self::Server(work) => postgres::script(work, text).await,
        }
    }

    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Self::File(work) => work.commit().await,
            Self::Server(work) => postgres::commit(work).await,
        }
    }
}

impl Snapshot {
    /// Hands over one row after the other, so that memory stays flat however many there are.
    pub(crate) async fn each<E>(
        &self,
        sql: Sql,
        take: impl FnMut(&Row<'_>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E>
    where
        E: From<StoreError>,
    {
        match self {
            Self::File(snapshot) => snapshot.each(sql, take),
            Self::Server(work) => postgres::each(work, sql, take).await,
        }
    }
}

impl Engine {
    /// The DDL as this engine wants it: an id that is `BIGINT PRIMARY KEY` is SQLite's own row number, with which its
    /// indexes end whether or not they name it; named, it would be kept twice. A table that lies in the order of its key
    /// says so for SQLite alone.
    pub(crate) fn ddl(self, text: &str) -> String {
        match self {
            Self::Sqlite => {
                let text = text.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY");
                let line = |line: &str| {
                    if line.starts_with("CREATE INDEX ") { line.replace(", id)", ")") } else { line.to_owned() }
                };
                text.split('\n').map(line).collect::<Vec<_>>().join("\n")
            }
            Self::Postgres => text.replace(" WITHOUT ROWID", ""),
        }
    }

    /// Whether writers follow one another anyway, so that the audit log can be chained in the transaction itself.
    pub(crate) const fn one_writer(self) -> bool {
        matches!(self, Self::Sqlite)
    }

    /// How a `select` takes only rows that no other transaction is changing.
    pub(crate) const fn skipping_locked(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => "for update skip locked",
        }
    }

    /// How a `select` of one row waits until no other transaction is changing it.
    pub(crate) const fn in_turn(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => "for update",
        }
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

    /// The indexes that a database which is filled does without, `(name, definition)`; none where they do not slow it.
    pub(crate) fn indexes(self) -> Option<Sql> {
        match self {
            Self::Sqlite => Some(Sql::new(sqlite::INDEXES)),
            Self::Postgres => None,
        }
    }

    /// What the planner needs to know of the tables is gathered by this.
    pub(crate) const fn statistics(self) -> Option<&'static str> {
        match self {
            // Plans depend on the statement alone there (see [`sqlite`]).
            Self::Sqlite => None,
            Self::Postgres => Some("analyze"),
        }
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
