//! Every query of casework. Loading goes through [`Access`]: what lies outside it is not found.

pub mod finding;
pub mod papers;
pub mod past;
pub mod reference;
pub mod team;
pub mod timeline;
pub mod today;
pub mod transfers;
pub mod work;
pub mod workload;

use kernel::{Case, Id, Office};
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use crate::access::Access;
use crate::model::{CaseRow, IntakeRow, Stage, TriageRow};

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

/// One case whoever asks; for commands that were already let in, and for finding out whom to ask.
///
/// # Errors
/// [`store::StoreError::NotFound`].
pub async fn load(on: &impl Source, id: Id<Case>) -> Result<CaseRow> {
    on.one(select().then("where c.id = ?").bind(id)).await
}

/// Which cases a list shows.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only those owned by these.
    pub owners: Vec<Id<kernel::Staff>>,
    /// Only those at this stage.
    pub stage: Option<Stage>,
    /// Only those of this urgency.
    pub urgency: Option<crate::model::Urgency>,
    /// Closed ones instead of open ones.
    pub closed: bool,
    /// Only those due on or before this day.
    pub due_until: Option<kernel::Day>,
}

/// Offices up to which a list is put together office by office; who reads more sees most of what there is anyway.
const FEW_OFFICES: usize = 40;

/// A page of cases, the most pressing first.
///
/// A reader of few offices gets the first rows of each, found in their order by an index, and the first of all these; so the
/// work depends on the page and not on how many cases there are.
///
/// # Errors
/// [`store::StoreError`].
pub async fn list(on: &impl Source, access: &Access, filter: &Filter, page: Page) -> Result<Slice<CaseRow>> {
    let sql = Sql::new("select office from office_tree where ancestor in").list(access.offices().iter().copied());
    let offices: Vec<(Id<Office>,)> = on.all(sql.then("group by office limit 41")).await?;
    let narrow = filter.owners.is_empty() && !offices.is_empty() && offices.len() <= FEW_OFFICES;
    let sql = if narrow { by_office(access, filter, page, &offices) } else { sifted(access, filter).then(ORDER) };
    Ok(page.slice(on.all(sql.then_sql(page.sql())).await?))
}

const ORDER: &str = "order by c.next_due, c.id";

/// Every case that fits and may be opened.
fn sifted(access: &Access, filter: &Filter) -> Sql {
    let mut sql =
        select().then(if filter.closed { "where c.closed_at is not null" } else { "where c.closed_at is null" });
    if let Some(stage) = filter.stage.filter(|_| !filter.closed) {
        sql = sql.then("and c.stage = ?").bind(stage);
    }
    if !filter.owners.is_empty() {
        sql = sql.then("and c.owner_id in").list(filter.owners.iter().copied());
    }
    if let Some(urgency) = filter.urgency {
        sql = sql.then("and c.urgency = ?").bind(urgency);
    }
    if let Some(day) = filter.due_until {
        sql = sql.then("and c.next_due <= ?").bind(day);
    }
    sql.then("and").then_sql(access.sql())
}

/// The first rows of each office, and of the cases outside them in whose team the reader is.
fn by_office(access: &Access, filter: &Filter, page: Page, offices: &[(Id<Office>,)]) -> Sql {
    let most = page.number * page.size + 1;
    let mut all = Sql::new("select * from (select * from (").then_sql(sifted(access, filter));
    all = all.then("and c.id in (select m.case_id from case_team m where m.until_at is null and m.staff_id in");
    all = all
        .list(access.staff().iter().copied())
        .then("union all select o.case_id from case_openings o where o.staff_id in");
    all = all.list(access.staff().iter().copied()).then(") and c.office_id not in");
    all = all.list(offices.iter().map(|(office,)| *office)).then(ORDER).then("limit ?").bind(most).then(") mine");
    for (place, (office,)) in offices.iter().enumerate() {
        let rows =
            sifted(access, filter).then("and c.office_id = ?").bind(*office).then(ORDER).then("limit ?").bind(most);
        all = all.then("union all select * from (").then_sql(rows).then(&format!(") o{place}"));
    }
    all.then(") c").then(ORDER)
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
    .bind(intake.story.as_str())
    .bind(intake.request.as_str())
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
    .bind(triage.reason.as_str())
    .bind(triage.contact_due)
    .bind(triage.facts_due)
    .bind(triage.plan_due);
    tx.run(sql).await.map(|_| ())
}
