//! Jobs that were given up: letting them run again, or removing them.

use ::jobs::JobRecord;
use kernel::{Actor, Id};
use store::{Db, Entry, Result};

/// Puts a job that was given up into the queue again.
pub async fn run_again(db: &Db, actor: &Actor, id: Id<JobRecord>) -> Result<()> {
    let tx = db.write(actor).await?;
    jobs::run_again(&tx, id).await?;
    tx.record(Entry::new("job-run-again", id.as_ref())).await?;
    tx.commit().await
}

/// Removes a job that was given up.
pub async fn discard(db: &Db, actor: &Actor, id: Id<JobRecord>) -> Result<()> {
    let tx = db.write(actor).await?;
    jobs::discard(&tx, id).await?;
    tx.record(Entry::new("job-removed", id.as_ref())).await?;
    tx.commit().await
}
