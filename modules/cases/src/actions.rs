//! The commands of casework: load within access, decide by the rules, save, tell the story, record; one transaction each.

mod advice;
mod bringing;
mod close;
mod conference;
mod intake;
mod letter;
mod network;
mod paper;
mod reference;
mod referral;
mod report;
mod resolution;
mod result;
mod retention;
mod review;
mod sample;
mod teaching;
mod team;
mod transfer;
mod triage;
mod work;

use ::store::{Db, Entry, Tx, Undone};
use kernel::{Actor, Case, Code as _, Id, Level, Staff};
use offices::NewNotice;
use offices::events::{self, About, Event};
use serde_json::json;

pub use advice::{AskAdvice, Say, ask_advice, say};
pub use bringing::{Brought, Unknown};
pub(crate) use bringing::{bring_in, concerns, take_back};
pub use close::reopen;
pub use conference::{
    AskToCome, CallConference, MoveConference, ask_to_come, begin_minutes, call, cancel, move_conference, unask,
};
pub(crate) use intake::open_in;
pub use intake::{OpenCase, ReporterGiven, open, open_referred};
pub use letter::{draft_letter, open_from_letter};
pub use network::{TieRead, add_tie, change_tie, remove_tie};
pub use paper::{AddFile, Fate, Inherit, WritePaper, add, attach, begin, inherit, save, sign};
pub(crate) use paper::{attach_in, begin_in, save_in, sign_in};
pub use reference::edit_reference;
pub use referral::{
    Answered, Incoming, Reply, answer, attach_referral, hear, note_outcome, note_referral_reading, redo, remind,
    report, withdraw_referral,
};
pub use report::{Signature, begin_report, save_report, sign_report};
pub(crate) use resolution::resolve;
pub use resolution::{Resolved, Unplaced};
pub use result::{RecordResult, answer_alert, record};
pub use retention::{KeepLonger, ProposeErasing, approve, decline_erasing, forget_files, keep_longer, propose};
pub use review::{Decision, cosign, give_back, may_cosign};
pub use sample::{
    DrawSample, HowMany, Review, draw_sample, is_drawn_again, population, reply_to_review, review_sample,
};
pub use teaching::{WriteTeaching, acknowledge, edit_teaching, finish_step, teach};
pub use team::{Assign, Classify, EndPart, assign, break_glass, classify, end_part};
pub use transfer::{accept, ask, decline, withdraw};
pub use triage::decide;
pub use work::{GiveService, Outcome, PlanFollowup, finish_action, finish_followup, give, plan_followup};

use crate::model::{CaseRow, Confidentiality, EventRow, Happened, Paper};
use crate::{rules, store};

/// What an action answers.
pub type Done<T> = Result<T, Undone>;

/// Ends a command on a case: the stage and the next step are put right, the case is saved, what happened is told and
/// recorded, and the figures and the workload of its owner follow.
async fn finish(tx: &Tx<'_>, actor: &Actor, case: &mut CaseRow, told: Told<'_>) -> Done<()> {
    let past = store::past::of(tx, case.id).await?;
    let owner_before = store::owner(tx, case.id).await?;
    rules::settle(case, &past, tx.now().day());
    store::update(tx, case).await?;
    tell(tx, actor, case, told).await?;
    store::figures::recount(tx, case, &past).await?;
    Ok(store::workload::note(tx, vec![owner_before, case.owner]).await?)
}

/// What happened, for the story and for the log.
struct Told<'a> {
    what: Happened,
    about: i64,
    words: &'a str,
    reason: &'a str,
}

impl<'a> Told<'a> {
    const fn new(what: Happened) -> Self {
        Self { what, about: 0, words: "", reason: "" }
    }

    /// The paper or other record of the case that it happened to.
    const fn about<K>(self, id: Id<K>) -> Self {
        Self { about: id.number(), ..self }
    }

    const fn words(self, words: &'a str) -> Self {
        Self { words, ..self }
    }

    const fn reason(self, reason: &'a str) -> Self {
        Self { reason, words: reason, ..self }
    }
}

/// Tells other systems, unless the case is kept from some who may read cases: then nobody outside hears of it.
async fn publish(tx: &Tx<'_>, case: &CaseRow, event: Event, visit: Option<Id<Paper>>) -> Done<()> {
    if case.confidentiality == Confidentiality::Normal {
        let visit = visit.map(|visit| Id::new(visit.number()));
        let about = About { case: Some(case.id), visit, ..About::default() };
        events::happened(tx, event, about, &[case.office]).await?;
    }
    Ok(())
}

/// Tells the story of the case, and writes the audit log.
async fn tell(tx: &Tx<'_>, actor: &Actor, case: &CaseRow, told: Told<'_>) -> Done<()> {
    let event = EventRow {
        id: tx.new_id(),
        at: tx.now(),
        staff: actor.staff,
        what: told.what,
        about: told.about,
        words: told.words.to_owned(),
    };
    store::timeline::tell(tx, case.id, &event).await?;
    let entry = Entry::new(told.what.code(), case.id.as_ref()).office(case.office).reason(told.reason);
    tx.record(entry.detail(json!({ "about": told.about }))).await?;
    Ok(())
}

/// Reading a restricted or sealed case is written down; a normal one is not.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn note_reading(db: &Db, actor: &Actor, case: &CaseRow) -> ::store::Result<()> {
    note(db, actor, "case-read", [case]).await
}

/// That an adviser reads a case is written down, whatever its confidentiality.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn note_advising(db: &Db, actor: &Actor, case: &CaseRow) -> ::store::Result<()> {
    let tx = db.write(actor).await?;
    tx.record(Entry::new("case-read", case.id.as_ref()).office(case.office).reason("advice")).await?;
    tx.commit().await
}

/// A list tells less than the case itself, but that it told of a restricted or sealed case is written down too.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn note_listing<'c>(
    db: &Db,
    actor: &Actor,
    cases: impl IntoIterator<Item = &'c CaseRow>,
) -> ::store::Result<()> {
    note(db, actor, "case-listed", cases).await
}

async fn note<'c>(
    db: &Db,
    actor: &Actor,
    act: &'static str,
    cases: impl IntoIterator<Item = &'c CaseRow>,
) -> ::store::Result<()> {
    let kept = cases.into_iter().filter(|case| case.confidentiality != Confidentiality::Normal);
    let kept: Vec<&CaseRow> = kept.collect();
    if kept.is_empty() {
        return Ok(());
    }
    let tx = db.write(actor).await?;
    for case in kept {
        tx.record(Entry::new(act, case.id.as_ref()).office(case.office)).await?;
    }
    tx.commit().await
}

/// Tells a colleague about a case.
async fn notify(tx: &Tx<'_>, to: Id<Staff>, key: &str, case: Id<Case>, args: &[(&str, &str)]) -> Done<()> {
    let notice = NewNotice { key, args, about: case.as_ref(), href: format!("/cases/{case}") };
    Ok(offices::notify(tx, to, notice).await?)
}

/// The level with which an actor signs for somebody, or for themself.
fn level_of(actor: &Actor, acting_for: Option<Id<Staff>>) -> Option<Level> {
    actor.seats.iter().filter(|seat| seat.acting_for == acting_for).filter_map(|seat| seat.level).max()
}

/// The case within the actor's access, inside the command's transaction, which has its turn with it.
async fn load(tx: &Tx<'_>, access: &crate::access::Access, id: Id<Case>) -> Done<CaseRow> {
    Ok(store::find_in_turn(tx, access, id).await?)
}
