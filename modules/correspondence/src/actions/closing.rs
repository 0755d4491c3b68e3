//! ปฏิบัติเสร็จแล้ว: the matter of a letter is closed; from this day its years of keeping count (ระเบียบงานสารบรรณ ข้อ 53, 57).

use ::store::Db;
use kernel::{Actor, Day};
use serde_json::json;

use super::{Done, record};
use crate::model::{KeepingRow, LetterRow, LetterState, Way};
use crate::rules;
use crate::store::{keeping, letters, reference, steps};

/// การปิดเรื่อง
#[derive(Debug, Clone)]
pub struct Closing {
    /// The class of ข้อ 57: a code of the list `retention`.
    pub class: String,
    /// The day on which it was done.
    pub done_on: Day,
    /// What was done, for the register.
    pub action: String,
}

/// Closes the matter of a letter: stops that nobody came to are taken back, and it is kept by its class.
///
/// # Errors
/// It is not open, or the class does not fit a secret letter.
pub async fn close(db: &Db, actor: &Actor, mut letter: LetterRow, closing: Closing) -> Done<()> {
    rules::letter::follows(letter.state, LetterState::Closed)?;
    let class = reference::setting(db, "retention", &closing.class).await?;
    rules::keeping::class(letter.secrecy, &class.code)?;
    let tx = db.write(actor).await?;
    steps::withdraw(&tx, letter.id).await?;
    letter.state = LetterState::Closed;
    letter.due_at = None;
    letter.action = closing.action;
    letters::update(&tx, &letter).await?;
    super::index(&tx, &letter).await?;
    let row = KeepingRow {
        letter: letter.id,
        office: letter.office,
        class: class.code.clone(),
        made_on: letter.dated_on.or(letter.registered_on).unwrap_or(closing.done_on),
        done_on: closing.done_on,
        keep_until: rules::keeping::keep_until(closing.done_on, class.amount),
        closed_by: actor.staff,
        closed_at: tx.now(),
        stored_number: None,
        stored_year: None,
        stored_on: None,
        file_code: String::new(),
        hold: String::new(),
        marked_by: None,
        version: 1,
    };
    keeping::insert(&tx, &row).await?;
    let kept = json!({ "class": row.class, "until": row.keep_until.map(Day::number) });
    record(&tx, "letter-closed", &letter, "", kept).await?;
    Ok(tx.commit().await?)
}

/// Opens the matter of a closed letter again; its years count anew from the next closing.
///
/// # Errors
/// It is not closed, or it lies in the store.
pub async fn reopen(db: &Db, actor: &Actor, mut letter: LetterRow, reason: &str) -> Done<()> {
    let kept = keeping::of(db, letter.id).await?.filter(|_| letter.state == LetterState::Closed);
    rules::keeping::reopen(kept.as_ref())?;
    let tx = db.write(actor).await?;
    let came_back = if letter.way == Way::Received { LetterState::Received } else { LetterState::Sent };
    rules::letter::follows(letter.state, came_back)?;
    letter.state = came_back;
    letters::update(&tx, &letter).await?;
    keeping::remove(&tx, letter.id).await?;
    record(&tx, "letter-reopened", &letter, reason, json!({})).await?;
    Ok(tx.commit().await?)
}
