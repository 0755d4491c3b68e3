//! Bodies and their seats.

use kernel::{Body, Day, Id};
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use super::Sight;
use crate::model::{BodyRow, Seat, SeatRow};

fn select() -> Sql {
    Sql::new(format!("select {} from meeting_bodies b", BodyRow::COLUMNS))
}

/// One body within sight.
pub async fn find(on: &impl Source, sight: &Sight, id: Id<Body>) -> Result<BodyRow> {
    on.one(select().then("where b.id = ? and b.id in").bind(id).then_sql(sight.all_bodies())).await
}

/// A body that a record already found within sight names.
pub async fn load(on: &impl Source, id: Id<Body>) -> Result<BodyRow> {
    on.one(select().then("where b.id = ?").bind(id)).await
}

/// The bodies within sight by name, those that exist on a day.
pub async fn list(on: &impl Source, sight: &Sight, today: Day, page: Page) -> Result<Slice<BodyRow>> {
    let sql = select().then("where (b.ended_on is null or b.ended_on >= ?) and b.id in").bind(today);
    let sql = sql.then_sql(sight.all_bodies());
    Ok(page.slice(on.all(sql.then("order by b.sort_key, b.id").then_sql(page.sql())).await?))
}

/// These bodies, of records already found within sight.
pub async fn some(on: &impl Source, ids: &[Id<Body>]) -> Result<Vec<BodyRow>> {
    on.all(select().then("where b.id in").list(ids.iter().copied())).await
}

/// Takes the row of a body until the transaction ends, so that numbers are given one after the other.
pub async fn hold(tx: &Tx<'_>, id: Id<Body>) -> Result<()> {
    tx.run(Sql::new("update meeting_bodies set version = version where id = ?").bind(id)).await.map(|_| ())
}

/// Writes a body.
pub async fn insert(tx: &Tx<'_>, row: &BodyRow) -> Result<()> {
    let sql = Sql::new(
        "insert into meeting_bodies (id, office_id, name, sort_key, kind, basis, quorum, quorum_number, majority, \
         casting_vote, deputies_count, apart, notice_days, ended_on, version) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(row.id)
    .bind(row.office);
    let sql = rules_of(sql.bind(row.name.as_str()).bind(thai::collation::sort_key_hex(&row.name)).bind(row.kind), row);
    tx.run(sql.bind(row.ended_on).bind(row.version)).await.map(|_| ())
}

fn rules_of(sql: Sql, row: &BodyRow) -> Sql {
    sql.bind(row.basis.as_str())
        .bind(row.quorum)
        .bind(row.quorum_number)
        .bind(row.majority)
        .bind(row.casting_vote)
        .bind(row.deputies_count)
        .bind(row.apart)
        .bind(row.notice_days)
}

/// Saves a body under the version that was read.
pub async fn update(tx: &Tx<'_>, row: &BodyRow) -> Result<()> {
    let sql = Sql::new(
        "update meeting_bodies set name = ?, sort_key = ?, kind = ?, basis = ?, quorum = ?, quorum_number = ?, \
         majority = ?, casting_vote = ?, deputies_count = ?, apart = ?, notice_days = ?, ended_on = ?, \
         version = version + 1 where id = ? and version = ?",
    );
    let sql = rules_of(sql.bind(row.name.as_str()).bind(thai::collation::sort_key_hex(&row.name)).bind(row.kind), row);
    tx.run_versioned(sql.bind(row.ended_on).bind(row.id).bind(row.version)).await
}

fn select_seats() -> Sql {
    Sql::new(format!("select {} from meeting_seats s", SeatRow::COLUMNS))
}

/// The seats of a body, ended ones among them, in their order.
pub async fn seats(on: &impl Source, body: Id<Body>) -> Result<Vec<SeatRow>> {
    on.all(select_seats().then("where s.body = ? order by s.rank, s.id limit 500").bind(body)).await
}

/// The seats of a body that are in force on a day.
pub async fn seats_on(on: &impl Source, body: Id<Body>, day: Day) -> Result<Vec<SeatRow>> {
    let sql = select_seats().then("where s.body = ? and s.from_on <= ? and (s.until_on is null or s.until_on >= ?)");
    on.all(sql.bind(body).bind(day).bind(day).then("order by s.rank, s.id limit 500")).await
}

/// One seat of a body.
pub async fn seat(on: &impl Source, body: Id<Body>, id: Id<Seat>) -> Result<SeatRow> {
    on.one(select_seats().then("where s.body = ? and s.id = ?").bind(body).bind(id)).await
}

/// Writes a seat.
pub async fn insert_seat(tx: &Tx<'_>, row: &SeatRow) -> Result<()> {
    let sql =
        Sql::new(format!("insert into meeting_seats ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", SeatRow::COLUMNS))
            .bind(row.id)
            .bind(row.body)
            .bind(row.staff)
            .bind(row.name.as_str())
            .bind(row.post.as_str())
            .bind(row.part)
            .bind(row.rank)
            .bind(row.from_on)
            .bind(row.until_on)
            .bind(row.version);
    tx.run(sql).await.map(|_| ())
}

/// Ends a seat under the version that was read.
pub async fn end_seat(tx: &Tx<'_>, row: &SeatRow) -> Result<()> {
    let sql = Sql::new("update meeting_seats set until_on = ?, version = version + 1 where id = ? and version = ?");
    tx.run_versioned(sql.bind(row.until_on).bind(row.id).bind(row.version)).await
}
