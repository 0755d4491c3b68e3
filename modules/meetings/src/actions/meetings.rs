//! A meeting is planned, called, moved, opened, ended or cancelled; its invitation becomes a letter.

use ::store::{Db, StoreError, Tx};
use kernel::{Actor, Code as _, Id, Invalid, Meeting, Moment, Refusal};
use serde_json::{Value, json};

use super::{Done, agenda, held, record, tell};
use crate::links::{Invitation, Letters};
use crate::model::{AttendeeRow, BodyRow, MeetingKind, MeetingRow, MeetingState, SeatRow, Style, Way};
use crate::rules::{life, series};
use crate::store::{attendees, bodies, meetings};

/// A meeting as it is planned.
#[derive(Debug, Clone)]
pub struct PlanMeeting {
    /// Ordinary or extraordinary.
    pub kind: MeetingKind,
    /// When it begins.
    pub starts_at: Moment,
    /// How.
    pub way: Way,
    /// Where.
    pub place: String,
    /// Whether it is closed.
    pub closed: bool,
    /// How the minutes are written.
    pub style: Style,
}

fn planned(id: Id<Meeting>, body: &BodyRow, plan: PlanMeeting) -> MeetingRow {
    MeetingRow {
        id,
        body: body.id,
        office: body.office,
        kind: plan.kind,
        series: series::of(plan.kind, body.apart),
        number: None,
        year: series::year(plan.starts_at.day()),
        starts_at: plan.starts_at,
        way: plan.way,
        place: plan.place,
        closed: plan.closed,
        style: plan.style,
        state: MeetingState::Planned,
        sequence: 0,
        opened_at: None,
        ended_at: None,
        taken_by: String::new(),
        checked_by: String::new(),
        source: String::new(),
        reason: String::new(),
        letter_kind: String::new(),
        letter_id: None,
        circulated_on: None,
        object_until: None,
        certified_way: None,
        certified_on: None,
        certified_in: None,
        certified_note: String::new(),
        content: String::new(),
        sha256: String::new(),
        version: 1,
    }
}

/// Plans a meeting of a body; what the body still has to certify and to follow up is on its agenda at once.
///
/// # Errors
/// The body no longer exists, or the day has passed.
pub async fn plan(db: &Db, actor: &Actor, body: &BodyRow, plan: PlanMeeting) -> Done<Id<Meeting>> {
    if body.ended_on.is_some_and(|ended| ended < plan.starts_at.day()) {
        return Err(Refusal::new("meetings-refused-body-ended").into());
    }
    if plan.starts_at.day() < db.now().day() {
        return Err(Invalid::one("on", "meetings-form-past").into());
    }
    let tx = db.write(actor).await?;
    let row = planned(tx.new_id(), body, plan);
    meetings::insert(&tx, &row).await?;
    agenda::bring_up(&tx, &row).await?;
    record(&tx, "meeting-planned", &row, "", json!({ "body": body.id.to_string(), "kind": row.kind.code() })).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// Enters a meeting that was held before this program kept its papers: number and source are those of the paper.
///
/// # Errors
/// It has not been yet, or the body has a meeting of that number.
pub async fn record_held(
    db: &Db,
    actor: &Actor,
    body: &BodyRow,
    plan: PlanMeeting,
    (number, source): (i64, &str),
) -> Done<Id<Meeting>> {
    if plan.starts_at > db.now() {
        return Err(Invalid::one("on", "meetings-form-not-yet").into());
    }
    let tx = db.write(actor).await?;
    bodies::hold(&tx, body.id).await?;
    let row = MeetingRow {
        number: Some(number),
        state: MeetingState::Underway,
        opened_at: Some(plan.starts_at),
        source: source.to_owned(),
        ..planned(tx.new_id(), body, plan)
    };
    match meetings::insert(&tx, &row).await {
        Err(StoreError::Taken) => return Err(Invalid::one("number", "meetings-form-number-taken").into()),
        written => written?,
    }
    invite(&tx, &row).await?;
    record(&tx, "meeting-entered", &row, source, json!({ "number": row.label() })).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// Changes a meeting that has not begun; who was called to it is told, and calendars move it.
///
/// # Errors
/// It began, or somebody changed it meanwhile.
pub async fn change(
    db: &Db,
    actor: &Actor,
    (body, was): (&BodyRow, &MeetingRow),
    version: i64,
    plan: PlanMeeting,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut row = held(&tx, was.id).await?;
    life::prepare(row.state)?;
    let called = row.state == MeetingState::Called;
    let another = series::of(plan.kind, body.apart) != row.series || series::year(plan.starts_at.day()) != row.year;
    if called && another {
        return Err(Refusal::new("meetings-refused-other-series").into());
    }
    row.version = version;
    row.sequence += i64::from(called);
    row.year = series::year(plan.starts_at.day());
    row.series = series::of(plan.kind, body.apart);
    (row.kind, row.starts_at, row.way) = (plan.kind, plan.starts_at, plan.way);
    (row.place, row.closed, row.style) = (plan.place, plan.closed, plan.style);
    meetings::update(&tx, &row).await?;
    if called {
        let asked = attendees::of_meeting(&tx, row.id).await?;
        tell(&tx, body, &row, &asked, "meetings-notice-moved").await?;
    }
    record(&tx, "meeting-changed", &row, "", json!({ "starts": row.starts_at.iso() })).await?;
    Ok(tx.commit().await?)
}

fn asked(tx: &Tx<'_>, meeting: Id<Meeting>, seat: SeatRow) -> AttendeeRow {
    let (staff, name, post, rank) = (seat.staff, seat.name, seat.post, seat.rank);
    AttendeeRow { staff, name, post, rank, ..AttendeeRow::asked(tx.new_id(), meeting, seat.part) }
}

/// The members on the day of the meeting become those who are asked to come.
async fn invite(tx: &Tx<'_>, meeting: &MeetingRow) -> Done<Vec<AttendeeRow>> {
    let mut all = Vec::new();
    for seat in bodies::seats_on(tx, meeting.body, meeting.starts_at.day()).await? {
        let one = asked(tx, meeting.id, seat);
        attendees::insert(tx, &one).await?;
        all.push(one);
    }
    Ok(all)
}

/// Calls a meeting: it gets the next number of its series and year, its members are asked and told.
///
/// # Errors
/// It was called already, its time has passed, or somebody changed it meanwhile.
pub async fn call(db: &Db, actor: &Actor, (body, was): (&BodyRow, &MeetingRow), version: i64) -> Done<()> {
    let tx = db.write(actor).await?;
    bodies::hold(&tx, body.id).await?;
    let mut row = held(&tx, was.id).await?;
    life::call(row.state)?;
    if row.starts_at < tx.now() {
        return Err(Refusal::new("meetings-refused-time-passed").into());
    }
    let last = meetings::last_number(&tx, row.body, row.series, row.year).await?;
    row.version = version;
    row.number = Some(series::next(last));
    row.state = MeetingState::Called;
    meetings::update(&tx, &row).await?;
    agenda::bring_up(&tx, &row).await?;
    let asked = invite(&tx, &row).await?;
    tell(&tx, body, &row, &asked, "meetings-notice-called").await?;
    record(&tx, "meeting-called", &row, "", json!({ "number": row.label(), "asked": asked.len() })).await?;
    Ok(tx.commit().await?)
}

/// Cancels a meeting that has not begun. Its number is not given again.
///
/// # Errors
/// It began, or somebody changed it meanwhile.
pub async fn cancel(
    db: &Db,
    actor: &Actor,
    (body, was): (&BodyRow, &MeetingRow),
    version: i64,
    reason: &str,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut row = held(&tx, was.id).await?;
    life::cancel(row.state)?;
    let called = row.state == MeetingState::Called;
    row.version = version;
    row.sequence += 1;
    row.state = MeetingState::Cancelled;
    reason.clone_into(&mut row.reason);
    meetings::update(&tx, &row).await?;
    if called {
        let asked = attendees::of_meeting(&tx, row.id).await?;
        tell(&tx, body, &row, &asked, "meetings-notice-cancelled").await?;
    }
    record(&tx, "meeting-cancelled", &row, reason, Value::Null).await?;
    Ok(tx.commit().await?)
}

/// A called meeting begins; what became due since it was called is on its agenda.
///
/// # Errors
/// It was not called, or for another day, or somebody changed it meanwhile.
pub async fn open(db: &Db, actor: &Actor, id: Id<Meeting>, version: i64, (at, taken_by): (Moment, &str)) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut row = held(&tx, id).await?;
    life::open(row.state, row.starts_at.day(), tx.now().day())?;
    row.version = version;
    row.state = MeetingState::Underway;
    row.opened_at = Some(at);
    taken_by.clone_into(&mut row.taken_by);
    meetings::update(&tx, &row).await?;
    agenda::bring_up(&tx, &row).await?;
    record(&tx, "meeting-opened", &row, "", json!({ "at": at.iso() })).await?;
    Ok(tx.commit().await?)
}

/// A meeting ends; its minutes are still written until they are certified. When it ended is known unless it was entered from a
/// paper that does not say.
///
/// # Errors
/// It is not underway, it would end before it began, or somebody changed it meanwhile.
pub async fn end(
    db: &Db,
    actor: &Actor,
    id: Id<Meeting>,
    version: i64,
    (at, taken_by, checked_by): (Option<Moment>, &str, &str),
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut row = held(&tx, id).await?;
    life::end(row.state, row.opened_at, at.unwrap_or_else(|| tx.now()))?;
    row.version = version;
    row.state = MeetingState::Ended;
    row.ended_at = at;
    taken_by.clone_into(&mut row.taken_by);
    checked_by.clone_into(&mut row.checked_by);
    meetings::update(&tx, &row).await?;
    record(&tx, "meeting-ended", &row, "", json!({ "at": at.map(Moment::iso) })).await?;
    Ok(tx.commit().await?)
}

/// The invitation becomes a draft among the letters of the office, once.
///
/// # Errors
/// The meeting was not called, or there is a letter already.
pub async fn draft_letter(
    db: &Db,
    actor: &Actor,
    letters: &dyn Letters,
    was: &MeetingRow,
    invitation: &Invitation,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut row = held(&tx, was.id).await?;
    life::reply(row.state)?;
    if row.letter_id.is_some() {
        return Err(Refusal::new("meetings-refused-has-letter").into());
    }
    let letter = letters.draft(&tx, actor, invitation).await?;
    row.version = was.version;
    letter.kind.clone_into(&mut row.letter_kind);
    row.letter_id = Some(letter.id);
    meetings::update(&tx, &row).await?;
    record(&tx, "meeting-letter-drafted", &row, "", json!({ "letter": letter.id })).await?;
    Ok(tx.commit().await?)
}
