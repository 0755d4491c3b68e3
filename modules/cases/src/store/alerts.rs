//! Safety alerts. Every query asks whether this reader may know of them.

use kernel::{Case, Id};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::access::Access;
use crate::model::{Alert, AlertRow, CaseResult, CaseRow};
use crate::rules;

/// Open alerts that one page shows.
const SHOWN: i64 = 100;

fn select(access: &Access) -> Sql {
    Sql::new(format!("select {} from case_alerts a", AlertRow::COLUMNS))
        .then("join case_results r on r.id = a.result_id join cases c on c.id = a.case_id where")
        .then_sql(access.alert_sql())
}

/// The open alerts of a case, the one due first before the others.
///
/// # Errors
/// [`store::StoreError`].
pub async fn open_of(on: &impl Source, access: &Access, case: Id<Case>) -> Result<Vec<AlertRow>> {
    open_among(on, access, &[case]).await
}

/// The open alerts of these cases.
///
/// # Errors
/// [`store::StoreError`].
pub async fn open_among(on: &impl Source, access: &Access, cases: &[Id<Case>]) -> Result<Vec<AlertRow>> {
    let sql = select(access).then("and a.answered_at is null and a.case_id in").list(cases.iter().copied());
    on.all(sql.then("order by a.due_on, a.id limit ?").bind(SHOWN)).await
}

/// Whether an alert of a case is open, whoever may know of it: for rules that say no more than that something is.
///
/// # Errors
/// [`store::StoreError`].
pub async fn any_open(on: &impl Source, case: Id<Case>) -> Result<bool> {
    let sql = Sql::new("select id from case_alerts where case_id = ? and answered_at is null limit 1");
    Ok(on.first::<(i64,)>(sql.bind(case)).await?.is_some())
}

/// Every open alert that the reader may see.
///
/// # Errors
/// [`store::StoreError`].
pub async fn open(on: &impl Source, access: &Access) -> Result<Vec<AlertRow>> {
    let sql = select(access).then("and").then_sql(access.sql()).then("and a.answered_at is null");
    on.all(sql.then("order by a.due_on, a.id limit ?").bind(SHOWN)).await
}

/// Whether open or not: the alerts that a result raised.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_result(on: &impl Source, access: &Access, result: Id<CaseResult>) -> Result<Vec<AlertRow>> {
    on.all(select(access).then("and a.result_id = ? order by a.id").bind(result)).await
}

/// One alert of a case.
///
/// # Errors
/// [`store::StoreError::NotFound`] when the case has none of that id, or none for this reader.
pub async fn find(on: &impl Source, access: &Access, case: Id<Case>, id: Id<Alert>) -> Result<AlertRow> {
    on.one(select(access).then("and a.id = ? and a.case_id = ?").bind(id).bind(case)).await
}

/// In these cases, as this reader sees them, an open alert comes before every other next step.
///
/// # Errors
/// [`store::StoreError`].
pub async fn put_first(on: &impl Source, access: &Access, cases: &mut [CaseRow]) -> Result<()> {
    if cases.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = cases.iter().map(|case| case.id).collect();
    let alerts = open_among(on, access, &ids).await?;
    for case in cases {
        let first = alerts.iter().find(|alert| alert.case == case.id);
        rules::safety_first(case, first);
    }
    Ok(())
}

/// Writes an alert that was raised now.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert(tx: &Tx<'_>, alert: &AlertRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_alerts (id, case_id, result_id, code, raised_at, due_on, answered_at, answered_by, answer) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(alert.id)
    .bind(alert.case)
    .bind(alert.result)
    .bind(alert.code.as_str())
    .bind(alert.raised_at)
    .bind(alert.due_on)
    .bind(alert.answered_at)
    .bind(alert.answered_by)
    .bind(alert.answer.clone());
    tx.run(sql).await.map(|_| ())
}

/// Seals what was done about an alert for its row.
///
/// # Errors
/// [`store::StoreError::Broken`].
pub fn seal(on: &impl Source, answer: &str, id: Id<Alert>) -> Result<store::Sealed> {
    on.keys().seal(answer, "case_alerts", "answer", id.number())
}

/// What was done about an alert; empty while it is open.
///
/// # Errors
/// [`store::StoreError::Broken`] when it was not sealed here.
pub fn answer(on: &impl Source, alert: &AlertRow) -> Result<String> {
    on.keys().unseal(&alert.answer, "case_alerts", "answer", alert.id.number())
}

/// Notes what was done about an alert.
///
/// # Errors
/// [`store::StoreError::Stale`] when somebody noted it before.
pub async fn answered(tx: &Tx<'_>, alert: &AlertRow, answer: &str, by: Id<kernel::Staff>) -> Result<()> {
    let sql = Sql::new(
        "update case_alerts set answered_at = ?, answered_by = ?, answer = ? where id = ? and answered_at is null",
    );
    tx.run_versioned(sql.bind(tx.now()).bind(by).bind(seal(tx, answer, alert.id)?).bind(alert.id)).await
}
