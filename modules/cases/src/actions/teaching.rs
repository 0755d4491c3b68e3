//! บันทึกนิเทศงาน: written by the supervisor, acknowledged by the supervisee, its steps followed up. None of it touches a case.

use ::store::{Db, Entry, StoreError, Tx};
use kernel::{Actor, Case, Day, Id, Office, Refusal, Staff};
use offices::NewNotice;

use super::Done;
use super::work::Outcome;
use crate::access::TeachingAccess;
use crate::model::{Teaching, TeachingRow, TeachingStep, TeachingWay};
use crate::{rules, store};

/// สิ่งที่ผู้นิเทศเขียน
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteTeaching {
    /// ผู้รับการนิเทศ
    pub supervisee: Id<Staff>,
    /// When.
    pub held_on: Day,
    /// How.
    pub way: TeachingWay,
    /// How long, in minutes.
    pub minutes: i64,
    /// What was to be learnt.
    pub goals: String,
    /// What was seen.
    pub observations: String,
    /// The case that was talked about.
    pub case: Option<Id<Case>>,
    /// What was agreed, each with its day.
    pub steps: Vec<(String, Day)>,
}

/// Writes a note; `office` is the one that the supervisor supervises.
///
/// # Errors
/// [`rules::teaching::teach`].
pub async fn teach(db: &Db, actor: &Actor, office: Id<Office>, command: WriteTeaching) -> Done<Id<Teaching>> {
    let tx = db.write(actor).await?;
    rules::teaching::teach(&actor.staff_ids(), command.supervisee)?;
    let note = TeachingRow {
        id: tx.new_id(),
        office,
        supervisor: actor.staff,
        supervisee: command.supervisee,
        held_on: command.held_on,
        way: command.way,
        minutes: command.minutes,
        goals: command.goals,
        observations: command.observations,
        case: command.case,
        saved_at: tx.now(),
        acknowledged_at: None,
        comment: String::new(),
        version: 1,
    };
    store::teaching::insert(&tx, &note, &command.steps).await?;
    notify(&tx, note.supervisee, "cases-notice-teaching", actor, note.id).await?;
    record(&tx, "teaching-written", &note).await?;
    tx.commit().await?;
    Ok(note.id)
}

/// Changes a note that was not acknowledged yet.
///
/// # Errors
/// [`rules::teaching::edit_teaching`]; stale when it was changed meanwhile; not found for anybody but its supervisor.
pub async fn edit_teaching(
    db: &Db,
    access: &TeachingAccess,
    actor: &Actor,
    (id, version): (Id<Teaching>, i64),
    command: WriteTeaching,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let note = store::teaching::find(&tx, access, id).await?;
    if note.supervisor != actor.staff {
        return Err(StoreError::NotFound.into());
    }
    rules::teaching::edit_teaching(&note)?;
    let note = TeachingRow {
        held_on: command.held_on,
        way: command.way,
        minutes: command.minutes,
        goals: command.goals,
        observations: command.observations,
        case: command.case,
        version,
        ..note
    };
    store::teaching::update(&tx, &note, &command.steps).await?;
    notify(&tx, note.supervisee, "cases-notice-teaching-changed", actor, note.id).await?;
    record(&tx, "teaching-changed", &note).await?;
    Ok(tx.commit().await?)
}

/// The supervisee acknowledges a note, with what they say to it.
///
/// # Errors
/// Stale when it was changed meanwhile; not found for anybody else.
pub async fn acknowledge(
    db: &Db,
    access: &TeachingAccess,
    actor: &Actor,
    (id, version): (Id<Teaching>, i64),
    comment: &str,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let note = store::teaching::find(&tx, access, id).await?;
    if note.supervisee != actor.staff {
        return Err(StoreError::NotFound.into());
    }
    rules::teaching::edit_teaching(&note)?;
    store::teaching::acknowledge(&tx, &TeachingRow { version, ..note.clone() }, comment).await?;
    notify(&tx, note.supervisor, "cases-notice-teaching-acknowledged", actor, note.id).await?;
    record(&tx, "teaching-acknowledged", &note).await?;
    Ok(tx.commit().await?)
}

/// Notes what came of an agreed step. Either of the two may, once the supervisee has acknowledged what was agreed.
///
/// # Errors
/// It was not acknowledged, or the step was done before; not found for anybody else.
pub async fn finish_step(
    db: &Db,
    access: &TeachingAccess,
    actor: &Actor,
    (id, step): (Id<Teaching>, Id<TeachingStep>),
    outcome: &Outcome,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let note = store::teaching::find(&tx, access, id).await?;
    let steps = store::teaching::steps(&tx, &[note.id]).await?;
    let between = [note.supervisor, note.supervisee].contains(&actor.staff);
    if !between || steps.iter().all(|known| known.id != step) {
        return Err(StoreError::NotFound.into());
    }
    if note.acknowledged_at.is_none() {
        return Err(Refusal::new("cases-refused-teaching-open").into());
    }
    store::teaching::finish(&tx, step, outcome.done_on, &outcome.result).await?;
    let other = if actor.staff == note.supervisor { note.supervisee } else { note.supervisor };
    notify(&tx, other, "cases-notice-teaching-step", actor, note.id).await?;
    record(&tx, "teaching-step-done", &note).await?;
    Ok(tx.commit().await?)
}

async fn notify(tx: &Tx<'_>, to: Id<Staff>, key: &str, by: &Actor, note: Id<Teaching>) -> Done<()> {
    let args = [("who", by.name.as_str())];
    let notice = NewNotice { key, args: &args, about: note.as_ref(), href: format!("/teaching/{note}") };
    Ok(offices::notify(tx, to, notice).await?)
}

async fn record(tx: &Tx<'_>, act: &'static str, note: &TeachingRow) -> Done<()> {
    tx.record(Entry::new(act, note.id.as_ref()).office(note.office)).await?;
    Ok(())
}
