//! Filling a database by the million: the statements of ordinary commands, written aside by one thread and put into the
//! tables by another, many rows with one commit and the indexes made at the end.
//!
//! What arrives is what the same commands would have written one by one, because they did write it: a [`Pile`] is what a
//! transaction of [`Db::aside`] kept instead of running.

use std::collections::BTreeMap;

use kernel::Cell;

use crate::db::Source as _;
use crate::{Bulk, By, Db, Result, Sql, StoreError, Tx};

/// Rows of one statement.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) text: String,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// Rows of the indexes that are pairs of numbers, by table.
type Pairs = BTreeMap<&'static str, Vec<(i64, i64)>>;

/// กองงาน: what commands wrote aside, statement by statement in the order in which each first came.
#[derive(Debug, Default)]
pub struct Pile {
    batches: Vec<Batch>,
    places: BTreeMap<String, usize>,
    pairs: Pairs,
    entries: Vec<(i64, String)>,
}

impl Pile {
    pub(crate) fn add(&mut self, sql: Sql) {
        let (text, cells) = sql.into_parts();
        let place = match self.places.get(&text) {
            Some(place) => *place,
            None => {
                self.places.insert(text.clone(), self.batches.len());
                self.batches.push(Batch { text, rows: Vec::new() });
                self.batches.len() - 1
            }
        };
        self.batches[place].rows.push(cells);
    }

    pub(crate) fn add_pairs(&mut self, table: &'static str, pairs: impl IntoIterator<Item = (i64, i64)>) {
        self.pairs.entry(table).or_default().extend(pairs);
    }

    pub(crate) fn with_entries(self, entries: Vec<(i64, String)>) -> Self {
        Self { entries, ..self }
    }

    /// Its statements with their rows, the pairs of its indexes, and its entries of the log.
    pub(crate) fn into_parts(self) -> (Vec<Batch>, Pairs, Vec<(i64, String)>) {
        (self.batches, self.pairs, self.entries)
    }

    /// Rows in it, those of indexes that are written last among them.
    #[must_use]
    pub fn rows(&self) -> u64 {
        let rows: usize = self.batches.iter().map(|batch| batch.rows.len()).sum();
        let pairs: usize = self.pairs.values().map(Vec::len).sum();
        u64::try_from(rows + pairs).unwrap_or(u64::MAX)
    }
}

/// On whose behalf a database is filled.
const PART: By<'static> = By::System("load");
/// The name in `installation` of a database that is being filled: until that is done it is not opened again.
const LOADING: &str = "loading";

/// A database that is being filled. Nobody else writes meanwhile; what breaks off is begun anew in an empty database.
#[derive(Debug)]
pub struct Loader<'a> {
    db: &'a Db,
    indexes: Vec<String>,
    pairs: Pairs,
    rows: u64,
}

impl Db {
    /// Begins to fill this database. On a file its indexes are taken down until [`Loader::finish`].
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn load(&self) -> Result<Loader<'_>> {
        let tx = self.write(PART).await?;
        tx.run(Sql::new("insert into installation (name, value) values (?, 'begun')").bind(LOADING)).await?;
        let taken_down: Vec<(String, String)> = match self.engine().indexes() {
            Some(sql) => tx.all(sql).await?,
            None => Vec::new(),
        };
        for (name, _) in &taken_down {
            tx.script(&format!("drop index {name}")).await?;
        }
        tx.commit().await?;
        let indexes = taken_down.into_iter().map(|(_, text)| text).collect();
        Ok(Loader { db: self, indexes, pairs: BTreeMap::new(), rows: 0 })
    }

    /// A transaction whose statements are kept and not run, for [`Loader::take`]. It reads what is committed, so only
    /// commands that read nothing of what they wrote themselves can use it.
    #[must_use]
    pub fn aside<'a>(&'a self, by: impl Into<By<'a>>) -> Tx<'a> {
        Tx::aside(self, by.into())
    }
}

/// A database whose filling broke off is refused.
pub(crate) async fn refuse_half_loaded(tx: &Tx<'_>) -> Result<bool> {
    let found: Option<(String,)> =
        tx.first(Sql::new("select value from installation where name = ?").bind(LOADING)).await?;
    Ok(found.is_some())
}

impl Loader<'_> {
    /// Puts a pile into the tables, with one commit.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn take(&mut self, pile: Pile) -> Result<()> {
        self.rows += pile.rows();
        let (batches, pairs, entries) = pile.into_parts();
        let tx = self.db.write(PART).await?;
        for batch in batches {
            tx.run_batch(batch).await?;
        }
        tx.adopt(entries).await;
        tx.commit().await?;
        for (table, pairs) in pairs {
            self.pairs.entry(table).or_default().extend(pairs);
        }
        Ok(())
    }

    /// Writes what is written last, sorted, and makes the indexes; answers how many rows arrived in all.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn finish(mut self) -> Result<u64> {
        for (table, pairs) in std::mem::take(&mut self.pairs) {
            self.write_sorted(table, pairs).await?;
        }
        for text in std::mem::take(&mut self.indexes) {
            let tx = self.db.write(PART).await?;
            tx.script(&text).await?;
            tx.commit().await?;
        }
        let tx = self.db.write(PART).await?;
        tx.run(Sql::new("delete from installation where name = ?").bind(LOADING)).await?;
        tx.commit().await?;
        self.db.refresh_statistics().await?;
        Ok(self.rows)
    }

    /// In the order of the table's key its pages fill up one after the other.
    async fn write_sorted(&self, table: &'static str, mut pairs: Vec<(i64, i64)>) -> Result<()> {
        pairs.sort_unstable();
        pairs.dedup();
        for part in pairs.chunks(TOGETHER) {
            let tx = self.db.write(PART).await?;
            insert_pairs(&tx, table, part).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

/// Pairs written with one commit.
const TOGETHER: usize = 500_000;

/// The columns of a table of pairs.
const PAIR: [&str; 2] = ["key", "about"];

/// Writes pairs into a table that may have some of them.
pub(crate) async fn insert_pairs(tx: &Tx<'_>, table: &str, pairs: &[(i64, i64)]) -> Result<()> {
    let mut bulk = Bulk::into(tx, table, &PAIR).or_nothing();
    for (key, about) in pairs {
        bulk.row([Cell::Int(*key), Cell::Int(*about)]).await?;
    }
    bulk.finish().await.map(|_| ())
}

/// What cannot be done aside.
pub(crate) fn refuse_aside(text: &str) -> Result<()> {
    let start = text.trim_start();
    if start.starts_with("select") {
        return Ok(());
    }
    Err(StoreError::broken("a command that is written aside asked for what it would only write later"))
}
