//! A letter set as PDF or as pictures, on a thread that may take its time.

use ::documents::bundle;
use ::store::{Db, Result, StoreError};
use offices::OfficeBrief;
use ui::Page;

use crate::documents::{Copy, Sheet};
use crate::model::{Content, DeliveryRow, HeadRow, LetterRow, LetterSignatureRow, SalutationRow};
use crate::store::{issued, salutations};

/// What stands around a letter on its pages.
struct Frame {
    office: OfficeBrief,
    head: HeadRow,
    signature: Option<LetterSignatureRow>,
    emblem: Option<Vec<u8>>,
    content: Content,
}

impl Frame {
    async fn of(db: &Db, letter: &LetterRow, content: Content) -> Result<Self> {
        let content = greeted(db, content).await?;
        let head = issued::head(db, letter.office).await?;
        let emblem = match head.emblem.as_str() {
            "" => None,
            digest => Some(::store::files::read(db, digest).await?),
        };
        let office = offices::office(db, letter.office).await?;
        let signature = issued::signature(db, letter.id).await?;
        Ok(Self { office, head, signature, emblem, content })
    }

    fn sheet<'a>(&'a self, letter: &'a LetterRow, copy: Copy) -> Sheet<'a> {
        Sheet {
            letter,
            content: &self.content,
            office: &self.office,
            head: &self.head,
            signature: self.signature.as_ref(),
            copy,
            emblem: self.emblem.as_deref(),
        }
    }
}

/// What a letter says with the two words of its salutation. A letter that bears none has those of the salutation as it is now.
async fn greeted(db: &Db, content: Content) -> Result<Content> {
    if !content.greeting.is_empty() {
        return Ok(content);
    }
    let code = if content.salutation.is_empty() { SalutationRow::GENERAL } else { &content.salutation };
    let found = salutations::one(db, code).await?;
    Ok(Content { greeting: found.greeting, farewell: found.farewell, ..content })
}

fn broken(error: &dyn std::fmt::Display) -> StoreError {
    StoreError::Broken(error.to_string().into())
}

/// Work on a sheet, away from those who wait for pages.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> std::result::Result<T, ::documents::Error> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|error| broken(&error))?;
    done.map_err(|error| broken(&error))
}

/// The PDF of a letter; `p` is a page in Thai.
///
/// # Errors
/// Its emblem is gone, or the template is wrong.
pub async fn set(db: &Db, p: &Page, letter: &LetterRow, copy: Copy) -> Result<Vec<u8>> {
    let content = issued::content(db, letter.id).await?.content();
    let frame = Frame::of(db, letter, content).await?;
    let (p, now, letter) = (p.clone(), db.now(), letter.clone());
    aside(move || frame.sheet(&letter, copy).render(&p, now)).await
}

/// The copies of these addressees, one after the other, as one file for the printer.
///
/// # Errors
/// Its emblem is gone, or the template is wrong.
pub async fn copies(db: &Db, p: &Page, letter: &LetterRow, to: &[DeliveryRow]) -> Result<Vec<u8>> {
    let content = issued::content(db, letter.id).await?.content();
    let frame = Frame::of(db, letter, content).await?;
    let letters: Vec<LetterRow> = to.iter().map(|one| one.copy_of(letter)).collect();
    let (p, now) = (p.clone(), db.now());
    let papers = aside(move || {
        let each = letters.iter().map(|letter| frame.sheet(letter, Copy::Original).render(&p, now));
        each.collect::<std::result::Result<Vec<_>, _>>()
    });
    let papers = papers.await?;
    bundle(&papers).map_err(|_| broken(&"a paper of ours cannot be read"))
}

/// The pages of a letter as it stands in a form, which may be stored nowhere.
///
/// # Errors
/// Its emblem is gone, or the template is wrong.
pub async fn pictures(db: &Db, p: &Page, letter: LetterRow, content: Content) -> Result<Vec<String>> {
    let frame = Frame::of(db, &letter, content).await?;
    let (p, now) = (p.clone(), db.now());
    aside(move || frame.sheet(&letter, Copy::Original).pictures(&p, now)).await
}
