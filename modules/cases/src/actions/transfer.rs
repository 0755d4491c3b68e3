//! โอนเรื่อง: from one office to another, with a hand-over that the other accepts.

use ::store::{Db, StoreError, numbering};
use kernel::{Actor, Case, Id, Office, Refusal, Staff};

use super::{Done, Told, finish, load, notify};
use crate::access::Access;
use crate::model::{Happened, PaperState, Part, Transfer, TransferRow, TransferState};
use crate::rules;
use crate::store;

/// Asks another office to take over.
///
/// # Errors
/// The case is closed, already on its way, or already there.
pub async fn ask(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, to: Id<Office>, handover: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let waiting = store::work::open_transfer(&tx, id).await?.is_some();
    rules::transfer(&case, case.office == to, waiting)?;
    let papers = store::papers::of_case(&tx, id).await?;
    if papers.iter().any(|paper| paper.state == PaperState::Submitted) {
        return Err(Refusal::new("cases-refused-papers-waiting").into());
    }
    let transfer = TransferRow {
        id: tx.new_id(),
        case: id,
        from_office: case.office,
        to_office: to,
        handover: handover.to_owned(),
        asked_by: actor.staff,
        asked_at: tx.now(),
        state: TransferState::Asked,
        answer: String::new(),
    };
    store::work::insert_transfer(&tx, &transfer).await?;
    for supervisor in offices::supervisors(&tx, to, tx.now().day()).await? {
        notify(&tx, supervisor.id, "cases-notice-transfer", id, &[("case", case.number.as_str())]).await?;
    }
    finish(&tx, actor, &mut case, Told::new(Happened::TransferAsked).about(transfer.id).words(handover)).await?;
    Ok(tx.commit().await?)
}

/// Takes over a case: it gets a number of the new office, an owner there, and a new team; the old number stays in the story.
///
/// # Errors
/// The transfer is not for an office of the actor, or was answered already.
pub async fn accept(
    db: &Db,
    offices: &[Id<Office>],
    actor: &Actor,
    transfer: Id<Transfer>,
    owner: Id<Staff>,
) -> Done<Id<Case>> {
    let tx = db.write(actor).await?;
    let transfer = waiting(&tx, offices, transfer).await?;
    let mut case = store::load(&tx, transfer.case).await?;
    store::work::answer_transfer(&tx, transfer.id, TransferState::Accepted, actor.staff, "").await?;
    let year = thai::date::be_year(tx.now().day().date());
    let number = numbering::next(&tx, &format!("case/{}", transfer.to_office), i64::from(year)).await?;
    let before = std::mem::replace(&mut case.number, format!("{number}/{year}"));
    case.office = transfer.to_office;
    case.owner = owner;
    store::team::dissolve(&tx, case.id).await?;
    if let Some(subject) = people::Subject::new(kernel::Code::code(case.subject_kind), case.subject) {
        people::link_office(&tx, subject, transfer.to_office).await?;
    }
    store::team::join(&tx, case.id, owner, Part::Owner).await?;
    let told = [("case", before.as_str()), ("number", case.number.as_str())];
    notify(&tx, transfer.asked_by, "cases-notice-accepted", case.id, &told).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::TransferAccepted).about(transfer.id).words(&before)).await?;
    tx.commit().await?;
    Ok(transfer.case)
}

/// Declines to take over, with the reason.
///
/// # Errors
/// As [`accept`].
pub async fn decline(db: &Db, offices: &[Id<Office>], actor: &Actor, transfer: Id<Transfer>, reason: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let transfer = waiting(&tx, offices, transfer).await?;
    let mut case = store::load(&tx, transfer.case).await?;
    store::work::answer_transfer(&tx, transfer.id, TransferState::Declined, actor.staff, reason).await?;
    notify(&tx, case.owner, "cases-notice-declined", case.id, &[("case", case.number.as_str())]).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::TransferDeclined).about(transfer.id).reason(reason)).await?;
    Ok(tx.commit().await?)
}

/// Takes the question back before it was answered.
///
/// # Errors
/// None waits.
pub async fn withdraw(db: &Db, access: &Access, actor: &Actor, id: Id<Case>) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let transfer = store::work::open_transfer(&tx, id).await?.ok_or(StoreError::NotFound)?;
    store::work::answer_transfer(&tx, transfer.id, TransferState::Withdrawn, actor.staff, "").await?;
    finish(&tx, actor, &mut case, Told::new(Happened::TransferWithdrawn).about(transfer.id)).await?;
    Ok(tx.commit().await?)
}

async fn waiting(tx: &::store::Tx<'_>, offices: &[Id<Office>], transfer: Id<Transfer>) -> Done<TransferRow> {
    let open = store::work::transfers_to(tx, offices).await?;
    Ok(open.into_iter().find(|open| open.id == transfer).ok_or(StoreError::NotFound)?)
}
