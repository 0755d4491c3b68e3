//! สิ่งที่ส่งมาด้วย: files that go with a letter or came with it. What is signed is signed with them, and they go where it goes
//! (ระเบียบงานสารบรรณ ข้อ 11.7).

use ::store::files::{self as bytes, Kept};
use ::store::{Db, Tx};
use kernel::{Actor, Id, Letter, Refusal};
use serde_json::json;

use super::{Done, Paper, index, record};
use crate::model::{FilePart, FileRow, LetterFile, LetterRow, Way};
use crate::rules;
use crate::search::words_of;
use crate::store::{files, issued, letters};

/// Files that are enclosed with one letter.
const MOST: usize = 50;
/// What goes by e-mail in one piece, in bytes: servers take no more.
const HEAVIEST: i64 = 20 * 1024 * 1024;

/// Encloses files. `called` is what the letter calls them: it stands in the letter where its form has a place for it.
///
/// # Errors
/// The letter is signed or closed, there are too many, or somebody changed it.
pub async fn enclose(db: &Db, actor: &Actor, mut letter: LetterRow, called: &str, papers: Vec<Paper>) -> Done<()> {
    rules::letter::may_enclose(letter.state)?;
    let mut kept = Vec::new();
    for paper in papers {
        kept.push(keep(db, paper).await?);
    }
    let tx = db.write(actor).await?;
    let count = kept.len();
    for (file, text) in kept {
        put(&tx, &letter, file, &text).await?;
    }
    may_hold(&letter, &files::enclosed(&tx, letter.id).await?)?;
    call(&tx, &mut letter, called).await?;
    letters::update(&tx, &letter).await?;
    index(&tx, &letter).await?;
    record(&tx, "letter-files-enclosed", &letter, "", json!({ "files": count })).await?;
    Ok(tx.commit().await?)
}

/// Keeps the bytes of a file ahead of the row that names it; answers it with what its text layer says.
pub(super) async fn keep(db: &Db, paper: Paper) -> ::store::Result<(Kept, String)> {
    Ok((bytes::keep_as(db, paper.name, paper.kind, paper.bytes).await?, paper.text))
}

/// Notes a kept file as one that is enclosed; the words of a secret letter are not kept.
pub(super) async fn put(tx: &Tx<'_>, letter: &LetterRow, file: Kept, text: &str) -> ::store::Result<()> {
    let words = if letter.secrecy.is_secret() { String::new() } else { words_of(text) };
    let row = FileRow {
        id: tx.new_id(),
        letter: letter.id,
        part: FilePart::Enclosure,
        file_name: file.name,
        kind: file.kind,
        size: file.size,
        digest: file.digest,
        added_at: tx.now(),
        words,
    };
    files::insert(tx, &row).await
}

/// What one letter can carry.
fn may_hold(letter: &LetterRow, enclosed: &[FileRow]) -> Result<(), Refusal> {
    let weight: i64 = enclosed.iter().map(|file| file.size).sum();
    if enclosed.len() > MOST || (letter.way == Way::Issued && weight > HEAVIEST) {
        return Err(Refusal::new("correspondence-refused-enclosures-heavy"));
    }
    Ok(())
}

/// Writes into a draft what it calls its enclosures, once.
async fn call(tx: &Tx<'_>, letter: &mut LetterRow, called: &str) -> Done<()> {
    let has_place = letter.way == Way::Issued && rules::issued::kinds_with("enclosures").contains(&letter.kind);
    if !has_place || called.is_empty() {
        return Ok(());
    }
    let mut row = issued::content(tx, letter.id).await?;
    let mut content = row.content();
    if !content.enclosures.iter().any(|line| line == called) {
        content.enclosures.push(called.to_owned());
        letter.attachments = i64::try_from(content.enclosures.len()).unwrap_or(i64::MAX);
        row.says = super::drafting::json(&content);
        issued::update(tx, &row).await?;
    }
    Ok(())
}

/// Takes files out again; their bytes go after the commit.
///
/// # Errors
/// The letter is signed or closed, or somebody changed it.
pub async fn take_out(db: &Db, actor: &Actor, letter: LetterRow, ids: &[Id<LetterFile>]) -> Done<()> {
    rules::letter::may_enclose(letter.state)?;
    let tx = db.write(actor).await?;
    let gone: Vec<String> = files::enclosed(&tx, letter.id)
        .await?
        .into_iter()
        .filter(|file| ids.contains(&file.id))
        .map(|file| file.digest)
        .collect();
    files::remove_enclosed(&tx, letter.id, ids).await?;
    letters::update(&tx, &letter).await?;
    index(&tx, &letter).await?;
    record(&tx, "letter-files-taken-out", &letter, "", json!({ "files": gone.len() })).await?;
    tx.commit().await?;
    bytes::forget(db, &gone).await?;
    Ok(())
}

/// Encloses with one letter what is enclosed with another: it arrived with it.
pub(super) async fn pass_along(tx: &Tx<'_>, from: Id<Letter>, to: &LetterRow) -> Done<()> {
    let enclosed = files::enclosed(tx, from).await?;
    if enclosed.is_empty() {
        return Ok(());
    }
    for file in enclosed {
        files::insert(tx, &FileRow { id: tx.new_id(), letter: to.id, added_at: tx.now(), ..file }).await?;
    }
    Ok(index(tx, to).await?)
}
