//! Bodies are founded and changed; seats are taken and end.

use ::store::{Db, Entry, Tx};
use kernel::{Actor, Body, Code as _, Day, Id, Office, Refusal, Staff};
use serde_json::{Value, json};

use super::Done;
use crate::model::{BodyKind, BodyRow, Majority, Part, Quorum, SeatRow};
use crate::store::bodies;

/// A body as its order or law describes it.
#[derive(Debug, Clone)]
pub struct EditBody {
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: BodyKind,
    /// Law or order.
    pub basis: String,
    /// Quorum.
    pub quorum: Quorum,
    /// Its number, where it is one.
    pub quorum_number: Option<i64>,
    /// What carries a resolution.
    pub majority: Majority,
    /// Whether the chair decides equal votes.
    pub casting_vote: bool,
    /// Whether deputies count.
    pub deputies_count: bool,
    /// Whether extraordinary meetings are counted apart.
    pub apart: bool,
    /// Days by which it is called in advance.
    pub notice_days: i64,
    /// The last day.
    pub ended_on: Option<Day>,
}

impl EditBody {
    fn row(self, id: Id<Body>, office: Id<Office>, version: i64) -> BodyRow {
        BodyRow {
            id,
            office,
            name: self.name,
            kind: self.kind,
            basis: self.basis,
            quorum: self.quorum,
            quorum_number: self.quorum_number.filter(|_| self.quorum == Quorum::Number),
            majority: self.majority,
            casting_vote: self.casting_vote,
            deputies_count: self.deputies_count,
            apart: self.apart,
            notice_days: self.notice_days,
            ended_on: self.ended_on,
            version,
        }
    }
}

async fn record(tx: &Tx<'_>, act: &'static str, body: &BodyRow, detail: Value) -> Done<()> {
    Ok(tx.record(Entry::new(act, body.id.as_ref()).office(body.office).detail(detail)).await?)
}

/// Founds a body whose papers an office keeps.
///
/// # Errors
/// The database's.
pub async fn found(db: &Db, actor: &Actor, office: Id<Office>, body: EditBody) -> Done<Id<Body>> {
    let tx = db.write(actor).await?;
    let row = body.row(tx.new_id(), office, 1);
    bodies::insert(&tx, &row).await?;
    record(&tx, "body-founded", &row, json!({ "kind": row.kind.code(), "quorum": row.quorum.code() })).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// Changes a body under the version that was read.
///
/// # Errors
/// Somebody changed it meanwhile.
pub async fn edit_body(db: &Db, actor: &Actor, was: &BodyRow, version: i64, body: EditBody) -> Done<()> {
    let tx = db.write(actor).await?;
    let row = body.row(was.id, was.office, version);
    bodies::update(&tx, &row).await?;
    record(&tx, "body-changed", &row, json!({ "kind": row.kind.code(), "quorum": row.quorum.code() })).await?;
    Ok(tx.commit().await?)
}

/// Somebody takes a seat.
#[derive(Debug, Clone)]
pub struct TakeSeat {
    /// Who, where they work here.
    pub staff: Option<Id<Staff>>,
    /// Name with title.
    pub name: String,
    /// What they are outside the body.
    pub post: String,
    /// What they are in it.
    pub part: Part,
    /// The first day.
    pub from_on: Day,
    /// The last day.
    pub until_on: Option<Day>,
}

/// Appoints somebody to a body.
///
/// # Errors
/// They sit in it already, it has a chair already, or the term would end before it begins.
pub async fn take_seat(db: &Db, actor: &Actor, body: &BodyRow, seat: TakeSeat) -> Done<()> {
    if seat.until_on.is_some_and(|until| until < seat.from_on) {
        return Err(Refusal::new("meetings-refused-ends-before").into());
    }
    let tx = db.write(actor).await?;
    bodies::hold(&tx, body.id).await?;
    let sitting = bodies::seats_on(&tx, body.id, seat.from_on).await?;
    if seat.staff.is_some() && sitting.iter().any(|other| other.staff == seat.staff) {
        return Err(Refusal::new("meetings-refused-sits-already").into());
    }
    if seat.part == Part::Chair && sitting.iter().any(|other| other.part == Part::Chair) {
        return Err(Refusal::new("meetings-refused-has-chair").into());
    }
    let row = SeatRow {
        id: tx.new_id(),
        body: body.id,
        staff: seat.staff,
        name: seat.name,
        post: seat.post,
        part: seat.part,
        rank: seat.part.rank(),
        from_on: seat.from_on,
        until_on: seat.until_on,
        version: 1,
    };
    bodies::insert_seat(&tx, &row).await?;
    record(&tx, "body-seat-taken", body, json!({ "seat": row.id.to_string(), "part": row.part.code() })).await?;
    Ok(tx.commit().await?)
}

/// Ends a seat on a day.
///
/// # Errors
/// That day lies before the first, or somebody changed it meanwhile.
pub async fn end_seat(db: &Db, actor: &Actor, body: &BodyRow, seat: SeatRow, until: Day) -> Done<()> {
    if until < seat.from_on {
        return Err(Refusal::new("meetings-refused-ends-before").into());
    }
    let tx = db.write(actor).await?;
    bodies::end_seat(&tx, &SeatRow { until_on: Some(until), ..seat.clone() }).await?;
    record(&tx, "body-seat-ended", body, json!({ "seat": seat.id.to_string() })).await?;
    Ok(tx.commit().await?)
}
