//! The database of an installation: opened once, read from anywhere, written one command at a time.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use crate::audit::Head;
use crate::dialect::{Engine, Pool, Snapshot};
use crate::migrations::{Migration, migrate};
use crate::shared::Known;
use crate::traffic::{Counters, Traffic};
use crate::tx::{By, Tx};
use crate::watch::Watch;
use crate::{FromRow, Keys, OpenError, Result, Sql, StoreError};
use kernel::{Clock, Id, Moment};

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
    pool: Pool,
    clock: Clock,
    keys: Keys,
    folder: PathBuf,
    head: Head,
    shared: Known,
    watched: OnceLock<Watch>,
    counters: Counters,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Db({:?})", self.engine())
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

impl Source for Db {
    async fn all<T: FromRow + Send>(&self, sql: Sql) -> Result<Vec<T>> {
        self.note(&sql);
        timed(told(&sql), self.0.pool.all(sql)).await
    }
    async fn first<T: FromRow + Send>(&self, sql: Sql) -> Result<Option<T>> {
        self.note(&sql);
        timed(told(&sql), self.0.pool.first(sql)).await
    }
    fn keys(&self) -> &Keys {
        &self.0.keys
    }
}

/// The text of a statement, where it is to be logged.
fn told(sql: &Sql) -> Option<String> {
    tracing::enabled!(tracing::Level::DEBUG).then(|| sql.text().to_owned())
}

/// Waits for a statement. At the level of debugging its text and its time are logged, and never its values.
async fn timed<T>(told: Option<String>, asked: impl Future<Output = T>) -> T {
    let start = Instant::now();
    let found = asked.await;
    if let Some(statement) = told {
        tracing::debug!(micros = start.elapsed().as_micros(), statement, "asked");
    }
    found
}

impl Db {
    /// Opens an installation and brings its tables up to date.
    ///
    /// # Errors
    /// [`OpenError`], in words for the operator.
    pub async fn open(mut options: Options) -> std::result::Result<Self, OpenError> {
        options.migrations.extend(crate::migrations::own());
        Self::open_as_of(options).await
    }

    /// Opens an installation with these migrations and no others, its own among them.
    pub(crate) async fn open_as_of(options: Options) -> std::result::Result<Self, OpenError> {
        std::fs::create_dir_all(&options.folder).map_err(|error| OpenError::Folder(options.folder.clone(), error))?;
        let keys = Keys::open(&options.folder)?;
        let pool = Pool::connect(&options.address).await?;
        let head = Head::at(&options.folder);
        let Options { clock, folder, migrations, .. } = options;
        let db = Self(Arc::new(Inner {
            pool,
            clock,
            keys,
            folder,
            head,
            shared: Known::default(),
            watched: OnceLock::new(),
            counters: Counters::default(),
        }));
        migrate(&db, migrations).await?;
        let newest: Option<(i64,)> = db
            .first(Sql::new("select id from audit_entries order by id desc limit 1"))
            .await
            .map_err(|error| OpenError::Database(error.to_string()))?;
        crate::ids::not_before(newest.map_or(0, |(id,)| id));
        db.resume_audit().await.map_err(|error| OpenError::Database(error.to_string()))?;
        Ok(db)
    }

    /// A command's transaction. On one file writers follow one another; nothing is seen by others before the commit.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the database cannot be reached.
    pub async fn write<'a>(&'a self, by: impl Into<By<'a>>) -> Result<Tx<'a>> {
        let waiting = self.0.counters.wait();
        let work = self.0.pool.begin().await?;
        drop(waiting);
        Ok(Tx::new(self, work, by.into()))
    }

    /// One state of the database however long it is read.
    pub(crate) async fn snapshot(&self) -> Result<Snapshot> {
        self.0.pool.snapshot().await
    }

    /// Lets the planner look at the tables anew, after many rows have arrived.
    pub(crate) async fn refresh_statistics(&self) -> Result<()> {
        let Some(text) = self.engine().statistics() else { return Ok(()) };
        let tx = self.write(By::System("load")).await?;
        tx.script(text).await?;
        tx.commit().await
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it does not.
    pub async fn ping(&self) -> Result<()> {
        self.first::<(i64,)>(Sql::new("select cast(1 as bigint)")).await.map(|_| ())
    }

    /// What was counted of writing since the database was opened.
    #[must_use]
    pub fn traffic(&self) -> Traffic {
        self.0.counters.read(self.0.pool.disk())
    }

    pub(crate) fn counters(&self) -> &Counters {
        &self.0.counters
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

    pub(crate) fn watched(&self) -> &OnceLock<Watch> {
        &self.0.watched
    }

    /// Where a test watches, the statement is noted.
    pub(crate) fn note(&self, sql: &Sql) {
        if let Some(watch) = self.0.watched.get() {
            watch.note(sql);
        }
    }

    /// How the engine would go about a statement, line by line.
    pub(crate) async fn explain(&self, sql: Sql) -> Result<Vec<String>> {
        self.0.pool.explain(sql).await
    }

    pub(crate) fn engine(&self) -> Engine {
        self.0.pool.engine()
    }

    pub(crate) fn head(&self) -> &Head {
        &self.0.head
    }

    pub(crate) fn shared(&self) -> &Known {
        &self.0.shared
    }

    /// Waits for the last commits to be chained and writes the head of the audit log; then closes.
    ///
    /// # Errors
    /// [`StoreError`] when the log cannot be chained or the head not written.
    pub async fn close(self) -> Result<()> {
        self.seal_audit().await?;
        self.let_go().await;
        Ok(())
    }

    /// Closes it as it is.
    pub(crate) async fn let_go(self) {
        self.0.pool.close().await;
    }
}
