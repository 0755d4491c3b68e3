//! Who works on a case, and who opened it for an urgent reason.

use kernel::{Case, Id, Moment, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{Member, MemberRow, Part};

/// Who is in the team now.
///
/// # Errors
/// [`store::StoreError`].
pub async fn now(on: &impl Source, case: Id<Case>) -> Result<Vec<MemberRow>> {
    let sql = Sql::new(format!(
        "select {} from case_team where case_id = ? and until_at is null order by id",
        MemberRow::COLUMNS
    ));
    on.all(sql.bind(case)).await
}

/// One part that somebody has in the team now.
///
/// # Errors
/// [`store::StoreError::NotFound`] when the case has none of that id, or it ended.
pub async fn find(on: &impl Source, case: Id<Case>, member: Id<Member>) -> Result<MemberRow> {
    let sql = Sql::new(format!(
        "select {} from case_team where id = ? and case_id = ? and until_at is null",
        MemberRow::COLUMNS
    ));
    on.one(sql.bind(member).bind(case)).await
}

/// Adds somebody, unless they are there as that already.
///
/// # Errors
/// [`store::StoreError`].
pub async fn join(tx: &Tx<'_>, case: Id<Case>, staff: Id<Staff>, part: Part) -> Result<()> {
    let sql = Sql::new(
        "insert into case_team (id, case_id, staff_id, part, from_at) \
         select cast(? as bigint), cast(? as bigint), cast(? as bigint), cast(? as text), cast(? as bigint) where not exists \
         (select 1 from case_team where case_id = ? and staff_id = ? and part = ? and until_at is null)",
    )
    .bind(tx.new_id::<()>())
    .bind(case)
    .bind(staff)
    .bind(part)
    .bind(tx.now())
    .bind(case)
    .bind(staff)
    .bind(part);
    tx.run(sql).await.map(|_| ())
}

/// Ends somebody's part.
///
/// # Errors
/// [`store::StoreError`].
pub async fn leave(tx: &Tx<'_>, case: Id<Case>, staff: Id<Staff>, part: Part) -> Result<()> {
    let sql = Sql::new(
        "update case_team set until_at = ? where case_id = ? and staff_id = ? and part = ? and until_at is null",
    );
    tx.run(sql.bind(tx.now()).bind(case).bind(staff).bind(part)).await.map(|_| ())
}

/// Ends everybody's part, when a case moves to another office.
///
/// # Errors
/// [`store::StoreError`].
pub async fn dissolve(tx: &Tx<'_>, case: Id<Case>) -> Result<()> {
    let sql = Sql::new("update case_team set until_at = ? where case_id = ? and until_at is null");
    tx.run(sql.bind(tx.now()).bind(case)).await.map(|_| ())
}

/// Opens a case to somebody for some hours.
///
/// # Errors
/// [`store::StoreError`].
pub async fn open(tx: &Tx<'_>, case: Id<Case>, staff: Id<Staff>, reason: &str, until: Moment) -> Result<()> {
    let sql = Sql::new(
        "insert into case_openings (id, case_id, staff_id, reason, from_at, until_at) values (?, ?, ?, ?, ?, ?)",
    );
    tx.run(sql.bind(tx.new_id::<()>()).bind(case).bind(staff).bind(reason).bind(tx.now()).bind(until)).await.map(|_| ())
}
