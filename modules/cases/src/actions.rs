//! The commands of casework: load within access, decide by the rules, save, tell the story, record; one transaction each.

mod close;
mod intake;
mod paper;
mod reference;
mod review;
mod team;
mod transfer;
mod triage;
mod work;

use ::store::{Entry, Tx, Undone};
use kernel::{Actor, Case, Id, Level};
use serde_json::json;

pub use close::reopen;
pub use intake::{OpenCase, ReporterGiven, open};
pub use paper::{AddFile, WritePaper, add, attach, begin, save, sign};
pub use reference::edit_reference;
pub use review::{Decision, cosign, give_back, may_cosign};
pub use team::{Assign, Classify, EndPart, assign, break_glass, classify, end_part};
pub use transfer::{accept, ask, decline, withdraw};
pub use triage::decide;
pub use work::{GiveService, finish_action, finish_followup, give, plan_followup};

use crate::model::CaseRow;
use crate::store;

/// What an action answers.
pub type Done<T> = Result<T, Undone>;

/// Ends a command on a case: the stage and the next step are put right, the case is saved, and what happened is told and
/// recorded.
async fn finish(tx: &Tx<'_>, actor: &Actor, case: &mut CaseRow, told: Told<'_>) -> Done<()> {
    store::situation::settle(tx, case, tx.now()).await?;
    store::update(tx, case).await?;
    tell(tx, actor, case, told).await
}

/// What happened, for the story and for the log.
struct Told<'a> {
    act: &'static str,
    about: i64,
    words: &'a str,
    reason: &'a str,
}

impl<'a> Told<'a> {
    const fn new(act: &'static str, about: i64) -> Self {
        Self { act, about, words: "", reason: "" }
    }

    const fn words(self, words: &'a str) -> Self {
        Self { words, ..self }
    }

    const fn reason(self, reason: &'a str) -> Self {
        Self { reason, words: reason, ..self }
    }
}

async fn tell(tx: &Tx<'_>, actor: &Actor, case: &CaseRow, told: Told<'_>) -> Done<()> {
    store::timeline::tell(tx, case.id, actor.staff, told.act, told.about, told.words).await?;
    let entry = Entry::new(told.act, case.id.as_ref()).office(case.office).reason(told.reason);
    tx.record(entry.detail(json!({ "about": told.about }))).await?;
    Ok(())
}

/// The level with which an actor signs for somebody, or for themself.
fn level_of(actor: &Actor, acting_for: Option<Id<kernel::Staff>>) -> Option<Level> {
    actor.seats.iter().filter(|seat| seat.acting_for == acting_for).filter_map(|seat| seat.level).max()
}

/// The case within the actor's access, inside the command's transaction.
async fn load(tx: &Tx<'_>, access: &crate::access::Access, id: Id<Case>) -> Done<CaseRow> {
    Ok(store::find(tx, access, id).await?)
}
