//! The story of a case: one line for everything that happened in it.

use kernel::{Case, Id};
use store::{FromRow as _, Packed, Result, Source, Sql, Tx};

use crate::model::{Conference, EventRow, Happened};

/// Lines shown at a time.
pub const SHOWN: i64 = 200;

/// The story, newest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_case(on: &impl Source, case: Id<Case>) -> Result<Vec<EventRow>> {
    let sql = Sql::new(format!(
        "select {} from case_timeline t where t.case_id = ? order by t.id desc limit ?",
        EventRow::COLUMNS
    ));
    on.all(sql.bind(case).bind(SHOWN)).await
}

/// When a conference was last moved, and by whom.
///
/// # Errors
/// [`store::StoreError::NotFound`] when it never was.
pub async fn last_moved(on: &impl Source, case: Id<Case>, conference: Id<Conference>) -> Result<EventRow> {
    let sql = Sql::new(format!("select {} from case_timeline t where t.case_id = ?", EventRow::COLUMNS)).bind(case);
    let sql = sql.then("and t.what = ? and t.about = ?").bind(Happened::ConferenceMoved).bind(conference);
    on.one(sql.then("order by t.id desc limit 1")).await
}

/// Tells what happened.
///
/// # Errors
/// [`store::StoreError`].
pub async fn tell(tx: &Tx<'_>, case: Id<Case>, event: &EventRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_timeline (case_id, id, at, staff_id, what, about, words) values (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(case)
    .bind(event.id)
    .bind(event.at)
    .bind(event.staff)
    .bind(event.what)
    .bind(event.about)
    .bind(Packed::from(if event.what.says_what_its_record_says() { "" } else { event.words.as_str() }));
    tx.run(sql).await.map(|_| ())
}
