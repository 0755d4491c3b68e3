//! Every query of casework. Loading goes through [`Access`]: what lies outside it is not found.

pub mod advice;
pub mod alerts;
pub mod bringing;
pub mod conferences;
pub mod erasing;
pub mod figures;
pub mod finding;
pub mod letters;
pub mod list;
pub mod network;
pub mod papers;
pub mod past;
pub mod reference;
pub mod referrals;
pub mod reports;
pub mod results;
pub mod retention;
pub mod samples;
pub mod teaching;
pub mod team;
pub mod timeline;
pub mod today;
pub mod transfers;
pub mod work;
pub mod workload;

use kernel::{Case, Id, Staff};
use store::{FromRow as _, Packed, Result, Source, Sql, Tx};

use crate::access::Access;
use crate::model::{CaseRow, IntakeRow, TriageRow};

fn select() -> Sql {
    Sql::new(format!("select {} from cases c", CaseRow::COLUMNS))
}

/// One case that the actor may open.
///
/// # Errors
/// [`store::StoreError::NotFound`] when there is none, or none for them.
pub async fn find(on: &impl Source, access: &Access, id: Id<Case>) -> Result<CaseRow> {
    on.one(select().then("where c.id = ? and").bind(id).then_sql(access.sql())).await
}

/// The same for a command that changes it: whoever else is changing it comes first.
///
/// # Errors
/// [`store::StoreError::NotFound`] when there is none, or none for them.
pub async fn find_in_turn(tx: &Tx<'_>, access: &Access, id: Id<Case>) -> Result<CaseRow> {
    tx.one(select().then("where c.id = ? and").bind(id).then_sql(access.sql()).then(tx.in_turn())).await
}

/// The cases of a number that the actor may open: every office counts for itself, so there may be several. Not more than two.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_number(on: &impl Source, access: &Access, number: &str) -> Result<Vec<CaseRow>> {
    let sql = select().then("where c.number = ? and").bind(number).then_sql(access.sql());
    on.all(sql.then("order by c.id limit 2")).await
}

/// One case whoever asks; for commands that were already let in, and for finding out whom to ask.
///
/// # Errors
/// [`store::StoreError::NotFound`].
pub async fn load(on: &impl Source, id: Id<Case>) -> Result<CaseRow> {
    on.one(select().then("where c.id = ?").bind(id)).await
}

/// The cases about one registry record that the actor may open, open ones first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn about(
    on: &impl Source,
    access: &Access,
    kind: crate::model::SubjectKind,
    subjects: &[i64],
) -> Result<Vec<CaseRow>> {
    let sql =
        select().then("where c.subject_kind = ?").bind(kind).then("and c.subject_id in").list(subjects.iter().copied());
    on.all(sql.then("and").then_sql(access.sql()).then("order by c.stage, c.id desc limit 100")).await
}

/// The case of that number in an office the actor reads.
///
/// # Errors
/// [`store::StoreError`].
pub async fn by_number(on: &impl Source, access: &Access, number: &str) -> Result<Vec<CaseRow>> {
    on.all(
        select().then("where c.number = ? and").bind(number).then_sql(access.sql()).then("order by c.id desc limit 20"),
    )
    .await
}

/// Who owns a case, as it is stored.
///
/// # Errors
/// [`store::StoreError::NotFound`].
pub async fn owner(on: &impl Source, id: Id<Case>) -> Result<Id<Staff>> {
    on.one::<(Id<Staff>,)>(Sql::new("select owner_id from cases where id = ?").bind(id)).await.map(|(owner,)| owner)
}

/// Writes a new case.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert(tx: &Tx<'_>, case: &CaseRow) -> Result<()> {
    let sql = Sql::new(
        "insert into cases (id, office_id, number, unit, subject_kind, subject_id, subject_name, title, target_group, \
         stage, urgency, danger, gravity, confidentiality, owner_id, opened_at, closed_at, next_what, next_who, next_due, \
         next_clause, next_about, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(case.id)
    .bind(case.office)
    .bind(case.number.as_str())
    .bind(case.unit)
    .bind(case.subject_kind)
    .bind(case.subject)
    .bind(case.subject_name.as_str())
    .bind(case.title.as_str())
    .bind(case.target_group.as_str())
    .bind(case.stage)
    .bind(case.urgency)
    .bind(case.danger)
    .bind(case.gravity)
    .bind(case.confidentiality)
    .bind(case.owner)
    .bind(case.opened_at)
    .bind(case.closed_at)
    .bind(case.next_what)
    .bind(case.next_who)
    .bind(case.next_due)
    .bind(case.next_clause.as_str())
    .bind(case.next_about)
    .bind(case.version);
    tx.run(sql).await.map(|_| ())
}

/// Saves what a command changed in a case, if nobody else did meanwhile.
///
/// # Errors
/// [`store::StoreError::Stale`].
pub async fn update(tx: &Tx<'_>, case: &CaseRow) -> Result<()> {
    let sql = Sql::new(
        "update cases set office_id = ?, number = ?, title = ?, target_group = ?, stage = ?, urgency = ?, danger = ?, \
         gravity = ?, confidentiality = ?, owner_id = ?, closed_at = ?, next_what = ?, next_who = ?, next_due = ?, \
         next_clause = ?, next_about = ?, version = version + 1 where id = ? and version = ?",
    )
    .bind(case.office)
    .bind(case.number.as_str())
    .bind(case.title.as_str())
    .bind(case.target_group.as_str())
    .bind(case.stage)
    .bind(case.urgency)
    .bind(case.danger)
    .bind(case.gravity)
    .bind(case.confidentiality)
    .bind(case.owner)
    .bind(case.closed_at)
    .bind(case.next_what)
    .bind(case.next_who)
    .bind(case.next_due)
    .bind(case.next_clause.as_str())
    .bind(case.next_about)
    .bind(case.id)
    .bind(case.version);
    tx.run_versioned(sql).await
}

/// How the case came.
///
/// # Errors
/// [`store::StoreError`].
pub async fn intake(on: &impl Source, case: Id<Case>) -> Result<IntakeRow> {
    let sql =
        Sql::new(format!("select {} from case_intakes where case_id = ? order by id limit 1", IntakeRow::COLUMNS));
    on.one(sql.bind(case)).await
}

/// Writes how the case came.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert_intake(tx: &Tx<'_>, case: Id<Case>, intake: &IntakeRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_intakes (id, case_id, channel, received_at, received_by, story, request, reporter, reporter_sealed, \
         basis, place) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(intake.id)
    .bind(case)
    .bind(intake.channel.as_str())
    .bind(intake.received_at)
    .bind(intake.received_by)
    .bind(Packed::from(intake.story.as_str()))
    .bind(Packed::from(intake.request.as_str()))
    .bind(intake.reporter)
    .bind(intake.reporter_sealed.clone())
    .bind(intake.basis)
    .bind(intake.place.as_str());
    tx.run(sql).await.map(|_| ())
}

/// The last triage.
///
/// # Errors
/// [`store::StoreError`].
pub async fn last_triage(on: &impl Source, case: Id<Case>) -> Result<Option<TriageRow>> {
    let sql =
        Sql::new(format!("select {} from case_triages where case_id = ? order by id desc limit 1", TriageRow::COLUMNS));
    on.first(sql.bind(case)).await
}

/// Writes a triage.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert_triage(tx: &Tx<'_>, case: Id<Case>, triage: &TriageRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_triages (id, case_id, decided_at, decided_by, urgency, danger, gravity, floors, reason, contact_due, \
         facts_due, plan_due) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(triage.id)
    .bind(case)
    .bind(triage.decided_at)
    .bind(triage.decided_by)
    .bind(triage.urgency)
    .bind(triage.danger)
    .bind(triage.gravity)
    .bind(triage.floors.as_str())
    .bind(Packed::from(triage.reason.as_str()))
    .bind(triage.contact_due)
    .bind(triage.facts_due)
    .bind(triage.plan_due);
    tx.run(sql).await.map(|_| ())
}
