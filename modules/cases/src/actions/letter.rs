//! หนังสือของเรื่อง: letters drafted for a case, and a case opened from a letter.

use ::store::Db;
use kernel::{Actor, Case, Id, Letter, Refusal};

use super::intake::{OpenCase, open_in};
use super::{Done, Told, load, tell};
use crate::access::Access;
use crate::links::{Cover, Letters};
use crate::model::{CaseRow, Happened, LetterPart};
use crate::{rules, store};

/// Drafts a letter for a case that the actor works on; it names no client.
///
/// # Errors
/// A closed case.
pub async fn draft_letter(
    db: &Db,
    access: &Access,
    actor: &Actor,
    letters: &dyn Letters,
    (id, part): (Id<Case>, LetterPart),
    cover: impl FnOnce(&CaseRow) -> Cover,
) -> Done<Id<Letter>> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, id).await?;
    rules::must_be_open(&case)?;
    let letter = letters.draft(&tx, actor, &cover(&case)).await?;
    store::letters::link(&tx, actor, case.id, (letter, part)).await?;
    tell(&tx, actor, &case, Told::new(Happened::LetterDrafted).about(letter)).await?;
    tx.commit().await?;
    Ok(letter)
}

/// Opens a case from a letter that the actor may read.
///
/// # Errors
/// The letter is not theirs to read.
pub async fn open_from_letter(
    db: &Db,
    actor: &Actor,
    letters: &dyn Letters,
    letter: Id<Letter>,
    (command, subject): (OpenCase, people::Subject),
) -> Done<Id<Case>> {
    if letters.seen(db, (actor, db.now()), &[letter]).await?.is_empty() {
        return Err(Refusal::new("cases-refused-letter").into());
    }
    let tx = db.write(actor).await?;
    let id = open_in(&tx, actor, command, subject).await?;
    store::letters::link(&tx, actor, id, (letter, LetterPart::Opened)).await?;
    tx.commit().await?;
    Ok(id)
}
