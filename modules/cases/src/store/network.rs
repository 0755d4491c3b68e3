//! The case network, with every state that it had.

use kernel::{Case, Id, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{NetworkRow, NetworkTie, Surrounding};

/// States of one case that are read: far more than a network that people can look at.
const MOST: i64 = 1_000;

fn select() -> Sql {
    Sql::new(format!("select {} from case_network", NetworkRow::COLUMNS))
}

/// Every state of every tie of a case, oldest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn states(on: &impl Source, case: Id<Case>) -> Result<Vec<NetworkRow>> {
    on.all(select().then("where case_id = ? order by from_at, id, version limit ?").bind(case).bind(MOST)).await
}

/// The ties of a case as they are now.
///
/// # Errors
/// [`store::StoreError`].
pub async fn now(on: &impl Source, case: Id<Case>) -> Result<Vec<NetworkRow>> {
    let sql = select().then("where case_id = ? and until_at is null order by from_at, id limit ?");
    on.all(sql.bind(case).bind(MOST)).await
}

/// One tie of a case as it is now.
///
/// # Errors
/// [`store::StoreError::NotFound`] when the case has none of that id, or has it no more.
pub async fn find(on: &impl Source, case: Id<Case>, id: Id<NetworkTie>) -> Result<NetworkRow> {
    on.one(select().then("where id = ? and case_id = ? and until_at is null").bind(id).bind(case)).await
}

/// Writes a state that holds from now on.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert(
    tx: &Tx<'_>,
    case: Id<Case>,
    (id, version): (Id<NetworkTie>, i64),
    by: Id<Staff>,
    says: &Surrounding,
) -> Result<()> {
    let sql = Sql::new(
        "insert into case_network (id, version, case_id, person, name, kind, strength, stressful, flow, since, note, \
         by_staff, from_at, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')",
    )
    .bind(id)
    .bind(version)
    .bind(case)
    .bind(says.person)
    .bind(says.name.as_str())
    .bind(says.kind.as_str())
    .bind(says.strength)
    .bind(says.stressful)
    .bind(says.flow)
    .bind(says.since.as_str())
    .bind(says.note.as_str())
    .bind(by)
    .bind(tx.now());
    tx.run(sql).await.map(|_| ())
}

/// Ends the state that holds now; `reason` where the tie is removed.
///
/// # Errors
/// [`store::StoreError::Stale`] when another state holds by now.
pub async fn end(
    tx: &Tx<'_>,
    case: Id<Case>,
    (id, version): (Id<NetworkTie>, i64),
    by: Id<Staff>,
    reason: &str,
) -> Result<()> {
    let sql = Sql::new(
        "update case_network set until_at = ?, ended_by = ?, reason = ? \
         where id = ? and version = ? and case_id = ? and until_at is null",
    );
    tx.run_versioned(sql.bind(tx.now()).bind(by).bind(reason).bind(id).bind(version).bind(case)).await
}
