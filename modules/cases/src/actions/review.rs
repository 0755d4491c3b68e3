//! ตรวจและลงนามร่วม: the second signature, or the way back with comments.

use ::store::{Db, Tx};
use kernel::{Actor, Case, Code as _, Id, Refusal, Staff};

use super::paper::{complete, may_close, put_signature};
use super::{Done, Told, finish, level_of, load, notify};
use crate::access::Access;
use crate::model::{CaseRow, Happened, Paper, PaperRow, PaperState, SignaturePart, Step};
use crate::rules;
use crate::store;

/// What a reviewer decides on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// The case.
    pub case: Id<Case>,
    /// The paper.
    pub paper: Id<Paper>,
    /// The version the reviewer read.
    pub version: i64,
}

/// Co-signs a paper.
///
/// # Errors
/// It is the actor's own, the level does not suffice, or it does not wait any more.
pub async fn cosign(db: &Db, access: &Access, actor: &Actor, decision: Decision) -> Done<()> {
    let tx = db.write(actor).await?;
    let (mut case, mut paper, acting_for) = waiting(&tx, access, actor, decision).await?;
    if paper.step == Step::Closing {
        may_close(&tx, access, &case, &paper).await?;
    }
    put_signature(&tx, actor, &paper, SignaturePart::Cosigner, &paper.need_duty, acting_for).await?;
    complete(&tx, actor, &mut case, &mut paper).await?;
    store::papers::advance(&tx, &paper).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::PaperCosigned).about(paper.id).words(paper.form.code())).await?;
    Ok(tx.commit().await?)
}

/// Sends a paper back with comments.
///
/// # Errors
/// As [`cosign`].
pub async fn give_back(db: &Db, access: &Access, actor: &Actor, decision: Decision, comment: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let (mut case, mut paper, _) = waiting(&tx, access, actor, decision).await?;
    paper.state = PaperState::Returned;
    comment.clone_into(&mut paper.comment);
    paper.review_due = Some(rules::review_due(tx.now().day(), case.urgency));
    store::papers::advance(&tx, &paper).await?;
    let key = "cases-notice-returned";
    notify(&tx, paper.author, key, case.id, &[("case", case.number.as_str())]).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::PaperReturned).about(paper.id).reason(comment)).await?;
    Ok(tx.commit().await?)
}

/// The paper that waits, once the actor is found to be one who may sign it; and for whom they act.
async fn waiting(
    tx: &Tx<'_>,
    access: &Access,
    actor: &Actor,
    decision: Decision,
) -> Done<(CaseRow, PaperRow, Option<Id<Staff>>)> {
    let case = load(tx, access, decision.case).await?;
    rules::must_be_open(&case)?;
    let mut paper = store::papers::find(tx, decision.case, decision.paper).await?;
    if paper.state != PaperState::Submitted {
        return Err(Refusal::new("cases-refused-not-waiting").into());
    }
    paper.version = decision.version;
    let acting_for = may_cosign(actor, &paper)?;
    Ok((case, paper, acting_for))
}

/// Whether the actor may co-sign a paper, and for whom they act when they do.
///
/// # Errors
/// It is their own, or their level does not suffice.
pub fn may_cosign(actor: &Actor, paper: &PaperRow) -> Result<Option<Id<Staff>>, Refusal> {
    let acting_for = acting_for(actor, paper);
    let level = paper.need_level.unwrap_or(kernel::Level::Expert);
    let mine = level_of(actor, acting_for);
    rules::cosign(level, &paper.need_duty, paper.author, actor.staff, acting_for, mine)?;
    Ok(acting_for)
}

/// Whether the actor signs for the colleague who was asked.
fn acting_for(actor: &Actor, paper: &PaperRow) -> Option<Id<Staff>> {
    let asked = paper.reviewer.filter(|reviewer| *reviewer != actor.staff)?;
    actor.seats.iter().find(|seat| seat.acting_for == Some(asked)).and_then(|seat| seat.acting_for)
}
