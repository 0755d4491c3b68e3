//! แก้ไขรายการในทะเบียน: a wrong entry is put right under its number, or cancelled and left standing.

use ::store::Db;
use kernel::{Actor, Id, Letter};
use serde_json::json;

use super::receiving::Particulars;
use super::{Done, about, numbering, record};
use crate::model::{Given, LetterRow, LetterState};
use crate::rules;
use crate::store::{keeping, letters, steps};

/// การแก้ไข: what may be put right. The number, the moment of coming and the secrecy stay.
#[derive(Debug, Clone)]
pub struct Correction {
    /// What the register says of it.
    pub particulars: Particulars,
    /// การปฏิบัติ
    pub action: String,
}

/// Puts an entry of the register of what came right, under the version that was read.
///
/// # Errors
/// It was cancelled, destroyed or handed over, or somebody changed it meanwhile.
pub async fn correct(db: &Db, actor: &Actor, letter: LetterRow, correction: Correction) -> Done<()> {
    rules::letter::correct(&letter)?;
    let tx = db.write(actor).await?;
    let said = correction.particulars;
    let row = LetterRow {
        kind: said.kind,
        their_number: said.their_number,
        dated_on: said.dated_on,
        party_from: said.party_from,
        party_to: said.party_to,
        subject: said.subject,
        attachments: said.attachments,
        action: correction.action,
        note: said.note,
        ..letter
    };
    letters::update(&tx, &row).await?;
    if let Some(made_on) = row.dated_on.or(row.registered_on) {
        keeping::made(&tx, row.id, made_on).await?;
    }
    super::index(&tx, &row).await?;
    record(&tx, "letter-corrected", &row, "", about(&row)).await?;
    Ok(tx.commit().await?)
}

/// Cancels an entry: letter and number stay in the register with the reason, and the number is never given again.
///
/// # Errors
/// It went on its way already, or somebody changed it meanwhile.
pub async fn cancel(db: &Db, actor: &Actor, mut letter: LetterRow, reason: &str) -> Done<()> {
    rules::letter::follows(letter.state, LetterState::Cancelled)?;
    let tx = db.write(actor).await?;
    if let (Some(number), Some(on)) = (letter.number, letter.registered_on) {
        let given = Given { series: letter.series, year: letter.year, number, on, letter: Some(letter.id) };
        numbering::cancel(&tx, letter.office, &given, reason).await?;
    }
    steps::withdraw(&tx, letter.id).await?;
    letter.state = LetterState::Cancelled;
    letter.due_at = None;
    letters::update(&tx, &letter).await?;
    record(&tx, "letter-cancelled", &letter, reason, about(&letter)).await?;
    Ok(tx.commit().await?)
}

/// Says which letter this one answers.
///
/// # Errors
/// A letter answers no letter of another office, and not itself.
pub async fn link(db: &Db, actor: &Actor, mut letter: LetterRow, answered: &LetterRow) -> Done<()> {
    rules::letter::answers(&letter, answered)?;
    let tx = db.write(actor).await?;
    letter.answers = Some(answered.id);
    letters::update(&tx, &letter).await?;
    let answered: Id<Letter> = answered.id;
    record(&tx, "letter-linked", &letter, "", json!({ "answers": answered.to_string() })).await?;
    Ok(tx.commit().await?)
}
