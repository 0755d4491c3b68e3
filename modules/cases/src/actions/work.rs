//! ช่วยเหลือและติดตาม: services, planned actions done, follow-ups.

use ::store::{Db, Tx};
use kernel::{Actor, Case, Day, Id, Satang, Staff};

use super::{Done, Told, finish, load};
use crate::access::Access;
use crate::model::{Action, CaseRow, Followup, FollowupRow, Happened, ServiceKind, ServiceRow};
use crate::{rules, store};

/// คำสั่งบันทึกบริการ
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiveService {
    /// Its kind.
    pub kind: ServiceKind,
    /// When.
    pub given_on: Day,
    /// What.
    pub what: String,
    /// Its worth.
    pub amount: Option<Satang>,
}

/// นัดติดตาม
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFollowup {
    /// By when.
    pub due_on: Day,
    /// What to look at.
    pub what: String,
    /// By whom.
    pub owner: Id<Staff>,
}

/// ผลของกิจกรรมหรือการติดตาม
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// When it was done.
    pub done_on: Day,
    /// What came of it.
    pub result: String,
}

async fn open_case(tx: &Tx<'_>, access: &Access, id: Id<Case>) -> Done<CaseRow> {
    let case = load(tx, access, id).await?;
    rules::must_be_open(&case)?;
    Ok(case)
}

/// Writes down a service that was given. In an emergency that may be before any plan.
///
/// # Errors
/// A closed case.
pub async fn give(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, command: GiveService) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = open_case(&tx, access, id).await?;
    let service = ServiceRow {
        id: tx.new_id(),
        kind: command.kind,
        given_on: command.given_on,
        what: command.what,
        amount: command.amount,
        given_by: actor.staff,
    };
    store::work::insert_service(&tx, id, &service).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::ServiceGiven).about(service.id).words(&service.what)).await?;
    Ok(tx.commit().await?)
}

/// Notes that a planned action was done, and what came of it.
///
/// # Errors
/// It was already, or the case is closed.
pub async fn finish_action(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    action: Id<Action>,
    outcome: &Outcome,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = open_case(&tx, access, id).await?;
    store::work::finish_action(&tx, id, action, outcome.done_on, &outcome.result).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::ActionDone).about(action).words(&outcome.result)).await?;
    Ok(tx.commit().await?)
}

/// Sets a day to see the client again.
///
/// # Errors
/// A closed case.
pub async fn plan_followup(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, command: PlanFollowup) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = open_case(&tx, access, id).await?;
    let followup = FollowupRow {
        id: tx.new_id(),
        due_on: command.due_on,
        what: command.what,
        owner: command.owner,
        done_on: None,
        result: String::new(),
        version: 1,
    };
    store::work::insert_followup(&tx, id, &followup).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::FollowupPlanned).about(followup.id).words(&followup.what))
        .await?;
    Ok(tx.commit().await?)
}

/// Notes what a follow-up found.
///
/// # Errors
/// It was already done, or the case is closed.
pub async fn finish_followup(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    followup: Id<Followup>,
    outcome: &Outcome,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = open_case(&tx, access, id).await?;
    store::work::finish_followup(&tx, id, followup, outcome.done_on, &outcome.result).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::FollowupDone).about(followup).words(&outcome.result)).await?;
    Ok(tx.commit().await?)
}
