//! Resolutions: of a meeting, of whoever sees to them, late ones, and all ever by words.

use kernel::{Body, Code as _, Day, Id, Meeting, Office, Resolution, Staff};
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use super::Sight;
use crate::model::{Decision, ReportRow, ResolutionRow, TaskState};

fn select() -> Sql {
    // Its columns have the names of columns of the meeting that it is joined with.
    let columns: Vec<String> = ResolutionRow::COLUMNS.split(", ").map(|column| format!("r.{column}")).collect();
    Sql::new(format!("select {} from meeting_resolutions r join meetings m on m.id = r.meeting", columns.join(", ")))
}

/// What a reader may see, of resolutions found by their ids: those of meetings within sight, and those that they see to.
fn seen(sight: &Sight) -> Sql {
    Sql::new("(r.owner in").list(sight.staff().iter().copied()).then("or").then_sql(sight.meetings()).then(")")
}

/// One resolution within sight.
pub async fn find(on: &impl Source, sight: &Sight, id: Id<Resolution>) -> Result<ResolutionRow> {
    on.one(select().then("where r.id = ? and").bind(id).then_sql(seen(sight))).await
}

/// The resolutions of a meeting in their order.
pub async fn of_meeting(on: &impl Source, meeting: Id<Meeting>) -> Result<Vec<ResolutionRow>> {
    on.all(select().then("where r.meeting = ? order by r.id limit 500").bind(meeting)).await
}

/// What of a body is not done, the first due first.
pub async fn open_of_body(on: &impl Source, body: Id<Body>) -> Result<Vec<ResolutionRow>> {
    on.all(select().then("where r.body = ? and r.state = 'open' order by r.due_on, r.id limit 100").bind(body)).await
}

/// What these must do, the first due first.
pub async fn of_owner(on: &impl Source, staff: &[Id<Staff>], offices: &[Id<Office>]) -> Result<Vec<ResolutionRow>> {
    let sql = select().then("where r.state = 'open' and (r.owner in").list(staff.iter().copied());
    let sql = sql.then("or (r.owner is null and r.owner_office in").list(offices.iter().copied());
    on.all(sql.then(")) order by r.due_on, r.id limit 100")).await
}

/// What a list of resolutions asks for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Of one body.
    pub body: Option<Id<Body>>,
    /// Of one year, พ.ศ.
    pub year: Option<i64>,
    /// Of one kind.
    pub kind: Option<Decision>,
    /// How far they are.
    pub state: Option<TaskState>,
    /// Due before this day and not done.
    pub late_on: Option<Day>,
}

impl Filter {
    fn sql(&self) -> Sql {
        let mut sql = Sql::new("1 = 1");
        if let Some(body) = self.body {
            sql = sql.then("and r.body = ?").bind(body);
        }
        if let Some(year) = self.year {
            sql = sql.then("and r.year = ?").bind(year);
        }
        if let Some(kind) = self.kind {
            sql = sql.then("and r.kind = ?").bind(kind.code());
        }
        if let Some(state) = self.state {
            sql = sql.then("and r.state = ?").bind(state.code());
        }
        if let Some(day) = self.late_on {
            sql = sql.then("and r.state = 'open' and r.due_on < ?").bind(day);
        }
        sql
    }
}

/// The resolutions within sight that a filter lets through, the latest first.
pub async fn list(on: &impl Source, sight: &Sight, filter: &Filter, page: Page) -> Result<Slice<ResolutionRow>> {
    let sql = select()
        .then("where r.id in (select o.id from meeting_resolutions o where o.owner in")
        .list(sight.staff().iter().copied())
        .then("union select o.id from meeting_resolutions o where o.meeting in")
        .then_sql(sight.all_meetings())
        .then(") and")
        .then_sql(filter.sql());
    Ok(page.slice(on.all(sql.then("order by r.id desc").then_sql(page.sql())).await?))
}

/// Those of the resolutions with these numbers that are within sight and pass the filter.
pub async fn some(on: &impl Source, sight: &Sight, filter: &Filter, ids: &[i64]) -> Result<Vec<ResolutionRow>> {
    let sql = select().then("where r.id in").list(ids.iter().copied()).then("and").then_sql(filter.sql());
    on.all(sql.then("and").then_sql(seen(sight))).await
}

/// The open resolutions whose day has passed and of which nobody was told yet.
pub async fn late(on: &impl Source, today: Day) -> Result<Vec<ResolutionRow>> {
    let sql = select().then("where r.state = 'open' and r.due_on < ? and r.late_told = 0 order by r.due_on limit 200");
    on.all(sql.bind(today)).await
}

/// Notes that it was told; answers whether this was the first to note it.
pub async fn note_told(tx: &Tx<'_>, id: Id<Resolution>) -> Result<bool> {
    let sql = Sql::new("update meeting_resolutions set late_told = 1 where id = ? and late_told = 0").bind(id);
    Ok(tx.run(sql).await? == 1)
}

/// Writes a resolution.
pub async fn insert(tx: &Tx<'_>, row: &ResolutionRow) -> Result<()> {
    let marks = vec!["?"; 22].join(", ");
    let sql = Sql::new(format!("insert into meeting_resolutions ({}) values ({marks})", ResolutionRow::COLUMNS))
        .bind(row.id)
        .bind(row.meeting)
        .bind(row.body)
        .bind(row.office)
        .bind(row.item)
        .bind(row.year);
    tx.run(said(sql, row).bind(row.version)).await.map(|_| ())
}

fn said(sql: Sql, row: &ResolutionRow) -> Sql {
    sql.bind(row.kind)
        .bind(row.words.as_str())
        .bind(row.votes_for)
        .bind(row.votes_against)
        .bind(row.votes_abstain)
        .bind(row.casting)
        .bind(row.owner)
        .bind(row.owner_office)
        .bind(row.owner_name.as_str())
        .bind(row.due_on)
        .bind(row.state)
        .bind(row.settled_on)
        .bind(row.plan_kind.as_str())
        .bind(row.plan_id)
        .bind(row.late_told)
}

/// Saves a resolution under the version that was read.
pub async fn update(tx: &Tx<'_>, row: &ResolutionRow) -> Result<()> {
    let sql = Sql::new(
        "update meeting_resolutions set kind = ?, words = ?, votes_for = ?, votes_against = ?, votes_abstain = ?, \
         casting = ?, owner = ?, owner_office = ?, owner_name = ?, due_on = ?, state = ?, settled_on = ?, plan_kind = ?, \
         plan_id = ?, late_told = ?, version = version + 1 where id = ? and version = ?",
    );
    tx.run_versioned(said(sql, row).bind(row.id).bind(row.version)).await
}

/// Strikes a resolution out, under the version that was read.
pub async fn remove(tx: &Tx<'_>, row: &ResolutionRow) -> Result<()> {
    let sql = Sql::new("delete from meeting_resolutions where id = ? and version = ?");
    tx.run_versioned(sql.bind(row.id).bind(row.version)).await
}

/// What was reported of a resolution, the latest first.
pub async fn reports(on: &impl Source, id: Id<Resolution>) -> Result<Vec<ReportRow>> {
    let sql =
        format!("select {} from meeting_reports where resolution = ? order by id desc limit 200", ReportRow::COLUMNS);
    on.all(Sql::new(sql).bind(id)).await
}

/// Writes a report.
pub async fn insert_report(tx: &Tx<'_>, row: &ReportRow) -> Result<()> {
    let sql = Sql::new(format!("insert into meeting_reports ({}) values (?, ?, ?, ?, ?, ?)", ReportRow::COLUMNS))
        .bind(row.id)
        .bind(row.resolution)
        .bind(row.at)
        .bind(row.staff)
        .bind(row.words.as_str())
        .bind(row.state);
    tx.run(sql).await.map(|_| ())
}
