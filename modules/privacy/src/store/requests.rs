//! Requests of the people concerned. Loading goes through the offices of the reader, or the part that they were given.

use kernel::{Actor, Id, Person, Staff};
use offices::Scope;
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use crate::model::{Request, RequestRow};

/// Who may read a request: the offices that received it and those above, whoever it was given to, and whoever was asked to
/// prepare a part.
#[derive(Debug, Clone)]
pub struct Sight {
    scope: Scope,
    staff: Vec<Id<Staff>>,
}

impl Sight {
    /// The sight of an actor with the scope of what they may do.
    pub fn new(scope: Scope, actor: &Actor) -> Self {
        Self { scope, staff: actor.staff_ids() }
    }

    fn sql(&self) -> Sql {
        Sql::new("(")
            .then_sql(self.scope.within("r.office_id"))
            .then("or r.assigned_to in")
            .list(self.staff.iter().copied())
            .then("or exists (select 1 from privacy_request_parts p where p.request = r.id and p.staff in")
            .list(self.staff.iter().copied())
            .then("))")
    }
}

fn select() -> Sql {
    Sql::new(format!("select {} from privacy_requests r", RequestRow::COLUMNS))
}

/// One request within sight.
pub async fn find(on: &impl Source, sight: &Sight, id: Id<Request>) -> Result<RequestRow> {
    on.one(select().then("where r.id = ? and").bind(id).then_sql(sight.sql())).await
}

/// The requests within sight: the open ones by their last day, or all, the latest first.
pub async fn list(on: &impl Source, sight: &Sight, open: bool, page: Page) -> Result<Slice<RequestRow>> {
    let sql = if open { select().then("where r.state = 'open' and") } else { select().then("where") };
    let order = if open { "order by r.due_on, r.id" } else { "order by r.id desc" };
    Ok(page.slice(on.all(sql.then_sql(sight.sql()).then(order).then_sql(page.sql())).await?))
}

/// The requests of a person who was already found within the scope, the latest first.
pub async fn of_person(on: &impl Source, person: Id<Person>) -> Result<Vec<RequestRow>> {
    on.all(select().then("where r.person = ? order by r.id desc limit 100").bind(person)).await
}

/// Writes a request.
pub async fn insert(tx: &Tx<'_>, row: &RequestRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into privacy_requests ({}, late_told, taken_by, taken_at) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
        RequestRow::COLUMNS
    ))
    .bind(row.id)
    .bind(row.number.as_str())
    .bind(row.office)
    .bind(row.person)
    .bind(row.claim)
    .bind(row.received_on)
    .bind(row.way)
    .bind(row.requester)
    .bind(row.requester_name.as_str())
    .bind(row.identity)
    .bind(row.identity_note.as_str())
    .bind(row.wish.as_str())
    .bind(row.due_on)
    .bind(row.assigned_to)
    .bind(row.state)
    .bind(row.ground.as_str())
    .bind(row.answer.as_str())
    .bind(row.answered_by)
    .bind(row.answered_at)
    .bind(row.version)
    .bind(tx.by().staff())
    .bind(tx.now());
    tx.run(sql).await.map(|_| ())
}

/// Saves what a command changed, under the version that was read.
pub async fn update(tx: &Tx<'_>, row: &RequestRow) -> Result<()> {
    let sql = Sql::new(
        "update privacy_requests set identity = ?, identity_note = ?, assigned_to = ?, state = ?, ground = ?, answer = ?, \
         answered_by = ?, answered_at = ?, version = version + 1 where id = ? and version = ?",
    )
    .bind(row.identity)
    .bind(row.identity_note.as_str())
    .bind(row.assigned_to)
    .bind(row.state)
    .bind(row.ground.as_str())
    .bind(row.answer.as_str())
    .bind(row.answered_by)
    .bind(row.answered_at)
    .bind(row.id)
    .bind(row.version);
    tx.run_versioned(sql).await
}

/// Asks somebody to prepare a part.
pub async fn ask(tx: &Tx<'_>, request: Id<Request>, staff: Id<Staff>) -> Result<()> {
    let sql = Sql::new(
        "insert into privacy_request_parts (request, staff, asked_at) values (?, ?, ?) on conflict do nothing",
    );
    tx.run(sql.bind(request).bind(staff).bind(tx.now())).await.map(|_| ())
}

/// Whether one of these was asked to prepare a part.
pub async fn was_asked(on: &impl Source, request: Id<Request>, staff: &[Id<Staff>]) -> Result<bool> {
    let sql = Sql::new("select request from privacy_request_parts where request = ? and staff in").bind(request);
    Ok(on.first::<(i64,)>(sql.list(staff.iter().copied()).then("limit 1")).await?.is_some())
}

/// The open requests whose day has passed and of which nobody was told yet.
pub async fn late(on: &impl Source, today: kernel::Day) -> Result<Vec<RequestRow>> {
    let sql = select().then("where r.state = 'open' and r.due_on < ? and r.late_told = 0 order by r.due_on limit 200");
    on.all(sql.bind(today)).await
}

/// Notes that it was told; answers whether this was the first to note it.
pub async fn note_told(tx: &Tx<'_>, id: Id<Request>) -> Result<bool> {
    let sql = Sql::new("update privacy_requests set late_told = 1 where id = ? and late_told = 0").bind(id);
    Ok(tx.run(sql).await? == 1)
}
