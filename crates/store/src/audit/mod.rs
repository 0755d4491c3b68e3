//! บันทึกการกระทำ: the audit log. Each entry is written in the transaction of what it tells, carries a keyed hash of its
//! content, and is chained to the one before, so that no row can be changed, removed or put in between unnoticed.
//!
//! Where writers follow one another (one file) the chain grows in the transaction itself. Where they run side by side
//! they only note the entry as pending, and [`Db::seal_audit`] chains what is pending in batches, one process at a time,
//! so that no writer waits for another. The head of the chain is signed and kept outside the database.

mod beside;
mod head;
mod line;
#[cfg(test)]
mod older;
mod verify;

use kernel::{Cell, Id, Office, Ref};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::db::Source;
use crate::keys::hex;
use crate::{By, Db, Result, Shared, Sql, Tx};

pub(crate) use head::Head;
pub use line::Line;
pub use verify::{Finding, Report};

/// What happened, to what, and why.
#[derive(Debug, Clone)]
pub struct Entry {
    act: &'static str,
    about: Ref,
    office: Option<Id<Office>>,
    reason: String,
    detail: Value,
}

impl Entry {
    /// `act` is a stable word such as `case-opened`; `about` is the record it tells of.
    #[must_use]
    pub const fn new(act: &'static str, about: Ref) -> Self {
        Self { act, about, office: None, reason: String::new(), detail: Value::Null }
    }

    /// The office in whose work it happened.
    #[must_use]
    pub const fn office(mut self, office: Id<Office>) -> Self {
        self.office = Some(office);
        self
    }

    /// The reason given, where one is wanted.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = reason.into();
        self
    }

    /// More about it; never a secret.
    #[must_use]
    pub fn detail(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }
}

/// What entries have in common: which part of the program did what to which kind of record, and the plain part of the
/// detail.
const WORDS: Shared = Shared::new("audit_words", &["part", "act", "kind", "detail"]);

/// Writes an entry; answers its id and its digest.
pub(crate) async fn write(tx: &Tx<'_>, entry: Entry) -> Result<(i64, String)> {
    let (staff, part) = match tx.by() {
        By::Actor(actor) => (Some(actor.staff.number()), "person"),
        By::System(part) => (None, part),
    };
    let (shared, beside) = match beside::split(&entry.detail) {
        Some((shared, beside)) => (shared, Some(beside)),
        None => (String::new(), None),
    };
    let word = [part, entry.act, entry.about.kind, &shared].map(|word| Cell::Text(word.to_owned()));
    let word = WORDS.number(tx, word.to_vec()).await?;
    let mut line = Line {
        id: tx.new_id::<()>().number(),
        at: tx.now(),
        staff,
        part: part.to_owned(),
        act: entry.act.to_owned(),
        kind: entry.about.kind.to_owned(),
        about: entry.about.id,
        office: entry.office.map(Id::number),
        reason: entry.reason,
        detail: if entry.detail.is_null() { String::new() } else { entry.detail.to_string() },
        mac: 0,
    };
    let digest = line.seal(tx.keys());
    let id = line.id;
    insert(tx, word, beside, line).await?;
    if !tx.db().engine().one_writer() {
        let sql = Sql::new("insert into audit_pending (entry, digest) values (?, ?)");
        tx.run(sql.bind(id).bind(digest.as_str())).await?;
    }
    Ok((id, digest))
}

async fn insert(tx: &Tx<'_>, word: i64, beside: Option<i64>, line: Line) -> Result<()> {
    let sql = Sql::new(
        "insert into audit_entries (id, at, staff, word, about, office, reason, beside, detail, mac) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(line.id)
    .bind(line.at)
    .bind(line.staff)
    .bind(word)
    .bind(line.about)
    .bind(line.office)
    .bind(line.reason)
    .bind(beside)
    .bind(if beside.is_some() { String::new() } else { line.detail })
    .bind(line.mac);
    tx.run(sql).await.map(|_| ())
}

/// The hash before the first entry.
const START: &str = "kueakun";

fn link(previous: &str, digest: &str) -> String {
    hex(&Sha256::digest(format!("{previous}\n{digest}")))
}

/// The last link of the chain, if there is any.
async fn end(on: &impl Source) -> Result<Option<(i64, String)>> {
    on.first(Sql::new("select seq, hash from audit_chain order by seq desc limit 1")).await
}

/// Chains entries to the end of the log; answers the new end.
///
/// The hash grows by one entry after the other. Of entries that come together only the last hash is kept: a row stands
/// for all of them, with the place of the last.
pub(crate) async fn chain(tx: &Tx<'_>, entries: &[(i64, String)]) -> Result<(i64, String)> {
    let (mut seq, mut hash) = end(tx).await?.unwrap_or((0, START.to_owned()));
    for together in entries.chunks(TOGETHER) {
        for (_, digest) in together {
            seq += 1;
            hash = link(&hash, digest);
        }
        let ids: Vec<i64> = together.iter().map(|(entry, _)| *entry).collect();
        let Some((last, before)) = ids.split_last() else { continue };
        let sql = Sql::new("insert into audit_chain (seq, entry, before, hash) values (?, ?, ?, ?)");
        tx.run(sql.bind(seq).bind(*last).bind(written(before, *last)).bind(hash.as_str())).await?;
    }
    Ok((seq, hash))
}

/// Entries of one row of the chain, at most.
const TOGETHER: usize = 500;

/// Ids as what each is less than the one after it, the last of them less than `next`.
fn written(ids: &[i64], next: i64) -> String {
    let after = ids.iter().skip(1).chain(std::iter::once(&next));
    ids.iter().zip(after).map(|(id, after)| (after - id).to_string()).collect::<Vec<_>>().join(" ")
}

/// The ids of a row of the chain, in their order; none where the row was tampered with.
fn read(before: &str, last: i64) -> Option<Vec<i64>> {
    let mut ids = vec![last];
    let mut next = last;
    for less in before.split(' ').rev().filter(|less| !less.is_empty()) {
        next = next.checked_sub(less.parse().ok()?)?;
        ids.push(next);
    }
    ids.reverse();
    Some(ids)
}

/// Entries chained at a time.
const BATCH: i64 = 1_000;

impl Db {
    /// Takes the log up where it was left.
    pub(crate) async fn resume_audit(&self) -> Result<()> {
        self.head().resume(self.keys(), end(self).await?)
    }

    /// Chains what is pending and writes the signed head. Called every second, on closing and before verifying.
    ///
    /// # Errors
    /// [`crate::StoreError`].
    pub async fn seal_audit(&self) -> Result<()> {
        while !self.engine().one_writer() && self.chain_pending().await? {}
        self.head().write(self.keys())
    }

    /// Chains one batch; answers whether there may be more.
    async fn chain_pending(&self) -> Result<bool> {
        let tx = self.write(By::System("audit")).await?;
        if !self.engine().lock_chain(&tx).await? {
            return Ok(false);
        }
        let sql = Sql::new("select entry, digest from audit_pending order by entry limit ?").bind(BATCH);
        let pending: Vec<(i64, String)> = tx.all(sql).await?;
        if pending.is_empty() {
            return Ok(false);
        }
        let head = chain(&tx, &pending).await?;
        let done = Sql::new("delete from audit_pending where entry in").list(pending.iter().map(|(entry, _)| *entry));
        tx.run(done).await?;
        tx.commit().await?;
        self.head().reached(head);
        Ok(true)
    }

    /// The latest entries about one record, newest first.
    ///
    /// # Errors
    /// [`crate::StoreError`].
    pub async fn audit_of(&self, about: Ref, limit: i64) -> Result<Vec<Line>> {
        let columns = <Line as crate::FromRow>::COLUMNS;
        let sql =
            Sql::new(format!("select {columns} from audit_log where kind = ? and about = ? order by id desc limit ?"));
        self.all(sql.bind(about.kind).bind(about.id).bind(limit)).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entries_of_a_link_read_back_as_they_were_written() {
        for ids in [vec![7], vec![1, 2, 3], vec![900, 250_080_577_178_742_784, 5], Vec::from_iter(1..=500)] {
            let Some((last, before)) = ids.split_last() else { continue };
            assert_eq!(read(&written(before, *last), *last).as_ref(), Some(&ids));
        }
        assert_eq!(read("3 x", 7), None);
    }
}
