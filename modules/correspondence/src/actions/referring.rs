//! อ้างถึง: a draft refers to letters of the register; where its form has a place for it, the words stand on the paper
//! (ระเบียบงานสารบรรณ ข้อ 11.6).

use ::store::Db;
use kernel::{Actor, Id, Letter, Refusal};
use serde_json::json;

use super::{Done, record};
use crate::model::{LetterRow, LetterState};
use crate::rules::issued::kinds_with;
use crate::store::{issued, letters, references};

/// Only a draft is changed.
fn may_refer(letter: &LetterRow) -> Result<(), Refusal> {
    if letter.state == LetterState::Draft { Ok(()) } else { Err(Refusal::new("correspondence-refused-state")) }
}

/// A draft refers to a letter from now on; `words` is what its paper says of that letter.
///
/// # Errors
/// It is no draft, or somebody changed it.
pub async fn refer(db: &Db, actor: &Actor, letter: LetterRow, to: &LetterRow, words: String) -> Done<()> {
    may_refer(&letter)?;
    let tx = db.write(actor).await?;
    references::insert(&tx, letter.id, to.id).await?;
    if kinds_with("references").contains(&letter.kind) {
        let mut row = issued::content(&tx, letter.id).await?;
        let mut content = row.content();
        if !content.references.contains(&words) {
            content.references.push(words);
            row.says = super::drafting::json(&content);
            issued::update(&tx, &row).await?;
        }
    }
    letters::update(&tx, &letter).await?;
    record(&tx, "letter-refers", &letter, "", json!({ "to": to.id.to_string() })).await?;
    Ok(tx.commit().await?)
}

/// A draft refers to these no more; what its paper says is for who writes it.
///
/// # Errors
/// It is no draft, or somebody changed it.
pub async fn unrefer(db: &Db, actor: &Actor, letter: LetterRow, to: &[Id<Letter>]) -> Done<()> {
    may_refer(&letter)?;
    let tx = db.write(actor).await?;
    references::remove(&tx, letter.id, to).await?;
    letters::update(&tx, &letter).await?;
    record(&tx, "letter-refers-no-more", &letter, "", json!({ "letters": to.len() })).await?;
    Ok(tx.commit().await?)
}
