//! หนังสือครบ 20 ปี: listed to be handed over or kept, and signed off when the National Archives answered (ระเบียบงานสารบรรณ ข้อ 58, 59).

use ::store::{Db, Entry, StoreError, Tx};
use kernel::{Actor, Code as _, Day, Id, Letter, Office};
use serde_json::{Value, json};

use super::Done;
use crate::model::{Handover, HandoverKind, HandoverRow, HandoverState, LetterState};
use crate::rules::{self, handover};
use crate::store::{handovers, keeping, letters, loans, reference};

async fn record(tx: &Tx<'_>, act: &'static str, row: &HandoverRow, detail: Value) -> Done<()> {
    Ok(tx.record(Entry::new(act, row.id.as_ref()).office(row.office).detail(detail)).await?)
}

/// The age at which letters go, in years.
///
/// # Errors
/// [`StoreError`].
pub async fn years(db: &Db) -> Result<i64, StoreError> {
    reference::setting(db, "setting", "handover-years").await?.amount.ok_or(StoreError::NotFound)
}

/// Makes a list of letters: to be handed over (แบบที่ 21), or for a reason to be kept by the office (แบบที่ 22).
///
/// # Errors
/// One of them is not the office's, too young, or must stay.
pub async fn list(
    db: &Db,
    actor: &Actor,
    (office, kind): (Id<Office>, HandoverKind),
    chosen: &[Id<Letter>],
    reason: &str,
) -> Done<Id<Handover>> {
    let years = years(db).await?;
    let tx = db.write(actor).await?;
    let today = tx.now().day();
    for id in chosen {
        may_go(&tx, office, *id, (today, years)).await?;
    }
    let id = written(&tx, actor, (office, kind), chosen, reason).await?;
    tx.commit().await?;
    Ok(id)
}

async fn written(
    tx: &Tx<'_>,
    actor: &Actor,
    (office, kind): (Id<Office>, HandoverKind),
    chosen: &[Id<Letter>],
    reason: &str,
) -> Done<Id<Handover>> {
    let today = tx.now().day();
    let row = HandoverRow {
        id: tx.new_id(),
        office,
        kind,
        state: HandoverState::Listed,
        year: i64::from(thai::date::be_year(today.date())),
        reason: reason.to_owned(),
        made_on: today,
        made_by: actor.staff,
        ended_on: None,
        ended_by: None,
        receiver: String::new(),
        number: String::new(),
        version: 1,
    };
    handovers::insert(tx, &row, chosen).await?;
    record(tx, "handover-listed", &row, json!({ "kind": kind.code(), "letters": chosen.len() })).await?;
    Ok(row.id)
}

/// Lists letters that the National Archives want for themselves instead of having them destroyed, whatever their age (ข้อ 70.2).
pub(super) async fn wanted(tx: &Tx<'_>, actor: &Actor, office: Id<Office>, letters: &[Id<Letter>]) -> Done<()> {
    written(tx, actor, (office, HandoverKind::Wanted), letters, "").await.map(|_| ())
}

/// Whether one letter of an office may stand on a new list.
async fn may_go(tx: &Tx<'_>, office: Id<Office>, id: Id<Letter>, clock: (Day, i64)) -> Done<()> {
    let letter = letters::known(tx, id).await?;
    let kept = keeping::of(tx, id).await?.filter(|kept| kept.office == office).ok_or(StoreError::NotFound)?;
    handover::list(&letter, &kept, loans::out(tx, id).await?.is_some(), clock)?;
    handover::free(handovers::with(tx, id).await?.as_ref(), handovers::is_listed_for_destruction(tx, id).await?)?;
    Ok(())
}

/// คำตอบของหอจดหมายเหตุแห่งชาติ
#[derive(Debug, Clone)]
pub struct Ending {
    /// On which day.
    pub on: Day,
    /// ผู้รับมอบ, with their post.
    pub receiver: String,
    /// The number of their letter.
    pub number: String,
}

/// Signs a list off: the National Archives took the letters, or agreed that the office keeps them.
///
/// # Errors
/// It has ended, or one of the letters must stay by now.
pub async fn take(db: &Db, actor: &Actor, mut row: HandoverRow, ending: Ending) -> Done<()> {
    handover::end(&row)?;
    let years = years(db).await?;
    let tx = db.write(actor).await?;
    let taken = handovers::letters(&tx, row.id).await?;
    for mut letter in taken.iter().filter(|_| row.kind.goes()).cloned() {
        let kept = keeping::of(&tx, letter.id).await?.ok_or(StoreError::NotFound)?;
        let is_lent = loans::out(&tx, letter.id).await?.is_some();
        let years = if row.kind == HandoverKind::Wanted { 0 } else { years };
        handover::list(&letter, &kept, is_lent, (tx.now().day(), years))?;
        rules::letter::follows(letter.state, LetterState::HandedOver)?;
        letter.state = LetterState::HandedOver;
        letters::update(&tx, &letter).await?;
        super::record(&tx, "letter-handed-over", &letter, "", super::about(&letter)).await?;
    }
    row.state = HandoverState::Done;
    row.ended_on = Some(ending.on);
    row.ended_by = Some(actor.staff);
    row.receiver = ending.receiver;
    row.number = ending.number;
    handovers::end(&tx, &row).await?;
    record(&tx, "handover-taken", &row, json!({ "letters": taken.len(), "on": ending.on.number() })).await?;
    Ok(tx.commit().await?)
}

/// Withdraws a list, or notes that the National Archives did not agree: its letters are due again.
///
/// # Errors
/// It has ended.
pub async fn withdraw(db: &Db, actor: &Actor, mut row: HandoverRow) -> Done<()> {
    handover::end(&row)?;
    let tx = db.write(actor).await?;
    row.state = HandoverState::Withdrawn;
    row.ended_on = Some(tx.now().day());
    row.ended_by = Some(actor.staff);
    handovers::end(&tx, &row).await?;
    record(&tx, "handover-withdrawn", &row, Value::Null).await?;
    Ok(tx.commit().await?)
}

/// Writes down that the letters of a list leave the program as a bag.
///
/// # Errors
/// [`StoreError`].
pub async fn note_bag(db: &Db, actor: &Actor, row: &HandoverRow, files: usize) -> Done<()> {
    let tx = db.write(actor).await?;
    record(&tx, "handover-bagged", row, json!({ "files": files })).await?;
    Ok(tx.commit().await?)
}
