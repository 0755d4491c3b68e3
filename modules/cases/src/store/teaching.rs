//! Teaching notes. Every query asks whether this reader may read the note.

use kernel::{Day, Id, Staff};
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use crate::access::TeachingAccess;
use crate::model::{Teaching, TeachingRow, TeachingStep, TeachingStepRow};

/// Notes that one year of somebody shows.
const YEAR: i64 = 400;

fn select() -> Sql {
    Sql::new(format!("select {} from case_teaching n where", TeachingRow::COLUMNS))
}

/// One note.
///
/// # Errors
/// [`store::StoreError::NotFound`] when there is none, or none for this reader.
pub async fn find(on: &impl Source, access: &TeachingAccess, id: Id<Teaching>) -> Result<TeachingRow> {
    on.one(select().then_sql(access.sql()).then("and n.id = ?").bind(id)).await
}

/// The notes between the reader and others, the latest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn mine(on: &impl Source, access: &TeachingAccess, page: Page) -> Result<Slice<TeachingRow>> {
    let sql = select()
        .then("n.id in (select id from case_teaching where supervisor_id = ?")
        .bind(access.staff())
        .then("union select id from case_teaching where supervisee_id = ?)")
        .bind(access.staff())
        .then("order by n.held_on desc, n.id desc");
    Ok(page.slice(on.all(sql.then_sql(page.sql())).await?))
}

/// Somebody's notes of a span of days as far as the reader may read them, oldest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_year(
    on: &impl Source,
    access: &TeachingAccess,
    supervisee: Id<Staff>,
    (from, until): (Day, Day),
) -> Result<Vec<TeachingRow>> {
    let sql = select().then_sql(access.sql()).then("and n.supervisee_id = ? and n.held_on between ? and ?");
    let sql = sql.bind(supervisee).bind(from).bind(until);
    on.all(sql.then("order by n.held_on, n.id limit ?").bind(YEAR)).await
}

/// The steps of these notes, the nearest due first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn steps(on: &impl Source, notes: &[Id<Teaching>]) -> Result<Vec<TeachingStepRow>> {
    let sql = Sql::new(format!("select {} from case_teaching_steps where teaching_id in", TeachingStepRow::COLUMNS));
    on.all(sql.list(notes.iter().copied()).then("order by due_on, id")).await
}

/// The notes that wait for somebody to acknowledge them.
///
/// # Errors
/// [`store::StoreError`].
pub async fn unacknowledged(on: &impl Source, supervisee: Id<Staff>, limit: i64) -> Result<Vec<TeachingRow>> {
    let sql = select().then("n.supervisee_id = ? and n.acknowledged_at is null").bind(supervisee);
    on.all(sql.then("order by n.held_on, n.id limit ?").bind(limit)).await
}

/// The open steps of somebody that are due until a day, out of notes that they have acknowledged.
///
/// # Errors
/// [`store::StoreError`].
pub async fn due(on: &impl Source, supervisee: Id<Staff>, until: Day, limit: i64) -> Result<Vec<TeachingStepRow>> {
    let columns = "s.id, s.teaching_id, s.what, s.due_on, s.done_on, s.result";
    let sql =
        Sql::new(format!("select {columns} from case_teaching n join case_teaching_steps s on s.teaching_id = n.id"));
    let sql = sql
        .then("where n.supervisee_id = ? and n.acknowledged_at is not null and s.done_on is null and s.due_on <= ?")
        .bind(supervisee)
        .bind(until);
    on.all(sql.then("order by s.due_on, s.id limit ?").bind(limit)).await
}

/// Writes a note with its steps.
///
/// # Errors
/// [`store::StoreError`].
pub async fn insert(tx: &Tx<'_>, note: &TeachingRow, steps: &[(String, Day)]) -> Result<()> {
    let sql = Sql::new(
        "insert into case_teaching (id, office_id, supervisor_id, supervisee_id, held_on, way, minutes, goals, \
         observations, case_id, saved_at, acknowledged_at, comment, version) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(note.id)
    .bind(note.office)
    .bind(note.supervisor)
    .bind(note.supervisee)
    .bind(note.held_on)
    .bind(note.way)
    .bind(note.minutes)
    .bind(note.goals.as_str())
    .bind(note.observations.as_str())
    .bind(note.case)
    .bind(note.saved_at)
    .bind(note.acknowledged_at)
    .bind(note.comment.as_str())
    .bind(note.version);
    tx.run(sql).await?;
    insert_steps(tx, note.id, steps).await
}

async fn insert_steps(tx: &Tx<'_>, note: Id<Teaching>, steps: &[(String, Day)]) -> Result<()> {
    for (what, due_on) in steps {
        let sql =
            Sql::new("insert into case_teaching_steps (id, teaching_id, what, due_on, result) values (?, ?, ?, ?, '')");
        let id: Id<TeachingStep> = tx.new_id();
        tx.run(sql.bind(id).bind(note).bind(what.as_str()).bind(*due_on)).await?;
    }
    Ok(())
}

/// Saves what its supervisor changed, with the steps anew.
///
/// # Errors
/// [`store::StoreError::Stale`] when it was changed or acknowledged meanwhile.
pub async fn update(tx: &Tx<'_>, note: &TeachingRow, steps: &[(String, Day)]) -> Result<()> {
    let sql = Sql::new(
        "update case_teaching set held_on = ?, way = ?, minutes = ?, goals = ?, observations = ?, case_id = ?, \
         saved_at = ?, version = version + 1 where id = ? and version = ? and acknowledged_at is null",
    )
    .bind(note.held_on)
    .bind(note.way)
    .bind(note.minutes)
    .bind(note.goals.as_str())
    .bind(note.observations.as_str())
    .bind(note.case)
    .bind(tx.now())
    .bind(note.id)
    .bind(note.version);
    tx.run_versioned(sql).await?;
    tx.run(Sql::new("delete from case_teaching_steps where teaching_id = ?").bind(note.id)).await?;
    insert_steps(tx, note.id, steps).await
}

/// Notes that its supervisee has read this version of it, and what they say.
///
/// # Errors
/// [`store::StoreError::Stale`] when it was changed meanwhile, or acknowledged before.
pub async fn acknowledge(tx: &Tx<'_>, note: &TeachingRow, comment: &str) -> Result<()> {
    let sql = Sql::new(
        "update case_teaching set acknowledged_at = ?, comment = ?, version = version + 1 \
         where id = ? and version = ? and acknowledged_at is null",
    );
    tx.run_versioned(sql.bind(tx.now()).bind(comment).bind(note.id).bind(note.version)).await
}

/// Notes what came of a step.
///
/// # Errors
/// [`store::StoreError::Stale`] when somebody noted it before.
pub async fn finish(tx: &Tx<'_>, step: Id<TeachingStep>, done_on: Day, result: &str) -> Result<()> {
    let sql = Sql::new("update case_teaching_steps set done_on = ?, result = ? where id = ? and done_on is null");
    tx.run_versioned(sql.bind(done_on).bind(result).bind(step)).await
}
