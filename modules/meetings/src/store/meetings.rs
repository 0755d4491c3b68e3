//! Meetings: found within sight, listed by where they stand, numbered, and certified.

use kernel::{Body, Day, Id, Meeting, Moment};
use store::{FromRow as _, Page, Result, Slice, Source, Sql, StoreError, Tx};

use super::Sight;
use crate::model::{CorrectionRow, MeetingRow, Series};

fn select() -> Sql {
    Sql::new(format!("select {} from meetings m", MeetingRow::COLUMNS))
}

/// One meeting within sight.
pub async fn find(on: &impl Source, sight: &Sight, id: Id<Meeting>) -> Result<MeetingRow> {
    on.one(select().then("where m.id = ? and").bind(id).then_sql(sight.meetings())).await
}

/// A meeting that a record already found within sight names.
pub async fn load(on: &impl Source, id: Id<Meeting>) -> Result<MeetingRow> {
    on.one(select().then("where m.id = ?").bind(id)).await
}

/// These meetings, of records already found within sight.
pub async fn some(on: &impl Source, ids: &[Id<Meeting>]) -> Result<Vec<MeetingRow>> {
    on.all(select().then("where m.id in").list(ids.iter().copied())).await
}

/// Which meetings a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Planned, called or underway, the next first.
    Coming,
    /// Ended and not certified, the oldest first.
    Uncertified,
    /// Certified or cancelled, the latest first.
    Past,
}

/// Meetings within sight.
pub async fn list(on: &impl Source, sight: &Sight, which: Which, page: Page) -> Result<Slice<MeetingRow>> {
    let (states, order) = match which {
        Which::Coming => ("('planned', 'called', 'underway')", "order by m.starts_at, m.id"),
        Which::Uncertified => ("('ended')", "order by m.starts_at, m.id"),
        Which::Past => ("('certified', 'cancelled')", "order by m.starts_at desc, m.id desc"),
    };
    let sql = select().then(&format!("where m.state in {states} and m.id in")).then_sql(sight.all_meetings());
    Ok(page.slice(on.all(sql.then(order).then_sql(page.sql())).await?))
}

/// The meetings of a body within sight, the latest first.
pub async fn of_body(on: &impl Source, sight: &Sight, body: Id<Body>, page: Page) -> Result<Slice<MeetingRow>> {
    let sql = select().then("where m.body = ? and").bind(body).then_sql(sight.meetings());
    Ok(page.slice(on.all(sql.then("order by m.starts_at desc, m.id desc").then_sql(page.sql())).await?))
}

/// The meetings of a body that ended before a moment and whose minutes are not certified, the oldest first.
pub async fn uncertified(on: &impl Source, body: Id<Body>, before: Moment) -> Result<Vec<MeetingRow>> {
    let sql = select().then("where m.body = ? and m.state = 'ended' and m.starts_at < ?").bind(body).bind(before);
    on.all(sql.then("order by m.starts_at limit 20")).await
}

/// The meetings of a body after a moment that have begun: in which minutes can be certified.
pub async fn later(on: &impl Source, body: Id<Body>, after: Moment) -> Result<Vec<MeetingRow>> {
    let sql = select().then("where m.body = ? and m.starts_at > ? and m.state in ('underway', 'ended', 'certified')");
    on.all(sql.bind(body).bind(after).then("order by m.starts_at limit 20")).await
}

/// The last number of a series of a body in a year; the caller holds the body.
pub async fn last_number(tx: &Tx<'_>, body: Id<Body>, series: Series, year: i64) -> Result<Option<i64>> {
    let sql = Sql::new("select max(number) from meetings where body = ? and series = ? and year = ?");
    let (last,): (Option<i64>,) = tx.one(sql.bind(body).bind(series).bind(year)).await?;
    Ok(last)
}

/// Writes a meeting.
pub async fn insert(tx: &Tx<'_>, row: &MeetingRow) -> Result<()> {
    let marks = vec!["?"; 31].join(", ");
    let sql = Sql::new(format!("insert into meetings ({}) values ({marks})", MeetingRow::COLUMNS))
        .bind(row.id)
        .bind(row.body)
        .bind(row.office);
    let sql = said(sql, row);
    tx.run(sql.bind(row.version)).await.map(|_| ())
}

/// Everything of a meeting that may change, in the order of the columns.
fn said(sql: Sql, row: &MeetingRow) -> Sql {
    sql.bind(row.kind)
        .bind(row.series)
        .bind(row.number)
        .bind(row.year)
        .bind(row.starts_at)
        .bind(row.way)
        .bind(row.place.as_str())
        .bind(row.closed)
        .bind(row.style)
        .bind(row.state)
        .bind(row.sequence)
        .bind(row.opened_at)
        .bind(row.ended_at)
        .bind(row.taken_by.as_str())
        .bind(row.checked_by.as_str())
        .bind(row.source.as_str())
        .bind(row.reason.as_str())
        .bind(row.letter_kind.as_str())
        .bind(row.letter_id)
        .bind(row.circulated_on)
        .bind(row.object_until)
        .bind(row.certified_way)
        .bind(row.certified_on)
        .bind(row.certified_in)
        .bind(row.certified_note.as_str())
        .bind(row.content.as_str())
        .bind(row.sha256.as_str())
}

/// Saves a meeting under the version that was read. Certified minutes are never written again, whatever the version.
pub async fn update(tx: &Tx<'_>, row: &MeetingRow) -> Result<()> {
    let sql = Sql::new(
        "update meetings set kind = ?, series = ?, number = ?, year = ?, starts_at = ?, way = ?, place = ?, closed = ?, \
         style = ?, state = ?, sequence = ?, opened_at = ?, ended_at = ?, taken_by = ?, checked_by = ?, source = ?, \
         reason = ?, letter_kind = ?, letter_id = ?, circulated_on = ?, object_until = ?, certified_way = ?, \
         certified_on = ?, certified_in = ?, certified_note = ?, content = ?, sha256 = ?, version = version + 1 \
         where id = ? and version = ? and state <> 'certified'",
    );
    tx.run_versioned(said(sql, row).bind(row.id).bind(row.version)).await
}

/// A meeting as it stands in the transaction, its row taken until it ends: what is decided on its state stays true.
pub async fn hold(tx: &Tx<'_>, id: Id<Meeting>) -> Result<MeetingRow> {
    let held = tx.run(Sql::new("update meetings set version = version where id = ?").bind(id)).await?;
    if held == 1 { load(tx, id).await } else { Err(StoreError::NotFound) }
}

/// Called meetings within sight of those who were asked and did not answer, the next first.
pub async fn unanswered(on: &impl Source, sight: &Sight, today: Day) -> Result<Vec<MeetingRow>> {
    let sql = select()
        .then("where m.id in (select a.meeting from meeting_attendees a where a.reply = 'none' and a.staff in")
        .list(sight.staff().iter().copied())
        .then(") and m.state = 'called' and m.starts_at >= ? order by m.starts_at limit 50")
        .bind(Moment::at(today, 0, 0));
    on.all(sql).await
}

/// What was asked to be corrected in the minutes of a meeting, in order.
pub async fn corrections(on: &impl Source, meeting: Id<Meeting>) -> Result<Vec<CorrectionRow>> {
    let sql =
        format!("select {} from meeting_corrections where meeting = ? order by id limit 200", CorrectionRow::COLUMNS);
    on.all(Sql::new(sql).bind(meeting)).await
}

/// Writes a correction.
pub async fn insert_correction(tx: &Tx<'_>, row: &CorrectionRow) -> Result<()> {
    let sql =
        Sql::new(format!("insert into meeting_corrections ({}) values (?, ?, ?, ?, ?, ?, ?)", CorrectionRow::COLUMNS))
            .bind(row.id)
            .bind(row.meeting)
            .bind(row.asked_by.as_str())
            .bind(row.place.as_str())
            .bind(row.words.as_str())
            .bind(row.at)
            .bind(row.staff);
    tx.run(sql).await.map(|_| ())
}
