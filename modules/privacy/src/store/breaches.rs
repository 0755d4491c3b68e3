//! The register of breaches, and what was done in each.

use kernel::{Id, Moment};
use offices::Scope;
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use crate::model::{Breach, BreachRow, Step, StepRow};

fn select() -> Sql {
    Sql::new(format!("select {} from privacy_breaches", BreachRow::COLUMNS))
}

/// One breach within the scope.
pub async fn find(on: &impl Source, scope: &Scope, id: Id<Breach>) -> Result<BreachRow> {
    on.one(select().then("where id = ? and").bind(id).then_sql(scope.within("office_id"))).await
}

/// The breaches within the scope, the latest first.
pub async fn list(on: &impl Source, scope: &Scope, page: Page) -> Result<Slice<BreachRow>> {
    let sql = select().then("where").then_sql(scope.within("office_id")).then("order by id desc");
    Ok(page.slice(on.all(sql.then_sql(page.sql())).await?))
}

/// Writes a breach.
pub async fn insert(tx: &Tx<'_>, row: &BreachRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into privacy_breaches ({}, late_told, reported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
        BreachRow::COLUMNS
    ))
    .bind(row.id)
    .bind(row.number.as_str())
    .bind(row.office)
    .bind(row.aware_at)
    .bind(row.due_at)
    .bind(row.what.as_str())
    .bind(row.data.as_str())
    .bind(row.persons)
    .bind(row.risk)
    .bind(row.risk_reason.as_str())
    .bind(row.office_told_at)
    .bind(row.persons_told_at)
    .bind(row.closed_at)
    .bind(row.reported_by)
    .bind(row.version)
    .bind(tx.now());
    tx.run(sql).await.map(|_| ())
}

/// Saves what a command changed, under the version that was read.
pub async fn update(tx: &Tx<'_>, row: &BreachRow) -> Result<()> {
    let sql = Sql::new(
        "update privacy_breaches set persons = ?, risk = ?, risk_reason = ?, office_told_at = ?, persons_told_at = ?, \
         closed_at = ?, version = version + 1 where id = ? and version = ?",
    )
    .bind(row.persons)
    .bind(row.risk)
    .bind(row.risk_reason.as_str())
    .bind(row.office_told_at)
    .bind(row.persons_told_at)
    .bind(row.closed_at)
    .bind(row.id)
    .bind(row.version);
    tx.run_versioned(sql).await
}

/// What was done, the latest first.
pub async fn steps(on: &impl Source, breach: Id<Breach>) -> Result<Vec<StepRow>> {
    let columns = StepRow::COLUMNS;
    let sql =
        Sql::new(format!("select {columns} from privacy_breach_steps where breach = ? order by id desc limit 200"));
    on.all(sql.bind(breach)).await
}

/// Adds what was done.
pub async fn tell(tx: &Tx<'_>, breach: Id<Breach>, what: Step, words: &str) -> Result<()> {
    let sql =
        Sql::new("insert into privacy_breach_steps (id, breach, at, staff, what, words) values (?, ?, ?, ?, ?, ?)");
    let sql = sql.bind(tx.new_id::<StepRow>()).bind(breach).bind(tx.now()).bind(tx.by().staff()).bind(what);
    tx.run(sql.bind(words)).await.map(|_| ())
}

/// The breaches whose hours have passed and of which nobody was told yet; which of them are late, the rule decides.
pub async fn past(on: &impl Source, now: Moment) -> Result<Vec<BreachRow>> {
    let sql = select().then("where closed_at is null and due_at < ? and late_told = 0 order by due_at limit 200");
    on.all(sql.bind(now)).await
}

/// Notes that it was told; answers whether this was the first to note it.
pub async fn note_told(tx: &Tx<'_>, id: Id<Breach>) -> Result<bool> {
    let sql = Sql::new("update privacy_breaches set late_told = 1 where id = ? and late_told = 0").bind(id);
    Ok(tx.run(sql).await? == 1)
}
