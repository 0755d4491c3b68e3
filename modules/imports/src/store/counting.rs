//! How far a phase is: counted with every slice, in its transaction, so that each row counts once.

use ::store::{Result, Sql, StoreError, Tx};
use kernel::{Id, Moment};

use crate::model::{Import, ImportRow};

/// What one slice of rows came to.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) done: i64,
    pub(crate) accepted: i64,
    pub(crate) refused: i64,
    pub(crate) present: i64,
    pub(crate) waiting: i64,
    pub(crate) stored: i64,
    pub(crate) suspected: i64,
    pub(crate) kept: i64,
}

/// Moves a phase on from one row to another, and counts. Whoever finds the phase elsewhere was overtaken: nothing of the slice
/// is kept then, because this is the first statement of its transaction that can fail.
///
/// # Errors
/// [`StoreError::Stale`] when the phase is no longer where it was read.
pub(crate) async fn advance(tx: &Tx<'_>, row: &ImportRow, from: i64, to: i64, tally: &Tally) -> Result<()> {
    let sql = Sql::new(
        "update imports set last_row = ?, done = done + ?, accepted = accepted + ?, refused = refused + ?, \
         present = present + ?, waiting = waiting + ?, stored = stored + ?, suspected = suspected + ?, kept = kept + ?, \
         changed_at = ? where id = ? and state = ? and begun_at = ? and last_row = ?",
    )
    .bind(to)
    .bind(tally.done)
    .bind(tally.accepted)
    .bind(tally.refused)
    .bind(tally.present)
    .bind(tally.waiting)
    .bind(tally.stored)
    .bind(tally.suspected)
    .bind(tally.kept)
    .bind(tx.now())
    .bind(row.id)
    .bind(row.state)
    .bind(row.begun_at)
    .bind(from);
    tx.run_versioned(sql).await
}

/// Counts what a decision came to, outside the phases.
pub(crate) async fn decide(tx: &Tx<'_>, id: Id<Import>, stored: i64) -> Result<()> {
    let sql = Sql::new("update imports set waiting = waiting - 1, stored = stored + ? where id = ? and waiting > 0");
    if tx.run(sql.bind(stored).bind(id)).await? == 1 { Ok(()) } else { Err(StoreError::Stale) }
}

/// Keeps what was mended, counted by column and kind, as JSON.
pub(crate) async fn note(tx: &Tx<'_>, id: Id<Import>, notes: &str) -> Result<()> {
    tx.run(Sql::new("update imports set notes = ? where id = ?").bind(notes).bind(id)).await.map(|_| ())
}

/// How many milliseconds a phase has taken until its last change, or until now while it is under way.
#[must_use]
pub(crate) fn spent(row: &ImportRow, now: Moment) -> i64 {
    let until = if row.state.is_under_way() { now } else { row.changed_at };
    until.millis() - row.begun_at.millis()
}
