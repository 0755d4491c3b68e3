//! ตรารับ และตรากำหนดเก็บ: the copy of a letter on whose first page the stamps are printed (แบบที่ 12, ข้อ 55.1). The original stays as
//! it came.

use ::store::files::FileKind;
use ::store::{Db, Source, StoreError, files};
use kernel::{Code as _, Lang};

use crate::documents::{KeptMark, Original, Stamp};
use crate::model::{FilePart, FileRow, KeepingRow, LetterRow, Mark};
use crate::store::keeping;

/// The bytes of the stamped copy: made when it is first asked for, and kept until the letter is to bear another mark.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no original on which a stamp can be printed: none at all, one that cannot be read, or a
/// letter that was not received.
pub async fn stamped(db: &Db, letter: &LetterRow) -> Result<Vec<u8>, StoreError> {
    let kept = keeping::of(db, letter.id).await?;
    let name = file_name(letter, kept.as_ref());
    if let Some(file) = there(db, letter, &name).await? {
        return files::read(db, &file.digest).await;
    }
    let original = sheet(&crate::store::files::of(db, letter.id).await?).cloned().ok_or(StoreError::NotFound)?;
    let (Some(number), Some(received_at)) = (letter.number, letter.received_at) else {
        return Err(StoreError::NotFound);
    };
    let office = offices::office(db, letter.office).await?.named(Lang::Th).to_owned();
    let stamp = Stamp { office, number, received_at, kept: kept_mark(db, kept.as_ref()).await? };
    let bytes = files::read(db, &original.digest).await?;
    let (ident, now, kind) = (letter.id.to_string(), db.now(), original.kind);
    let printing = tokio::task::spawn_blocking(move || {
        Original::look(kind, bytes).and_then(|original| stamp.over(&ident, now, original).ok())
    });
    let printed = printing.await.map_err(|error| StoreError::Broken(error.to_string().into()))?;
    let printed = printed.ok_or(StoreError::NotFound)?;
    keep(db, letter, name, &printed).await?;
    Ok(printed)
}

/// The file on whose first page the stamp is printed: the letter as it came; of an e-mail, the first paper that came with it.
#[must_use]
pub fn sheet(files: &[FileRow]) -> Option<&FileRow> {
    let printed = |file: &&FileRow| matches!(file.kind, FileKind::Pdf | FileKind::Jpeg | FileKind::Png);
    let original = files.iter().find(|file| file.part == FilePart::Original)?;
    match original.kind {
        FileKind::Email => files.iter().filter(|file| file.part == FilePart::Enclosure).find(printed),
        _ => Some(original).filter(printed),
    }
}

/// ตรากำหนดเก็บ of a letter that is kept, with the name of who answers for it.
///
/// # Errors
/// [`StoreError`].
pub async fn kept_mark(on: &impl Source, kept: Option<&KeepingRow>) -> Result<Option<KeptMark>, StoreError> {
    let Some(kept) = kept else { return Ok(None) };
    let staff = offices::brief(on, &[kept.marker()]).await?;
    let by = staff.get(&kept.marker()).map_or_else(String::new, |staff| staff.name.clone());
    Ok(Some(KeptMark { mark: kept.mark(), by }))
}

/// What is printed on a copy is told by its name, so that one that bears an older mark is known.
fn file_name(letter: &LetterRow, kept: Option<&KeepingRow>) -> String {
    let mark = kept.map_or_else(String::new, |kept| {
        let mark = match kept.mark() {
            Mark::ForGood => "for-good".to_owned(),
            Mark::Until(year) => year.to_string(),
        };
        format!("-{mark}-{}", kept.marker())
    });
    format!("{}-{}{mark}.pdf", letter.series.code(), letter.number.unwrap_or_default())
}

/// The copy of that name, where it was printed already.
async fn there(on: &impl Source, letter: &LetterRow, name: &str) -> Result<Option<FileRow>, StoreError> {
    let file = crate::store::files::part(on, letter.id, FilePart::Stamped).await?;
    Ok(file.filter(|file| file.file_name == name))
}

/// Keeps the copy beside the original, in the place of one with another mark. Two readers may print it at once: the second finds the
/// first's and leaves it.
async fn keep(db: &Db, letter: &LetterRow, file_name: String, printed: &[u8]) -> Result<(), StoreError> {
    let digest = files::keep(db, printed.to_vec()).await?;
    let tx = db.write(::store::By::System("stamp")).await?;
    if there(&tx, letter, &file_name).await?.is_some() {
        return Ok(());
    }
    let old = crate::store::files::part(&tx, letter.id, FilePart::Stamped).await?;
    crate::store::files::remove_part(&tx, letter.id, FilePart::Stamped).await?;
    let row = FileRow {
        id: tx.new_id(),
        letter: letter.id,
        part: FilePart::Stamped,
        file_name,
        kind: FileKind::Pdf,
        size: i64::try_from(printed.len()).unwrap_or(i64::MAX),
        digest,
        added_at: tx.now(),
        words: String::new(),
    };
    crate::store::files::insert(&tx, &row).await?;
    super::record(&tx, "letter-stamped", letter, "", super::about(letter)).await?;
    tx.commit().await?;
    // After the commit: the bytes of the older copy are no letter's any more.
    let old: Vec<String> = old.into_iter().map(|file| file.digest).collect();
    files::forget(db, &old).await.map(|_| ())
}
