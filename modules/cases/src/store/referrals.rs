//! Referrals: as the sender reads them in their case, and as the receiving office reads them in its intake.

use kernel::{Case, Day, Id, Office, Person};
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use crate::access::Access;
use crate::model::{Package, Paper, Referral, ReferralRow, ReferralState};

/// Referrals of one case that its page shows.
const SHOWN: i64 = 100;

fn select() -> Sql {
    Sql::new(format!("select {} from case_referrals r", ReferralRow::COLUMNS))
}

/// The referrals of a case that were sent, the nearest due first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_case(on: &impl Source, case: Id<Case>) -> Result<Vec<ReferralRow>> {
    let sql = select().then("where r.case_id = ?").bind(case).then("and r.state <> ?").bind(ReferralState::Prepared);
    on.all(sql.then("order by r.due_on, r.id limit ?").bind(SHOWN)).await
}

/// Those of them in which somebody still has to act.
///
/// # Errors
/// [`store::StoreError`].
pub async fn open_of_case(on: &impl Source, case: Id<Case>) -> Result<Vec<ReferralRow>> {
    let sql = select().then("where r.case_id = ?").bind(case).then("and r.state in");
    let sql = sql.list(ReferralState::OPEN.iter().copied());
    on.all(sql.then("order by r.due_on, r.id limit ?").bind(SHOWN)).await
}

/// Since when the client's consent to being told of to others is withdrawn.
///
/// # Errors
/// [`store::StoreError`].
pub async fn consent_ended(on: &impl Source, case: Id<Case>) -> Result<Option<Day>> {
    let row: Option<(Day,)> =
        on.first(Sql::new("select ended_on from case_consent_ends where case_id = ?").bind(case)).await?;
    Ok(row.map(|(day,)| day))
}

/// Notes for every open case about a person that their consent to being told of to others is withdrawn.
///
/// # Errors
/// [`store::StoreError`].
pub async fn end_consent(tx: &Tx<'_>, person: Id<Person>, on: Day) -> Result<()> {
    let sql = Sql::new(
        "insert into case_consent_ends (case_id, ended_on) select id, cast(? as bigint) from cases \
         where subject_kind = 'person' and subject_id = ? and closed_at is null \
         on conflict (case_id) do update set ended_on = excluded.ended_on",
    );
    tx.run(sql.bind(on).bind(person)).await.map(|_| ())
}

/// One referral of a case that was already found within the actor's access.
///
/// # Errors
/// [`store::StoreError::NotFound`].
pub async fn find(on: &impl Source, case: Id<Case>, id: Id<Referral>) -> Result<ReferralRow> {
    on.one(select().then("where r.id = ?").bind(id).then("and r.case_id = ?").bind(case)).await
}

/// The referral that a letter made, if its author has signed it.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_paper(on: &impl Source, paper: Id<Paper>) -> Result<Option<ReferralRow>> {
    on.first(select().then("where r.paper_id = ?").bind(paper)).await
}

/// The referral by which a case came, if one did.
///
/// # Errors
/// [`store::StoreError`].
pub async fn that_brought(on: &impl Source, case: Id<Case>) -> Result<Option<ReferralRow>> {
    on.first(select().then("where r.received_case = ?").bind(case).then("order by r.id limit 1")).await
}

/// What the reader's offices may see of referrals to them: those that wait in the intake, and those that became a case which
/// the reader may open. After declining, sending back or withdrawing there is nothing to see any more.
fn to_reader(access: &Access, offices: &[Id<Office>]) -> Sql {
    Sql::new("((r.state = ?")
        .bind(ReferralState::Sent)
        .then_sql(to_offices(offices))
        .then(") or exists")
        .then_sql(Sql::new("(select 1 from cases c where c.id = r.received_case and").then_sql(access.sql()).then("))"))
}

fn to_offices(offices: &[Id<Office>]) -> Sql {
    Sql::new("and r.to_office in (select t.office from office_tree t where t.ancestor in")
        .list(offices.iter().copied())
        .then(")")
}

/// One referral that came to the reader's offices.
///
/// # Errors
/// [`store::StoreError::NotFound`] when there is none, or none for them.
pub async fn find_received(
    on: &impl Source,
    access: &Access,
    offices: &[Id<Office>],
    id: Id<Referral>,
) -> Result<ReferralRow> {
    on.one(select().then("where r.id = ? and").bind(id).then_sql(to_reader(access, offices))).await
}

/// Referrals that wait in the intake of these offices (or those below them), the nearest due first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn waiting(on: &impl Source, offices: &[Id<Office>], page: Page) -> Result<Slice<ReferralRow>> {
    let sql = select().then("where r.state = ?").bind(ReferralState::Sent).then_sql(to_offices(offices));
    Ok(page.slice(on.all(sql.then("order by r.due_on, r.id").then_sql(page.sql())).await?))
}

/// Open referrals that these offices (or those below them) sent, of cases that the reader may open, the nearest due first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn sent(on: &impl Source, access: &Access, offices: &[Id<Office>], page: Page) -> Result<Slice<ReferralRow>> {
    let sql = select().then("join cases c on c.id = r.case_id where r.state in");
    let sql = sql.list(ReferralState::OPEN.iter().copied());
    let sql = sql.then("and r.from_office in (select t.office from office_tree t where t.ancestor in");
    let sql = sql.list(offices.iter().copied()).then(") and").then_sql(access.sql());
    Ok(page.slice(on.all(sql.then("order by r.due_on, r.id").then_sql(page.sql())).await?))
}

/// What is sent, unsealed.
///
/// # Errors
/// [`store::StoreError::Broken`] when it was changed.
pub fn package(on: &impl Source, row: &ReferralRow) -> Result<Package> {
    Package::of_text(&on.keys().unseal(&row.package, TABLE, "package", row.id.number())?)
}

const TABLE: &str = "case_referrals";

/// Seals what is sent into its row.
///
/// # Errors
/// [`store::StoreError`].
pub fn seal(on: &impl Source, row: &mut ReferralRow, package: &Package) -> Result<()> {
    row.package = on.keys().seal(&package.as_text()?, TABLE, "package", row.id.number())?;
    row.digest = package.digest();
    Ok(())
}

/// Writes a referral.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert(tx: &Tx<'_>, row: &ReferralRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_referrals (id, case_id, paper_id, from_office, receiver_kind, to_office, listed_id, receiver, client, \
         purpose, urgency, package, digest, number, state, sent_by, sent_on, answer_by, due_on, answerer, answered_on, answer, \
         received_case, outcome_on, outcome, reminded_on, replaces, version) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(row.id)
    .bind(row.case)
    .bind(row.paper)
    .bind(row.from_office)
    .bind(row.receiver_kind)
    .bind(row.to_office)
    .bind(row.listed)
    .bind(row.receiver.as_str())
    .bind(row.client.as_str())
    .bind(row.purpose.as_str())
    .bind(row.urgency)
    .bind(row.package.clone())
    .bind(row.digest.as_str())
    .bind(row.number.as_str())
    .bind(row.state)
    .bind(row.sent_by)
    .bind(row.sent_on)
    .bind(row.answer_by)
    .bind(row.due_on)
    .bind(row.answerer.as_str())
    .bind(row.answered_on)
    .bind(row.answer.as_str())
    .bind(row.received_case)
    .bind(row.outcome_on)
    .bind(row.outcome.as_str())
    .bind(row.reminded_on)
    .bind(row.replaces)
    .bind(row.version);
    tx.run(sql).await.map(|_| ())
}

/// Takes away what an author signed and then got back for changes: nothing of it was sent.
///
/// # Errors
/// [`store::StoreError`].
pub async fn drop_prepared(tx: &Tx<'_>, paper: Id<Paper>) -> Result<()> {
    let sql = Sql::new("delete from case_referrals where paper_id = ? and state = ?");
    tx.run(sql.bind(paper).bind(ReferralState::Prepared)).await.map(|_| ())
}

/// Moves a referral on. What was sent stays as it is.
///
/// # Errors
/// [`store::StoreError::Stale`] when it was moved on meanwhile.
pub async fn advance(tx: &Tx<'_>, row: &ReferralRow) -> Result<()> {
    let sql = Sql::new(
        "update case_referrals set number = ?, state = ?, sent_on = ?, answer_by = ?, due_on = ?, answerer = ?, answered_on = ?, answer = ?, \
         received_case = ?, outcome_on = ?, outcome = ?, reminded_on = ?, version = version + 1 where id = ? and version = ?",
    )
    .bind(row.number.as_str())
    .bind(row.state)
    .bind(row.sent_on)
    .bind(row.answer_by)
    .bind(row.due_on)
    .bind(row.answerer.as_str())
    .bind(row.answered_on)
    .bind(row.answer.as_str())
    .bind(row.received_case)
    .bind(row.outcome_on)
    .bind(row.outcome.as_str())
    .bind(row.reminded_on)
    .bind(row.id)
    .bind(row.version);
    tx.run_versioned(sql).await
}
