//! ช่วยเหลือและติดตาม: services, planned actions done, follow-ups.

use ::store::{Db, Tx};
use kernel::{Actor, Case, Day, Id, Satang, Staff};

use super::{Done, Told, finish, load};
use crate::access::Access;
use crate::model::CaseRow;
use crate::store;

/// คำสั่งบันทึกบริการ
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiveService {
    /// Code of its kind.
    pub kind: String,
    /// When.
    pub given_on: Day,
    /// What.
    pub what: String,
    /// Its worth.
    pub amount: Option<Satang>,
}

async fn open_case(tx: &Tx<'_>, access: &Access, id: Id<Case>) -> Done<CaseRow> {
    let case = load(tx, access, id).await?;
    crate::rules::must_be_open(&case)?;
    Ok(case)
}

/// Writes down a service that was given. In an emergency that may be before any plan.
///
/// # Errors
/// A closed case.
pub async fn give(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, command: GiveService) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = open_case(&tx, access, id).await?;
    let service = store::work::Service {
        id: tx.new_id::<()>().number(),
        kind: command.kind,
        given_on: command.given_on,
        what: command.what,
        amount: command.amount,
        given_by: actor.staff,
    };
    store::work::insert_service(&tx, id, &service).await?;
    finish(&tx, actor, &mut case, Told::new("service-given", service.id).words(&service.what)).await?;
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
    action: i64,
    on: Day,
    result: &str,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = open_case(&tx, access, id).await?;
    store::work::finish_action(&tx, id, action, on, result).await?;
    finish(&tx, actor, &mut case, Told::new("action-done", action).words(result)).await?;
    Ok(tx.commit().await?)
}

/// Sets a day to see the client again.
///
/// # Errors
/// A closed case.
pub async fn plan_followup(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    due_on: Day,
    what: &str,
    owner: Id<Staff>,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = open_case(&tx, access, id).await?;
    let followup = store::work::Followup {
        id: tx.new_id::<()>().number(),
        due_on,
        what: what.to_owned(),
        owner,
        done_on: None,
        result: String::new(),
        version: 1,
    };
    store::work::insert_followup(&tx, id, &followup).await?;
    finish(&tx, actor, &mut case, Told::new("followup-planned", followup.id).words(what)).await?;
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
    followup: i64,
    on: Day,
    result: &str,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = open_case(&tx, access, id).await?;
    store::work::finish_followup(&tx, id, followup, on, result).await?;
    finish(&tx, actor, &mut case, Told::new("followup-done", followup).words(result)).await?;
    Ok(tx.commit().await?)
}
