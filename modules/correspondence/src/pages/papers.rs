//! หนังสือเป็น PDF, as pictures and as an exchange file.

use ::store::Db;
use kernel::{Code as _, Id, Letter, Level, Role, Staff};
use web::{Allowed, Answer, Failure, Path, Permission, Routes, download, show_pdf};

use super::find;
use crate::actions;
use crate::documents::Copy;
use crate::model::{LetterRow, Way};
use crate::permissions::ReadLetters;
use crate::rules::exchange::{self, Names};
use crate::rules::letter as rules;
use crate::store::{issued, keeping, reference};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/{id}/paper", original)
        .get("/letters/{id}/paper/duplicate", duplicate)
        .get("/letters/{id}/paper/certified", certified)
        .get("/letters/{id}/exchange", exchanged)
}

async fn issued_letter(at: &Allowed<ReadLetters>, id: Id<Letter>) -> Result<LetterRow, Failure> {
    let letter = find(at, id).await?;
    if letter.way != Way::Issued {
        return Err(Failure::NotFound);
    }
    actions::note_reading(at.db(), at.actor(), &letter).await?;
    Ok(letter)
}

async fn shown(at: &Allowed<ReadLetters>, letter: &LetterRow, copy: Copy) -> Answer {
    show_pdf(set(at, letter, copy).await?, &format!("letter-{}.pdf", letter.id))
}

async fn original(at: Allowed<ReadLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = issued_letter(&at, id).await?;
    shown(&at, &letter, Copy::Original).await
}

async fn duplicate(at: Allowed<ReadLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = issued_letter(&at, id).await?;
    let content = issued::content(at.db(), id).await?;
    let people: Vec<Id<Staff>> = content.drafted_by.into_iter().chain(content.checker).collect();
    let staff = offices::brief(at.db(), &people).await?;
    let name =
        |id: Option<Id<Staff>>| id.and_then(|id| staff.get(&id)).map_or_else(String::new, |staff| staff.name.clone());
    let checker = content.checker.filter(|_| content.checked_at.is_some());
    let people = vec![("ร่าง", name(content.drafted_by)), ("พิมพ์", name(content.drafted_by)), ("ตรวจ", name(checker))];
    let kept = keeping::of(at.db(), id).await?;
    let mark = actions::kept_mark(at.db(), kept.as_ref()).await?;
    shown(&at, &letter, Copy::Duplicate(people, mark)).await
}

/// A copy to be signed by hand as one that agrees with the original: by the reader where their level suffices, else by whoever signs.
async fn certified(at: Allowed<ReadLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = issued_letter(&at, id).await?;
    if !rules::certifies(at.actor()) {
        return shown(&at, &letter, Copy::Certified(None)).await;
    }
    let (p, me) = (at.paper(), at.actor().staff);
    let level = at.actor().level().filter(|_| at.actor().role_code() == Role::SocialWorker.code());
    let post = format!("{}{}", p.t(&format!("role-{}", at.actor().role_code())), level.map_or("", Level::thai));
    let name = offices::brief(at.db(), &[me]).await?.remove(&me).map_or_else(String::new, |staff| staff.full_name);
    shown(&at, &letter, Copy::Certified(Some((name, format!("{post} {}", at.actor().office_name))))).await
}

/// Sets a letter as the reader's office has it.
pub(super) async fn set<P: Permission>(at: &Allowed<P>, letter: &LetterRow, copy: Copy) -> Result<Vec<u8>, Failure> {
    Ok(actions::set(at.db(), &at.paper(), letter, copy).await?)
}

async fn exchanged(at: Allowed<ReadLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = issued_letter(&at, id).await?;
    let content = issued::content(at.db(), id).await?.content();
    let xml = exchange::written(&element_names(at.db()).await?, &letter, &content);
    download(xml.into_bytes(), "application/xml", &format!("letter-{}.xml", letter.id))
}

/// What the elements of an exchange file are called.
pub(super) async fn element_names(db: &Db) -> Result<Names, Failure> {
    let entries = reference::settings(db, "exchange").await?;
    Names::of(&entries)
        .ok_or_else(|| Failure::internal(std::io::Error::other("an element of the exchange file has no name")))
}
