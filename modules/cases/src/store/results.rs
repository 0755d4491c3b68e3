//! Results of instruments. One that raised an alert is for those alone who may see the alert.

use instruments::{Answers, Instrument};
use kernel::{Case, Id};
use store::{FromRow as _, Result, Source, Sql, StoreError, Tx};

use crate::access::Access;
use crate::model::{CaseResult, InstrumentRow, ResultRow};

/// Results that one page reads.
pub const SHOWN: i64 = 200;

fn select(access: &Access) -> Sql {
    Sql::new(format!("select {} from case_results r join cases c on c.id = r.case_id", ResultRow::COLUMNS))
        .then("where (not exists (select 1 from case_alerts a where a.result_id = r.id) or")
        .then_sql(access.alert_sql())
        .then(")")
}

/// The results of a case that nothing replaced, newest first, as far as the reader may see them.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_case(on: &impl Source, access: &Access, case: Id<Case>) -> Result<Vec<ResultRow>> {
    let sql = select(access).then("and r.case_id = ?").bind(case).then(STANDS);
    on.all(sql.then("order by r.asked_on desc, r.id desc limit ?").bind(SHOWN)).await
}

/// The results that the story of a case tells of, corrected ones too, newest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_story(on: &impl Source, access: &Access, case: Id<Case>) -> Result<Vec<ResultRow>> {
    let sql = select(access).then("and r.case_id = ? order by r.id desc limit ?");
    on.all(sql.bind(case).bind(SHOWN)).await
}

/// The results of one instrument in a case that nothing replaced: the latest ones, oldest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn history(on: &impl Source, access: &Access, case: Id<Case>, code: &str) -> Result<Vec<ResultRow>> {
    let sql = select(access).then("and r.case_id = ? and r.code = ?").bind(case).bind(code).then(STANDS);
    let sql = sql.then("order by r.asked_on desc, r.id desc limit ?").bind(SHOWN);
    let mut found: Vec<ResultRow> = on.all(sql).await?;
    found.reverse();
    Ok(found)
}

const STANDS: &str = "and not exists (select 1 from case_results n where n.replaces = r.id)";

/// One result of a case.
///
/// # Errors
/// [`store::StoreError::NotFound`] when the case has none of that id, or none for this reader.
pub async fn find(on: &impl Source, access: &Access, case: Id<Case>, id: Id<CaseResult>) -> Result<ResultRow> {
    on.one(select(access).then("and r.id = ? and r.case_id = ?").bind(id).bind(case)).await
}

/// The id of the result that corrects that one.
///
/// # Errors
/// [`store::StoreError`].
pub async fn replaced_by(on: &impl Source, id: Id<CaseResult>) -> Result<Option<Id<CaseResult>>> {
    let found: Option<(Id<CaseResult>,)> =
        on.first(Sql::new("select id from case_results where replaces = ?").bind(id)).await?;
    Ok(found.map(|(id,)| id))
}

/// Writes a result.
///
/// # Errors
/// [`store::StoreError::Taken`] when another one replaced the same result first.
pub async fn insert(tx: &Tx<'_>, result: &ResultRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_results (id, case_id, hash, code, asked_on, total, band, tone, answers, author_id, recorded_at, \
         replaces) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(result.id)
    .bind(result.case)
    .bind(result.hash.as_str())
    .bind(result.code.as_str())
    .bind(result.asked_on)
    .bind(result.total)
    .bind(result.band.as_str())
    .bind(result.tone)
    .bind(result.answers.clone())
    .bind(result.author)
    .bind(result.recorded_at)
    .bind(result.replaces);
    tx.run(sql).await.map(|_| ())
}

/// Seals the answers of a result for its row.
///
/// # Errors
/// [`store::StoreError::Broken`].
pub fn seal(on: &impl Source, answers: &Answers, id: Id<CaseResult>) -> Result<store::Sealed> {
    let pairs: serde_json::Map<_, _> = answers.iter().map(|(item, choice)| (item.to_owned(), choice.into())).collect();
    on.keys().seal(&serde_json::Value::Object(pairs).to_string(), "case_results", "answers", id.number())
}

/// The answers of a result.
///
/// # Errors
/// [`store::StoreError::Broken`] when they were not sealed here.
pub fn answers(on: &impl Source, result: &ResultRow) -> Result<Answers> {
    let text = on.keys().unseal(&result.answers, "case_results", "answers", result.id.number())?;
    let pairs: std::collections::BTreeMap<String, String> = serde_json::from_str(&text).map_err(broken)?;
    Ok(pairs.into_iter().collect())
}

/// Keeps the file of an instrument, unless it is kept already.
///
/// # Errors
/// [`store::StoreError`].
pub async fn keep(tx: &Tx<'_>, instrument: &Instrument) -> Result<()> {
    let sql = Sql::new(
        "insert into case_instruments (hash, code, version, text) values (?, ?, ?, ?) on conflict (hash) do nothing",
    );
    let stamp = &instrument.stamp;
    let sql = sql.bind(stamp.hash.as_str()).bind(stamp.code.as_str()).bind(stamp.version);
    tx.run(sql.bind(instrument.file.as_str())).await.map(|_| ())
}

/// The very instrument that results were made with, whatever the library holds today.
///
/// # Errors
/// [`store::StoreError::Broken`] when what was kept is no instrument.
pub async fn instrument(on: &impl Source, hash: &str) -> Result<Instrument> {
    let sql = Sql::new(format!("select {} from case_instruments where hash = ?", InstrumentRow::COLUMNS));
    let kept: InstrumentRow = on.one(sql.bind(hash)).await?;
    instruments::read(&kept.code, &kept.text).map_err(broken)
}

fn broken(what: impl std::fmt::Display) -> StoreError {
    StoreError::Broken(what.to_string().into())
}
