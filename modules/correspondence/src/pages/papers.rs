//! หนังสือเป็น PDF, as pictures and as an exchange file.

use kernel::{Id, Lang, Letter, Staff};
use offices::OfficeBrief;
use ui::Page;
use web::{Allowed, Answer, Failure, Path, Permission, Routes, download, show_pdf};

use super::find;
use crate::actions;
use crate::documents::{Copy, Sheet};
use crate::model::{Content, HeadRow, LetterRow, LetterSignatureRow, Way};
use crate::permissions::ReadLetters;
use crate::rules::exchange;
use crate::store::{issued, keeping};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/letters/{id}/paper", original)
        .get("/letters/{id}/paper/duplicate", duplicate)
        .get("/letters/{id}/paper/certified", certified)
        .get("/letters/{id}/exchange", exchanged)
}

/// Official letters are Thai whatever language the reader has chosen.
pub(super) fn thai_page<P: Permission>(at: &Allowed<P>) -> Page {
    let mut p = at.page("correspondence-title");
    p.lang = Lang::Th;
    p
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

/// A copy for the reader to sign by hand as one that agrees with the original.
async fn certified(at: Allowed<ReadLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = issued_letter(&at, id).await?;
    let p = thai_page(&at);
    let post = format!("{} {}", p.t(&format!("role-{}", at.actor().role_code())), at.actor().office_name);
    shown(&at, &letter, Copy::Certified(at.actor().name.clone(), post)).await
}

/// What stands around a letter on its pages.
struct Frame {
    office: OfficeBrief,
    head: HeadRow,
    signature: Option<LetterSignatureRow>,
    emblem: Option<Vec<u8>>,
}

impl Frame {
    async fn of<P: Permission>(at: &Allowed<P>, letter: &LetterRow) -> Result<Self, Failure> {
        let head = issued::head(at.db(), letter.office).await?;
        let emblem = match head.emblem.as_str() {
            "" => None,
            digest => Some(::store::files::read(at.db(), digest).await?),
        };
        let office = offices::office(at.db(), letter.office).await?;
        let signature = issued::signature(at.db(), letter.id).await?;
        Ok(Self { office, head, signature, emblem })
    }

    fn sheet<'a>(&'a self, letter: &'a LetterRow, content: &'a Content, copy: Copy) -> Sheet<'a> {
        Sheet {
            letter,
            content,
            office: &self.office,
            head: &self.head,
            signature: self.signature.as_ref(),
            copy,
            emblem: self.emblem.as_deref(),
        }
    }
}

/// Sets a letter on a thread that may take its time.
pub(super) async fn set<P: Permission>(at: &Allowed<P>, letter: &LetterRow, copy: Copy) -> Result<Vec<u8>, Failure> {
    let content = issued::content(at.db(), letter.id).await?.content();
    let frame = Frame::of(at, letter).await?;
    let (p, now, letter) = (thai_page(at), at.now(), letter.clone());
    let setting = tokio::task::spawn_blocking(move || frame.sheet(&letter, &content, copy).render(&p, now));
    setting.await.map_err(Failure::internal)?.map_err(Failure::internal)
}

/// The pages of a letter as it stands in a form, which may be stored nowhere.
pub(super) async fn pictures<P: Permission>(
    at: &Allowed<P>,
    letter: LetterRow,
    content: Content,
) -> Result<Vec<String>, Failure> {
    let frame = Frame::of(at, &letter).await?;
    let (p, now) = (thai_page(at), at.now());
    let setting = tokio::task::spawn_blocking(move || frame.sheet(&letter, &content, Copy::Original).pictures(&p, now));
    setting.await.map_err(Failure::internal)?.map_err(Failure::internal)
}

async fn exchanged(at: Allowed<ReadLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = issued_letter(&at, id).await?;
    let content = issued::content(at.db(), id).await?.content();
    let xml = exchange::written(&letter, &content);
    download(xml.into_bytes(), "application/xml", &format!("letter-{}.xml", letter.id))
}
