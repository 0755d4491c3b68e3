//! A command's transaction: what changes, who changes it, and the audit entries, in one commit.

use kernel::{Actor, Id, Moment, Staff};
use tokio::sync::Mutex;

use crate::audit::{self, Entry};
use crate::db::{Db, Source};
use crate::dialect::Work;
use crate::load::{self, Batch, Pile};
use crate::shared::Met;
use crate::{FromRow, Keys, Result, Sql, StoreError};

/// On whose behalf a transaction runs.
#[derive(Debug, Clone, Copy)]
pub enum By<'a> {
    /// A signed-in member of staff.
    Actor(&'a Actor),
    /// The program itself: the name of the part, such as `import` or `sign-in`.
    System(&'static str),
}

impl<'a> From<&'a Actor> for By<'a> {
    fn from(actor: &'a Actor) -> Self {
        Self::Actor(actor)
    }
}

impl By<'_> {
    /// The staff id, when a person acts.
    #[must_use]
    pub const fn staff(self) -> Option<Id<Staff>> {
        match self {
            Self::Actor(actor) => Some(actor.staff),
            Self::System(_) => None,
        }
    }
}

/// คำสั่งหนึ่งคำสั่ง: everything between loading and commit. Dropped without [`Tx::commit`], nothing happened.
pub struct Tx<'a> {
    db: &'a Db,
    work: Place<'a>,
    by: By<'a>,
    now: Moment,
    entries: Mutex<Vec<(i64, String)>>,
    met: Mutex<Vec<Met>>,
}

/// Where the statements of a command go.
enum Place<'a> {
    /// Into the database.
    There(Work<'a>),
    /// Onto a pile.
    Aside(Mutex<Pile>),
}

impl std::fmt::Debug for Tx<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tx(by {:?})", self.by.staff())
    }
}

impl Source for Tx<'_> {
    async fn all<T: FromRow + Send>(&self, sql: Sql) -> Result<Vec<T>> {
        match &self.work {
            Place::There(work) => {
                self.db.note(&sql);
                work.all(sql).await
            }
            Place::Aside(_) => {
                load::refuse_aside(sql.text())?;
                self.db.all(sql).await
            }
        }
    }
    async fn first<T: FromRow + Send>(&self, sql: Sql) -> Result<Option<T>> {
        match &self.work {
            Place::There(work) => {
                self.db.note(&sql);
                work.first(sql).await
            }
            Place::Aside(_) => {
                load::refuse_aside(sql.text())?;
                self.db.first(sql).await
            }
        }
    }
    fn keys(&self) -> &Keys {
        self.db.keys()
    }
}

impl<'a> Tx<'a> {
    pub(crate) fn new(db: &'a Db, work: Work<'a>, by: By<'a>) -> Self {
        Self::at(db, Place::There(work), by)
    }

    /// A command whose statements are kept on a pile.
    pub(crate) fn aside(db: &'a Db, by: By<'a>) -> Self {
        Self::at(db, Place::Aside(Mutex::default()), by)
    }

    fn at(db: &'a Db, work: Place<'a>, by: By<'a>) -> Self {
        Self { db, work, by, now: db.now(), entries: Mutex::default(), met: Mutex::default() }
    }

    pub(crate) const fn is_aside(&self) -> bool {
        matches!(self.work, Place::Aside(_))
    }

    /// What was written aside so far; nothing where the command writes into the database.
    pub fn pile(self) -> Pile {
        let entries = self.entries.into_inner();
        match self.work {
            Place::There(_) => Pile::default(),
            Place::Aside(pile) => pile.into_inner().with_entries(entries),
        }
    }

    /// The moment of the command: one for everything in it.
    #[must_use]
    pub const fn now(&self) -> Moment {
        self.now
    }

    /// Who acts.
    #[must_use]
    pub const fn by(&self) -> By<'a> {
        self.by
    }

    /// The database behind the transaction.
    #[must_use]
    pub const fn db(&self) -> &'a Db {
        self.db
    }

    /// A new id.
    #[must_use]
    pub fn new_id<K>(&self) -> Id<K> {
        self.db.new_id()
    }

    /// Runs a statement; answers how many rows it touched.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn run(&self, sql: Sql) -> Result<u64> {
        match &self.work {
            Place::There(work) => {
                self.db.note(&sql);
                work.run(sql).await
            }
            Place::Aside(pile) => {
                pile.lock().await.add(sql);
                Ok(1)
            }
        }
    }

    /// Writes pairs into a table that is nothing but its key, of the columns `key` and `about`; those that are there
    /// already stay.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn run_pairs(&self, table: &'static str, pairs: &[(i64, i64)]) -> Result<()> {
        if let Place::Aside(pile) = &self.work {
            pile.lock().await.add_pairs(table, pairs.iter().copied());
            return Ok(());
        }
        load::insert_pairs(self, table, pairs).await
    }

    /// Runs one statement with the values of many rows.
    pub(crate) async fn run_batch(&self, batch: Batch) -> Result<()> {
        self.there()?.repeat(batch).await
    }

    /// Runs what commands wrote aside ([`Db::aside`]) in this transaction, many rows with one statement. They have seen nothing
    /// of one another or of this transaction, so the caller knows that none needed to.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn take(&self, pile: Pile) -> Result<()> {
        let (batches, pairs, entries) = pile.into_parts();
        for batch in batches {
            self.run_batch(batch).await?;
        }
        for (table, mut pairs) in pairs {
            pairs.sort_unstable();
            self.run_pairs(table, &pairs).await?;
        }
        self.adopt(entries).await;
        Ok(())
    }

    /// Takes entries of the audit log over that were written aside.
    pub(crate) async fn adopt(&self, entries: Vec<(i64, String)>) {
        self.entries.lock().await.extend(entries);
    }

    /// Notes a row of a [`crate::Shared`] table, to be remembered once this is committed.
    pub(crate) async fn met(&self, met: Met) {
        self.met.lock().await.push(met);
    }

    fn there(&self) -> Result<&Work<'a>> {
        match &self.work {
            Place::There(work) => Ok(work),
            Place::Aside(_) => Err(StoreError::broken("a command that is written aside reaches no database")),
        }
    }

    /// Runs an update that names the version its caller read.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when no row has that version any more.
    pub async fn run_versioned(&self, sql: Sql) -> Result<()> {
        if self.run(sql).await? == 1 { Ok(()) } else { Err(StoreError::Stale) }
    }

    /// The end of a `select` whose rows the transaction will change: rows that another transaction holds are passed over
    /// where writers run side by side, and nothing where they follow one another.
    #[must_use]
    pub fn skipping_locked(&self) -> &'static str {
        self.db.engine().skipping_locked()
    }

    /// The end of a `select` of one row that the transaction will change: it waits for whoever holds the row where writers run
    /// side by side, so that two commands upon one record come one after the other instead of one of them in vain.
    #[must_use]
    pub fn in_turn(&self) -> &'static str {
        self.db.engine().in_turn()
    }

    pub(crate) async fn script(&self, text: &str) -> Result<()> {
        self.there()?.script(text).await
    }

    /// Writes what happened into the audit log.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn record(&self, entry: Entry) -> Result<()> {
        let written = audit::write(self, entry).await?;
        self.entries.lock().await.push(written);
        Ok(())
    }

    /// Makes everything true at once.
    ///
    /// # Errors
    /// [`StoreError`]; nothing happened then.
    pub async fn commit(self) -> Result<()> {
        let entries = std::mem::take(&mut *self.entries.lock().await);
        let head = if self.db.engine().one_writer() && !entries.is_empty() {
            Some(audit::chain(&self, &entries).await?)
        } else {
            None
        };
        match self.work {
            Place::There(work) => work.commit().await?,
            Place::Aside(_) => return Err(StoreError::broken("what is written aside is committed by its loader")),
        }
        self.db.counters().committed();
        self.db.shared().learn(self.met.into_inner());
        if let Some(head) = head {
            self.db.head().reached(head);
        }
        Ok(())
    }
}
