//! คำขอของเจ้าของข้อมูล: received, given to somebody, answered or refused within its days.

use ::store::{Db, Entry, Tx, numbering};
use kernel::{Actor, Code as _, Day, Id, Office, Person, Refusal, Role, Staff};
use serde_json::{Value, json};

use super::{Done, officers, tell};
use crate::model::{Claim, Giver, Identity, Request, RequestRow, RequestState, Way};
use crate::rules::request as rules;
use crate::store::{reference, requests};

/// A request as it was received.
#[derive(Debug, Clone)]
pub struct ReceiveRequest {
    /// What is asked.
    pub claim: Claim,
    /// The day it came.
    pub received_on: Day,
    /// How.
    pub way: Way,
    /// Who asks.
    pub requester: Giver,
    /// Their name, where it is not the person.
    pub requester_name: String,
    /// How identity was checked.
    pub identity: Identity,
    /// What was seen.
    pub identity_note: String,
    /// What is wished.
    pub wish: String,
}

async fn record(tx: &Tx<'_>, act: &'static str, request: &RequestRow, reason: &str, detail: Value) -> Done<()> {
    let entry = Entry::new(act, request.id.as_ref()).office(request.office).reason(reason);
    Ok(tx.record(entry.detail(detail)).await?)
}

fn href(request: &RequestRow) -> String {
    format!("/privacy/requests/{}", request.id)
}

/// Receives a request: it gets a number and its last day, and the officers are told. Where the person gets what is held of them,
/// `keepers` are asked for the parts that only they may read.
///
/// # Errors
/// Somebody asks for the person and is not named.
pub async fn receive(
    db: &Db,
    actor: &Actor,
    (person, office): (Id<Person>, Id<Office>),
    received: ReceiveRequest,
    keepers: &[Id<Staff>],
) -> Done<Id<Request>> {
    if received.requester != Giver::Themself && received.requester_name.is_empty() {
        return Err(Refusal::new("privacy-refused-giver-unnamed").into());
    }
    let tx = db.write(actor).await?;
    let year = i64::from(thai::date::be_year(tx.now().day().date()));
    let number = numbering::next(&tx, &format!("privacy-request/{office}"), year).await?;
    let days = reference::days(&tx, received.claim).await?;
    let row = RequestRow {
        id: tx.new_id(),
        number: format!("{number}/{year}"),
        office,
        person,
        claim: received.claim,
        received_on: received.received_on,
        way: received.way,
        requester: received.requester,
        requester_name: received.requester_name,
        identity: received.identity,
        identity_note: received.identity_note,
        wish: received.wish,
        due_on: rules::due(received.received_on, days),
        assigned_to: None,
        state: RequestState::Open,
        ground: String::new(),
        answer: String::new(),
        answered_by: None,
        answered_at: None,
        version: 1,
    };
    requests::insert(&tx, &row).await?;
    people::hold(&tx, person, row.id.as_ref()).await?;
    let told = officers(&tx, office).await?;
    tell(&tx, &told, "privacy-notice-request", row.id.as_ref(), (&row.number, href(&row))).await?;
    if row.claim.gives_copy() {
        for keeper in keepers {
            requests::ask(&tx, row.id, *keeper).await?;
        }
        tell(&tx, keepers, "privacy-notice-part", row.id.as_ref(), (&row.number, href(&row))).await?;
    }
    let detail = json!({ "claim": row.claim.code(), "due": row.due_on.number(), "person": person.to_string() });
    record(&tx, "request-received", &row, "", detail).await?;
    tx.commit().await?;
    Ok(row.id)
}

/// Gives a request to somebody who prepares the answer.
///
/// # Errors
/// It is answered, or somebody changed it meanwhile.
pub async fn assign(db: &Db, actor: &Actor, mut request: RequestRow, to: Id<Staff>) -> Done<()> {
    rules::open(&request)?;
    let tx = db.write(actor).await?;
    request.assigned_to = Some(to);
    requests::update(&tx, &request).await?;
    tell(&tx, &[to], "privacy-notice-assigned", request.id.as_ref(), (&request.number, href(&request))).await?;
    record(&tx, "request-assigned", &request, "", json!({ "to": to.to_string() })).await?;
    Ok(tx.commit().await?)
}

/// Notes how the identity of whoever asks was checked.
///
/// # Errors
/// It is answered, or somebody changed it meanwhile.
pub async fn identify(db: &Db, actor: &Actor, mut request: RequestRow, how: Identity, note: &str) -> Done<()> {
    rules::open(&request)?;
    let tx = db.write(actor).await?;
    request.identity = how;
    note.clone_into(&mut request.identity_note);
    requests::update(&tx, &request).await?;
    record(&tx, "request-identified", &request, "", json!({ "how": how.code() })).await?;
    Ok(tx.commit().await?)
}

/// Whether the actor prepares the answer of a request.
///
/// # Errors
/// It is somebody else's.
pub fn prepares(actor: &Actor, request: &RequestRow) -> std::result::Result<(), Refusal> {
    rules::prepare(request.assigned_to, &actor.staff_ids(), actor.has_role(&[Role::Dpo]))
}

async fn settle(tx: &Tx<'_>, actor: &Actor, request: &mut RequestRow, state: RequestState, words: &str) -> Done<()> {
    rules::open(request)?;
    request.state = state;
    words.clone_into(&mut request.answer);
    request.answered_by = Some(actor.staff);
    request.answered_at = Some(tx.now());
    requests::update(tx, request).await?;
    Ok(people::let_go(tx, request.id.as_ref()).await?)
}

/// Answers a request.
///
/// # Errors
/// It is somebody else's, or it is not known who asks.
pub async fn answer(db: &Db, actor: &Actor, mut request: RequestRow, words: &str) -> Done<()> {
    prepares(actor, &request)?;
    rules::known(request.identity)?;
    let tx = db.write(actor).await?;
    settle(&tx, actor, &mut request, RequestState::Answered, words).await?;
    record(&tx, "request-answered", &request, "", Value::Null).await?;
    Ok(tx.commit().await?)
}

/// Refuses a request on a ground of the law; that it was refused stays in the record of processing (ม.39(7)).
///
/// # Errors
/// It is somebody else's, or the ground serves no such right.
pub async fn refuse(db: &Db, actor: &Actor, mut request: RequestRow, ground: &str, words: &str) -> Done<()> {
    prepares(actor, &request)?;
    let tx = db.write(actor).await?;
    let grounds = reference::settings(&tx, "ground").await?;
    rules::refuse(&request, grounds.iter().find(|entry| entry.code == ground))?;
    ground.clone_into(&mut request.ground);
    settle(&tx, actor, &mut request, RequestState::Refused, words).await?;
    record(&tx, "request-refused", &request, words, json!({ "ground": ground })).await?;
    Ok(tx.commit().await?)
}

/// The requester takes the request back.
///
/// # Errors
/// It is answered already.
pub async fn take_back(db: &Db, actor: &Actor, mut request: RequestRow) -> Done<()> {
    let tx = db.write(actor).await?;
    settle(&tx, actor, &mut request, RequestState::Withdrawn, "").await?;
    record(&tx, "request-withdrawn", &request, "", Value::Null).await?;
    Ok(tx.commit().await?)
}

/// Writes down that what is held of a person was gathered, before it is shown; `parted` lets in whoever was asked for a part.
///
/// # Errors
/// It is somebody else's, it is not known who asks, or the right gives no copy.
pub async fn copied(db: &Db, actor: &Actor, request: &RequestRow, parted: bool) -> Done<()> {
    if !parted {
        prepares(actor, request)?;
    }
    rules::known(request.identity)?;
    if !request.claim.gives_copy() {
        return Err(Refusal::new("privacy-refused-no-copy").into());
    }
    let tx = db.write(actor).await?;
    let entry = Entry::new("person-copied", request.person.as_ref()).office(request.office);
    tx.record(entry.detail(json!({ "request": request.number }))).await?;
    Ok(tx.commit().await?)
}
