//! The database of an installation: opened once, read from anywhere, written one command at a time.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{Clock, Id, Moment};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait as _,
};
use tokio::sync::Mutex;

use crate::audit::Head;
use crate::dialect::{Engine, Handles, connect};
use crate::migrations::{Migration, migrate};
use crate::tx::{By, Tx};
use crate::{FromRow, Keys, OpenError, Result, Row, Sql, StoreError};

/// Where an installation lies and what its tables are.
#[derive(Debug, Clone)]
pub struct Options {
    /// `sqlite:PATH` or `postgres://…`.
    pub address: String,
    /// The folder for keys, files and the head of the audit log.
    pub folder: PathBuf,
    /// Where the time comes from.
    pub clock: Clock,
    /// The migrations of every module, in any order.
    pub migrations: Vec<Migration>,
}

/// ฐานข้อมูล: a cheap handle to the installation's database, keys and files.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    engine: Engine,
    read: DatabaseConnection,
    write: DatabaseConnection,
    gate: Mutex<()>,
    clock: Clock,
    keys: Keys,
    folder: PathBuf,
    head: Head,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Db({:?})", self.0.engine)
    }
}

/// Anything that can be asked: the database, or a command's transaction.
pub trait Source: Sync {
    /// Every row.
    fn all<T: FromRow + Send>(&self, sql: Sql) -> impl Future<Output = Result<Vec<T>>> + Send;

    /// The first row, if any.
    fn first<T: FromRow + Send>(&self, sql: Sql) -> impl Future<Output = Result<Option<T>>> + Send;

    /// The only row; none is [`StoreError::NotFound`].
    fn one<T: FromRow + Send>(&self, sql: Sql) -> impl Future<Output = Result<T>> + Send {
        async { self.first(sql).await?.ok_or(StoreError::NotFound) }
    }

    /// The keys of the installation.
    fn keys(&self) -> &Keys;
}

pub(crate) async fn ask_all<T: FromRow>(on: &impl ConnectionTrait, backend: DbBackend, sql: Sql) -> Result<Vec<T>> {
    let rows = on.query_all_raw(sql.statement(backend)).await?;
    rows.into_iter().map(|row| T::from_row(&Row(row))).collect()
}

pub(crate) async fn ask_first<T: FromRow>(
    on: &impl ConnectionTrait,
    backend: DbBackend,
    sql: Sql,
) -> Result<Option<T>> {
    let row = on.query_one_raw(sql.statement(backend)).await?;
    row.map(|row| T::from_row(&Row(row))).transpose()
}

impl Source for Db {
    async fn all<T: FromRow + Send>(&self, sql: Sql) -> Result<Vec<T>> {
        ask_all(&self.0.read, self.0.read.get_database_backend(), sql).await
    }
    async fn first<T: FromRow + Send>(&self, sql: Sql) -> Result<Option<T>> {
        ask_first(&self.0.read, self.0.read.get_database_backend(), sql).await
    }
    fn keys(&self) -> &Keys {
        &self.0.keys
    }
}

impl Db {
    /// Opens an installation and brings its tables up to date.
    ///
    /// # Errors
    /// [`OpenError`], in words for the operator.
    pub async fn open(options: Options) -> std::result::Result<Self, OpenError> {
        std::fs::create_dir_all(&options.folder).map_err(|error| OpenError::Folder(options.folder.clone(), error))?;
        let keys = Keys::open(&options.folder)?;
        let Handles { engine, read, write } = connect(&options.address).await?;
        let head = Head::at(&options.folder);
        let gate = Mutex::new(());
        let Options { clock, folder, mut migrations, .. } = options;
        let db = Self(Arc::new(Inner { engine, read, write, gate, clock, keys, folder, head }));
        migrations.extend(crate::migrations::own());
        migrate(&db, migrations).await?;
        db.resume_audit().await.map_err(|error| OpenError::Database(error.to_string()))?;
        Ok(db)
    }

    /// A command's transaction. On one file writers follow one another; nothing is seen by others before the commit.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the database cannot be reached.
    pub async fn write<'a>(&'a self, by: impl Into<By<'a>>) -> Result<Tx<'a>> {
        let gate = if self.0.engine.one_writer() { Some(self.0.gate.lock().await) } else { None };
        let mode = self.0.engine.one_writer().then_some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode: mode, ..TransactionOptions::default() };
        let inner = self.0.write.begin_with_options(options).await?;
        Ok(Tx::new(self, inner, gate, by.into()))
    }

    /// A transaction that sees one state of the database however long it reads.
    pub(crate) async fn snapshot(&self) -> Result<sea_orm::DatabaseTransaction> {
        let isolation = (!self.0.engine.one_writer()).then_some(sea_orm::IsolationLevel::RepeatableRead);
        Ok(self.0.read.begin_with_config(isolation, None).await?)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it does not.
    pub async fn ping(&self) -> Result<()> {
        self.first::<(i64,)>(Sql::new("select cast(1 as bigint)")).await.map(|_| ())
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.0.clock.now()
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0.folder
    }

    /// A new id.
    #[must_use]
    pub fn new_id<K>(&self) -> Id<K> {
        Id::new(crate::ids::next())
    }

    /// The token that binds a form to a browser and its session.
    #[must_use]
    pub fn csrf(&self, visit: &str, session: &str) -> String {
        self.0.keys.token("csrf", &format!("{visit}\n{session}"))
    }

    /// 128 random bits in hex.
    #[must_use]
    pub fn random_word(&self) -> String {
        let mut bytes = [0_u8; 16];
        // Without randomness the keyed hash of a fresh id still cannot be guessed.
        match getrandom::fill(&mut bytes) {
            Ok(()) => crate::keys::hex(&bytes),
            Err(_) => self.0.keys.token("word", &crate::ids::next().to_string())[..32].to_owned(),
        }
    }

    pub(crate) fn engine(&self) -> Engine {
        self.0.engine
    }

    pub(crate) fn head(&self) -> &Head {
        &self.0.head
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.0.write.get_database_backend()
    }

    /// Waits for the last commits to be chained and writes the head of the audit log; then closes.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be chained or the head not written.
    pub async fn close(self) -> Result<()> {
        self.seal_audit().await?;
        let _ = self.0.read.close_by_ref().await;
        let _ = self.0.write.close_by_ref().await;
        Ok(())
    }
}
