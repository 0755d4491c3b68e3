//! Case conferences and who is asked to come.

use kernel::{Case, Code as _, Id, Staff};
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use crate::model::{Conference, ConferenceRow, ConferenceState, Paper, Participant, ParticipantKind, ParticipantRow};

/// Conferences of one case, and participants of one conference, that a page shows.
const SHOWN: i64 = 100;

fn select() -> Sql {
    Sql::new(format!("select {} from case_conferences n", ConferenceRow::COLUMNS))
}

/// The conferences of a case that were called and not held yet, the nearest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn called(on: &impl Source, case: Id<Case>) -> Result<Vec<ConferenceRow>> {
    let sql = select().then("where n.case_id = ?").bind(case).then("and n.state = ?").bind(ConferenceState::Called);
    on.all(sql.then("order by n.held_at, n.id limit ?").bind(SHOWN)).await
}

/// The conferences of a case in whatever state, the first first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_case(on: &impl Source, case: Id<Case>) -> Result<Vec<ConferenceRow>> {
    on.all(select().then("where n.case_id = ? order by n.held_at, n.id limit ?").bind(case).bind(SHOWN)).await
}

/// One conference of a case that was already found within the actor's access.
///
/// # Errors
/// [`store::StoreError::NotFound`].
pub async fn find(on: &impl Source, case: Id<Case>, id: Id<Conference>) -> Result<ConferenceRow> {
    on.one(select().then("where n.id = ?").bind(id).then("and n.case_id = ?").bind(case)).await
}

/// The conference that minutes are of.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_paper(on: &impl Source, paper: Id<Paper>) -> Result<Option<ConferenceRow>> {
    on.first(select().then("where n.paper_id = ?").bind(paper)).await
}

/// The conferences to which somebody is asked and that were not held yet, the nearest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn asked_to(on: &impl Source, staff: &[Id<Staff>], page: Page) -> Result<Slice<ConferenceRow>> {
    let sql = select().then("where n.state = ?").bind(ConferenceState::Called);
    let sql = sql.then("and n.id in (select x.conference_id from case_participants x where x.staff_id in");
    Ok(page
        .slice(on.all(sql.list(staff.iter().copied()).then(") order by n.held_at, n.id").then_sql(page.sql())).await?))
}

/// Writes a conference.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert(tx: &Tx<'_>, row: &ConferenceRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_conferences (id, case_id, called_by, held_at, way, place, agenda, client_part, client_reason, state, \
         reason, paper_id, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(row.id)
    .bind(row.case)
    .bind(row.called_by)
    .bind(row.held_at)
    .bind(row.way)
    .bind(row.place.as_str())
    .bind(row.agenda.as_str())
    .bind(row.client_part)
    .bind(row.client_reason.as_str())
    .bind(row.state)
    .bind(row.reason.as_str())
    .bind(row.paper)
    .bind(row.version);
    tx.run(sql).await.map(|_| ())
}

/// Moves a conference on: its minutes are begun, it was held, it was cancelled.
///
/// # Errors
/// [`store::StoreError::Stale`] when it was moved on meanwhile.
pub async fn advance(tx: &Tx<'_>, row: &ConferenceRow) -> Result<()> {
    let sql = Sql::new(
        "update case_conferences set state = ?, reason = ?, paper_id = ?, version = version + 1 where id = ? and version = ?",
    );
    let sql = sql.bind(row.state).bind(row.reason.as_str()).bind(row.paper).bind(row.id).bind(row.version);
    tx.run_versioned(sql).await
}

/// Moves a conference to the hour and place of this row, under the version that was read.
///
/// # Errors
/// [`store::StoreError::Stale`] when it was moved meanwhile.
pub async fn reschedule(tx: &Tx<'_>, row: &ConferenceRow) -> Result<()> {
    let sql = Sql::new(
        "update case_conferences set held_at = ?, way = ?, place = ?, agenda = ?, version = version + 1 \
         where id = ? and version = ?",
    );
    let sql = sql.bind(row.held_at).bind(row.way).bind(row.place.as_str()).bind(row.agenda.as_str());
    tx.run_versioned(sql.bind(row.id).bind(row.version)).await
}

/// Who is asked to come: colleagues, other offices, those from outside.
///
/// # Errors
/// [`store::StoreError`].
pub async fn participants(on: &impl Source, conference: Id<Conference>) -> Result<Vec<ParticipantRow>> {
    let sql = Sql::new(format!("select {} from case_participants x", ParticipantRow::COLUMNS));
    let mut found: Vec<ParticipantRow> =
        on.all(sql.then("where x.conference_id = ? order by x.id limit ?").bind(conference).bind(SHOWN)).await?;
    found.sort_by_key(|one| ParticipantKind::ALL.iter().position(|kind| *kind == one.kind));
    Ok(found)
}

/// One participant of a case.
///
/// # Errors
/// [`store::StoreError::NotFound`].
pub async fn participant(on: &impl Source, case: Id<Case>, id: Id<Participant>) -> Result<ParticipantRow> {
    let sql = Sql::new(format!("select {} from case_participants x", ParticipantRow::COLUMNS));
    on.one(sql.then("where x.id = ?").bind(id).then("and x.case_id = ?").bind(case)).await
}

/// Asks somebody to come.
///
/// # Errors
/// [`store::StoreError`].
pub async fn ask(tx: &Tx<'_>, row: &ParticipantRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_participants (id, case_id, conference_id, kind, staff_id, listed_id, name, organisation, post, phone) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(row.id)
    .bind(row.case)
    .bind(row.conference)
    .bind(row.kind)
    .bind(row.staff)
    .bind(row.listed)
    .bind(row.name.as_str())
    .bind(row.organisation.as_str())
    .bind(row.post.as_str())
    .bind(row.phone.as_str());
    tx.run(sql).await.map(|_| ())
}

/// Asks somebody no longer.
///
/// # Errors
/// [`store::StoreError`].
pub async fn unask(tx: &Tx<'_>, id: Id<Participant>) -> Result<()> {
    tx.run(Sql::new("delete from case_participants where id = ?").bind(id)).await.map(|_| ())
}
