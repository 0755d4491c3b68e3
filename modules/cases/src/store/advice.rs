//! Advice asked and given. What is said is for the two, and for the owner of the case.

use kernel::{Day, Id, Staff};
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use crate::model::{Advice, AdviceRow, AdviceState, AdviceWordRow};

fn select(staff: &[Id<Staff>]) -> Sql {
    let staff = staff.iter().copied();
    Sql::new(format!("select {} from case_advice v join cases c on c.id = v.case_id", AdviceRow::COLUMNS))
        .then("where (v.asked_by in")
        .list(staff.clone())
        .then("or v.adviser_id in")
        .list(staff.clone())
        .then("or c.owner_id in")
        .list(staff)
        .then(")")
}

/// One request that these may read.
///
/// # Errors
/// [`store::StoreError::NotFound`] when there is none, or none for them.
pub async fn find(on: &impl Source, staff: &[Id<Staff>], id: Id<Advice>) -> Result<AdviceRow> {
    on.one(select(staff).then("and v.id = ?").bind(id)).await
}

/// Requests of the two sides, open ones or those that ended, the latest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn list(on: &impl Source, staff: &[Id<Staff>], open: bool, page: Page) -> Result<Slice<AdviceRow>> {
    let ended = if open { "v.closed_at is null" } else { "v.closed_at is not null" };
    // Each side has its own index; one condition over both would read the whole table.
    let side = |column: &str| {
        Sql::new(format!("select v.id from case_advice v where {ended} and {column} in")).list(staff.iter().copied())
    };
    let sql = Sql::new(format!("select {} from case_advice v where v.id in (", AdviceRow::COLUMNS))
        .then_sql(side("v.asked_by"))
        .then("union")
        .then_sql(side("v.adviser_id"))
        .then(") order by v.id desc")
        .then_sql(page.sql());
    Ok(page.slice(on.all(sql).await?))
}

/// What waits for these: as advisers to answer, as askers to reply or to close; the nearest due first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn waiting(on: &impl Source, staff: &[Id<Staff>], limit: i64) -> Result<Vec<AdviceRow>> {
    let turn = |column: &str, states: &[AdviceState]| {
        Sql::new(format!("select v.id from case_advice v where v.closed_at is null and {column} in"))
            .list(staff.iter().copied())
            .then("and v.state in")
            .list(states.iter().copied())
    };
    let sql = Sql::new(format!("select {} from case_advice v where v.id in (", AdviceRow::COLUMNS))
        .then_sql(turn("v.adviser_id", &[AdviceState::Waiting]))
        .then("union")
        .then_sql(turn("v.asked_by", &[AdviceState::AskedBack, AdviceState::Answered]));
    on.all(sql.then(") order by v.due_on, v.id limit ?").bind(limit)).await
}

/// What an asker waits for past its day, so that they can ask somebody else.
///
/// # Errors
/// [`store::StoreError`].
pub async fn late(on: &impl Source, staff: &[Id<Staff>], today: Day, limit: i64) -> Result<Vec<AdviceRow>> {
    let sql = Sql::new(format!("select {} from case_advice v where v.closed_at is null", AdviceRow::COLUMNS));
    let sql = sql.then("and v.state = ? and v.due_on < ? and v.asked_by in").bind(AdviceState::Waiting).bind(today);
    on.all(sql.list(staff.iter().copied()).then("order by v.due_on, v.id limit ?").bind(limit)).await
}

/// Everything that was said, in its order.
///
/// # Errors
/// [`store::StoreError`].
pub async fn words(on: &impl Source, id: Id<Advice>) -> Result<Vec<AdviceWordRow>> {
    let sql = Sql::new(format!("select {} from case_advice_words", AdviceWordRow::COLUMNS));
    on.all(sql.then("where advice_id = ? order by id limit 200").bind(id)).await
}

/// Writes a request.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert(tx: &Tx<'_>, advice: &AdviceRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_advice (id, case_id, asked_by, asked_at, question, tried, urgency, level, adviser_id, \
         opens_sealed, state, due_on, closed_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(advice.id)
    .bind(advice.case)
    .bind(advice.asked_by)
    .bind(advice.asked_at)
    .bind(advice.question.as_str())
    .bind(advice.tried.as_str())
    .bind(advice.urgency)
    .bind(advice.level)
    .bind(advice.adviser)
    .bind(advice.opens_sealed)
    .bind(advice.state)
    .bind(advice.due_on)
    .bind(advice.closed_at)
    .bind(advice.version);
    tx.run(sql).await.map(|_| ())
}

/// Writes what was said, and where the request stands since.
///
/// # Errors
/// [`store::StoreError::Stale`] when something was said that its writer had not read.
pub async fn say(tx: &Tx<'_>, advice: &AdviceRow, word: &AdviceWordRow) -> Result<()> {
    let sql = Sql::new(
        "update case_advice set state = ?, due_on = ?, closed_at = ?, version = version + 1 where id = ? and version = ?",
    );
    let sql = sql.bind(advice.state).bind(advice.due_on).bind(advice.closed_at).bind(advice.id).bind(advice.version);
    tx.run_versioned(sql).await?;
    let sql =
        Sql::new("insert into case_advice_words (id, advice_id, at, staff_id, what, body) values (?, ?, ?, ?, ?, ?)");
    let sql = sql.bind(word.id).bind(advice.id).bind(word.at).bind(word.staff).bind(word.what);
    tx.run(sql.bind(word.body.as_str())).await.map(|_| ())
}
