//! The files of letters; their bytes lie in the data folder under their digest.

use kernel::{Id, Letter};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{FilePart, FileRow, LetterFile};

fn select() -> Sql {
    Sql::new(format!("select {} from letter_files", FileRow::COLUMNS))
}

/// The files of a letter that was found within access.
pub async fn of(on: &impl Source, letter: Id<Letter>) -> Result<Vec<FileRow>> {
    on.all(select().then("where letter = ? order by id limit 100").bind(letter)).await
}

/// One file of a letter.
pub async fn find(on: &impl Source, letter: Id<Letter>, id: Id<LetterFile>) -> Result<FileRow> {
    on.one(select().then("where id = ? and letter = ?").bind(id).bind(letter)).await
}

/// The first file of a letter that is that part of it.
pub async fn part(on: &impl Source, letter: Id<Letter>, part: FilePart) -> Result<Option<FileRow>> {
    on.first(select().then("where letter = ? and part = ? order by id limit 1").bind(letter).bind(part)).await
}

/// What is enclosed with a letter, in the order in which it was added.
pub async fn enclosed(on: &impl Source, letter: Id<Letter>) -> Result<Vec<FileRow>> {
    let sql = select().then("where letter = ? and part = ? order by id limit 200");
    on.all(sql.bind(letter).bind(FilePart::Enclosure)).await
}

/// Takes some of what is enclosed with a letter out of the tables; their bytes go after the commit.
pub async fn remove_enclosed(tx: &Tx<'_>, letter: Id<Letter>, ids: &[Id<LetterFile>]) -> Result<()> {
    let sql = Sql::new("delete from letter_files where letter = ? and part = ? and id in");
    tx.run(sql.bind(letter).bind(FilePart::Enclosure).list(ids.iter().copied())).await.map(|_| ())
}

/// Writes a file.
pub async fn insert(tx: &Tx<'_>, row: &FileRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into letter_files ({}, added_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        FileRow::COLUMNS
    ));
    let sql = sql.bind(row.id).bind(row.letter).bind(row.part).bind(row.file_name.as_str()).bind(row.kind);
    let sql = sql.bind(row.size).bind(row.digest.as_str()).bind(row.added_at).bind(row.words.as_str());
    tx.run(sql.bind(tx.by().staff())).await.map(|_| ())
}

/// The words of the text layers of a letter's files, blank between them.
pub async fn words(on: &impl Source, letter: Id<Letter>) -> Result<String> {
    let rows: Vec<(String,)> = on
        .all(Sql::new("select words from letter_files where letter = ? and words <> '' limit 100").bind(letter))
        .await?;
    Ok(rows.into_iter().map(|(words,)| words).collect::<Vec<_>>().join(" "))
}

/// Takes the files that are one part of a letter out of the tables; their bytes go after the commit.
pub async fn remove_part(tx: &Tx<'_>, letter: Id<Letter>, part: FilePart) -> Result<()> {
    tx.run(Sql::new("delete from letter_files where letter = ? and part = ?").bind(letter).bind(part)).await.map(|_| ())
}

/// Takes the files of a letter out of the tables; their bytes go after the commit.
pub async fn remove(tx: &Tx<'_>, letter: Id<Letter>) -> Result<()> {
    tx.run(Sql::new("delete from letter_files where letter = ?").bind(letter)).await.map(|_| ())
}
