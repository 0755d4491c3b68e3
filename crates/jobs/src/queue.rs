//! Every query of the queue. A lease is nothing but a due time put off: whoever dies leaves a job that falls due again.

use kernel::{Id, Moment};
use store::{By, Db, FromRow as _, Result, Source, Sql, Tx};

use crate::JobRecord;

/// A job as it is put into the queue.
pub(crate) struct NewJob<'a> {
    pub kind: &'static str,
    pub payload: String,
    /// Empty where every job counts.
    pub key: &'a str,
    pub due: Moment,
}

store::row! {
    /// A job taken under a lease.
    pub struct Taken {
        /// Its id.
        pub id: Id<JobRecord>,
        /// The word of its task.
        pub kind: String,
        /// The task as JSON.
        pub payload: String,
        /// How often it was begun, this time included.
        pub attempts: i64,
        /// The lease under which it was taken.
        pub lease: i64,
    }
}

store::row! {
    /// งานที่เลิกลองแล้ว: a job that was given up, as the administrator sees it.
    pub struct FailedJob {
        /// Its id.
        pub id: Id<JobRecord>,
        /// The word of its task.
        pub kind: String,
        /// When it was put into the queue.
        pub added_at: Moment,
        /// How often it was begun.
        pub attempts: i64,
        /// What went wrong the last time; no personal data.
        pub trouble: String,
        /// When it was given up.
        pub failed_at: Moment,
    }
}

/// Jobs up to which they are counted: a queue that nobody empties must not make looking at it slow.
pub const MOST_COUNTED: i64 = 10_000;

/// How full the queue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// Jobs that wait for their time or are under way, counted up to [`MOST_COUNTED`].
    pub waiting: i64,
    /// Jobs that were given up, counted up to [`MOST_COUNTED`].
    pub failed: i64,
    /// How long the longest overdue job has been due, in milliseconds; 0 when none is.
    pub overdue: i64,
}

pub(crate) async fn insert(tx: &Tx<'_>, job: &NewJob<'_>) -> Result<()> {
    let sql = Sql::new(
        "insert into jobs (id, kind, payload, key, added_at, due_at, attempts, lease, trouble, failed_at) \
         values (?, ?, ?, ?, ?, ?, 0, null, '', null) on conflict do nothing",
    )
    .bind(tx.new_id::<JobRecord>())
    .bind(job.kind)
    .bind(job.payload.as_str())
    .bind(job.key)
    .bind(tx.now())
    .bind(job.due);
    tx.run(sql).await.map(|_| ())
}

/// Whether anything is due, so that an idle program writes nothing.
pub(crate) async fn any_due(db: &Db) -> Result<bool> {
    let sql = Sql::new("select id from jobs where failed_at is null and due_at <= ? limit 1").bind(db.now());
    Ok(db.first::<(i64,)>(sql).await?.is_some())
}

/// Takes up to `limit` due jobs of these kinds for `lease` milliseconds. Jobs that another process is taking are passed over.
pub(crate) async fn take(db: &Db, kinds: &[&'static str], limit: usize, lease: i64) -> Result<Vec<Taken>> {
    let tx = db.write(By::System("jobs")).await?;
    let sql = Sql::new("update jobs set attempts = attempts + 1, lease = ?, due_at = ? where id in (")
        .bind(tx.new_id::<()>().number())
        .bind(tx.now().millis().saturating_add(lease))
        .then_sql(Sql::new("select id from jobs where failed_at is null and due_at <= ? and kind in").bind(tx.now()))
        .list(kinds.iter().copied())
        .then_sql(Sql::new("order by due_at, id limit ?").bind(i64::try_from(limit).unwrap_or(i64::MAX)))
        .then(tx.skipping_locked())
        .then(") returning")
        .then(Taken::COLUMNS);
    let taken = tx.all(sql).await?;
    tx.commit().await?;
    Ok(taken)
}

/// Keeps a job for `lease` milliseconds more; false when another has it by now.
pub(crate) async fn keep(db: &Db, job: &Taken, lease: i64) -> Result<bool> {
    let tx = db.write(By::System("jobs")).await?;
    let until = tx.now().millis().saturating_add(lease);
    let kept = tx.run(mine(Sql::new("update jobs set due_at = ?").bind(until), job)).await?;
    tx.commit().await?;
    Ok(kept == 1)
}

/// The job is done and leaves the queue; false when another has it by now.
pub(crate) async fn finish(tx: &Tx<'_>, id: Id<JobRecord>, lease: i64) -> Result<bool> {
    let sql = Sql::new("delete from jobs where id = ? and lease = ?").bind(id).bind(lease);
    Ok(tx.run(sql).await? == 1)
}

/// The job failed and waits for its next turn, unless one of the same key already waits in its place.
pub(crate) async fn put_back(db: &Db, job: &Taken, due: Moment, trouble: &str) -> Result<()> {
    let tx = db.write(By::System("jobs")).await?;
    if !yielded(&tx, job.id).await? {
        let sql = Sql::new("update jobs set due_at = ?, lease = null, trouble = ?").bind(due).bind(trouble);
        tx.run(mine(sql, job)).await?;
    }
    tx.commit().await
}

/// The job is given up; it stays where the administrator sees it.
pub(crate) async fn give_up(db: &Db, job: &Taken, trouble: &str) -> Result<()> {
    let tx = db.write(By::System("jobs")).await?;
    let sql = Sql::new("update jobs set failed_at = ?, lease = null, trouble = ?").bind(tx.now()).bind(trouble);
    tx.run(mine(sql, job)).await?;
    tx.commit().await
}

fn mine(sql: Sql, job: &Taken) -> Sql {
    sql.then_sql(Sql::new("where id = ? and lease = ? and failed_at is null").bind(job.id).bind(job.lease))
}

/// Removes the job when another of its kind and key waits, which will do the same.
async fn yielded(tx: &Tx<'_>, id: Id<JobRecord>) -> Result<bool> {
    let sql = Sql::new(
        "delete from jobs where id = ? and key <> '' and exists (select 1 from jobs twin where twin.kind = jobs.kind \
         and twin.key = jobs.key and twin.id <> jobs.id and twin.lease is null and twin.failed_at is null)",
    );
    Ok(tx.run(sql.bind(id)).await? == 1)
}

/// The jobs that were given up, latest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn failed(on: &impl Source, limit: i64) -> Result<Vec<FailedJob>> {
    let sql = Sql::new(format!(
        "select {} from jobs where failed_at is not null order by failed_at desc, id desc limit ?",
        FailedJob::COLUMNS
    ));
    on.all(sql.bind(limit)).await
}

/// Puts a job that was given up into the queue again, with all its attempts before it.
///
/// # Errors
/// [`store::StoreError::NotFound`] when no such job was given up.
pub async fn run_again(tx: &Tx<'_>, id: Id<JobRecord>) -> Result<()> {
    let sql = Sql::new("select kind from jobs where id = ? and failed_at is not null").bind(id);
    let _: (String,) = tx.one(sql).await?;
    if yielded(tx, id).await? {
        return Ok(());
    }
    let sql = Sql::new(
        "update jobs set failed_at = null, due_at = ?, attempts = 0, trouble = '' \
         where id = ? and failed_at is not null",
    );
    tx.run(sql.bind(tx.now()).bind(id)).await.map(|_| ())
}

/// Removes a job that was given up.
///
/// # Errors
/// [`store::StoreError::NotFound`] when no such job was given up.
pub async fn discard(tx: &Tx<'_>, id: Id<JobRecord>) -> Result<()> {
    let sql = Sql::new("delete from jobs where id = ? and failed_at is not null").bind(id);
    if tx.run(sql).await? == 1 { Ok(()) } else { Err(store::StoreError::NotFound) }
}

/// How full the queue is now.
///
/// # Errors
/// [`store::StoreError`].
pub async fn load(on: &impl Source, now: Moment) -> Result<Load> {
    let sql = Sql::new(
        "select cast(count(*) as bigint), min(w.due_at) from (select due_at from jobs where failed_at is null \
         order by due_at limit ?) w",
    );
    let (waiting, earliest): (i64, Option<i64>) = on.one(sql.bind(MOST_COUNTED)).await?;
    let sql = Sql::new(
        "select cast(count(*) as bigint) from (select failed_at from jobs where failed_at is not null \
         order by failed_at limit ?) f",
    );
    let (failed,): (i64,) = on.one(sql.bind(MOST_COUNTED)).await?;
    Ok(Load { waiting, failed, overdue: earliest.map_or(0, |due| (now.millis() - due).max(0)) })
}
