//! คัดกรอง

use ::store::Db;
use kernel::{Actor, Case, Id};

use super::{Done, Told, finish, load};
use crate::access::Access;
use crate::model::{Happened, TriageRow};
use crate::rules::{self, Triaged};
use crate::store;

/// Decides on urgency, danger and gravity; may be decided anew as long as the case is open.
///
/// # Errors
/// Fields that disagree with the signs seen; a closed case.
pub async fn decide(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, decided: Triaged) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    rules::must_be_open(&case)?;
    rules::triage(&decided, &store::reference::floors(&tx).await?)?;
    let dues = rules::dues(case.opened_at, store::reference::clocks(&tx, decided.urgency).await?);
    let triage = TriageRow {
        id: tx.new_id(),
        decided_at: tx.now(),
        decided_by: actor.staff,
        urgency: decided.urgency,
        danger: decided.danger,
        gravity: decided.gravity,
        floors: decided.floors.join(","),
        reason: decided.reason,
        contact_due: dues.contact,
        facts_due: dues.facts,
        plan_due: dues.plan,
    };
    store::insert_triage(&tx, id, &triage).await?;
    (case.urgency, case.danger, case.gravity) = (triage.urgency, triage.danger, triage.gravity);
    finish(&tx, actor, &mut case, Told::new(Happened::CaseTriaged).about(triage.id).reason(&triage.reason)).await?;
    Ok(tx.commit().await?)
}
