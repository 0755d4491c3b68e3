//! A letter set as PDF or as pictures, on a thread that may take its time.

use ::store::{Db, Result, StoreError};
use offices::OfficeBrief;
use ui::Page;

use crate::documents::{Copy, Sheet};
use crate::model::{Content, HeadRow, LetterRow, LetterSignatureRow};
use crate::store::issued;

/// What stands around a letter on its pages.
struct Frame {
    office: OfficeBrief,
    head: HeadRow,
    signature: Option<LetterSignatureRow>,
    emblem: Option<Vec<u8>>,
}

impl Frame {
    async fn of(db: &Db, letter: &LetterRow) -> Result<Self> {
        let head = issued::head(db, letter.office).await?;
        let emblem = match head.emblem.as_str() {
            "" => None,
            digest => Some(::store::files::read(db, digest).await?),
        };
        let office = offices::office(db, letter.office).await?;
        let signature = issued::signature(db, letter.id).await?;
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
    let frame = Frame::of(db, letter).await?;
    let (p, now, letter) = (p.clone(), db.now(), letter.clone());
    aside(move || frame.sheet(&letter, &content, copy).render(&p, now)).await
}

/// The pages of a letter as it stands in a form, which may be stored nowhere.
///
/// # Errors
/// Its emblem is gone, or the template is wrong.
pub async fn pictures(db: &Db, p: &Page, letter: LetterRow, content: Content) -> Result<Vec<String>> {
    let frame = Frame::of(db, &letter).await?;
    let (p, now) = (p.clone(), db.now());
    aside(move || frame.sheet(&letter, &content, Copy::Original).pictures(&p, now)).await
}
