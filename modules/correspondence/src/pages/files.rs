//! The files of a letter: the original as it came, and its copy with the stamp.

use ::store::files;
use kernel::{Id, Letter};
use web::{Allowed, Answer, Path, Routes, download};

use super::find;
use crate::actions;
use crate::model::LetterFile;
use crate::permissions::ReadLetters;

pub(super) fn routes() -> Routes {
    Routes::new().get("/letters/{id}/files/{file}", original).get("/letters/{id}/stamped", stamped)
}

async fn original(at: Allowed<ReadLetters>, Path((id, file)): Path<(Id<Letter>, Id<LetterFile>)>) -> Answer {
    let letter = find(&at, id).await?;
    let file = crate::store::files::find(at.db(), letter.id, file).await?;
    actions::note_reading(at.db(), at.actor(), &letter).await?;
    let bytes = files::read(at.db(), &file.digest).await?;
    let ending = file.file_name.rsplit_once('.').map_or("bin", |(_, ending)| ending).to_ascii_lowercase();
    let known = ending.chars().all(|letter| letter.is_ascii_alphanumeric());
    let name = format!("letter-{}.{}", file.id, if known { ending.as_str() } else { "bin" });
    download(bytes, file.kind.content_type(&file.file_name), &name)
}

async fn stamped(at: Allowed<ReadLetters>, Path(id): Path<Id<Letter>>) -> Answer {
    let letter = find(&at, id).await?;
    actions::note_reading(at.db(), at.actor(), &letter).await?;
    let bytes = actions::stamped(at.db(), &letter).await?;
    download(bytes, "application/pdf", &format!("letter-{}-stamped.pdf", letter.id))
}
