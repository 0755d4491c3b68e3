//! Items of an agenda, what the minutes say of them, and their files.

use kernel::{Id, Meeting, Resolution};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{File, FileRow, Item, ItemRow, Section};

fn select() -> Sql {
    Sql::new(format!("select {} from meeting_items i", ItemRow::COLUMNS))
}

/// The items of a meeting in the order of the agenda.
pub async fn of_meeting(on: &impl Source, meeting: Id<Meeting>) -> Result<Vec<ItemRow>> {
    on.all(select().then("where i.meeting = ? order by i.section, i.rank, i.id limit 300").bind(meeting)).await
}

/// One item of a meeting.
pub async fn find(on: &impl Source, meeting: Id<Meeting>, id: Id<Item>) -> Result<ItemRow> {
    on.one(select().then("where i.meeting = ? and i.id = ?").bind(meeting).bind(id)).await
}

/// The place after the last under a section.
pub async fn next_rank(tx: &Tx<'_>, meeting: Id<Meeting>, section: Section) -> Result<i64> {
    let sql = Sql::new("select coalesce(max(rank), 0) + 1 from meeting_items where meeting = ? and section = ?");
    let (rank,): (i64,) = tx.one(sql.bind(meeting).bind(section)).await?;
    Ok(rank)
}

/// Writes an item.
pub async fn insert(tx: &Tx<'_>, row: &ItemRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into meeting_items ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ItemRow::COLUMNS
    ))
    .bind(row.id)
    .bind(row.meeting)
    .bind(row.section)
    .bind(row.rank)
    .bind(row.title.as_str())
    .bind(row.briefing.as_str())
    .bind(row.presenter.as_str())
    .bind(row.said.as_str())
    .bind(row.certifies)
    .bind(row.follows)
    .bind(row.saved_at)
    .bind(row.version);
    tx.run(sql).await.map(|_| ())
}

/// Saves what an item is and what was said of it, under the version that was read.
pub async fn update(tx: &Tx<'_>, row: &ItemRow) -> Result<()> {
    let sql = Sql::new(
        "update meeting_items set title = ?, briefing = ?, presenter = ?, said = ?, saved_at = ?, \
         version = version + 1 where id = ? and version = ?",
    )
    .bind(row.title.as_str())
    .bind(row.briefing.as_str())
    .bind(row.presenter.as_str())
    .bind(row.said.as_str())
    .bind(row.saved_at)
    .bind(row.id)
    .bind(row.version);
    tx.run_versioned(sql).await
}

/// Takes an item off the agenda, and closes the gap behind it.
pub async fn remove(tx: &Tx<'_>, row: &ItemRow) -> Result<()> {
    tx.run(Sql::new("delete from meeting_files where item = ?").bind(row.id)).await?;
    tx.run_versioned(Sql::new("delete from meeting_items where id = ? and version = ?").bind(row.id).bind(row.version))
        .await?;
    let sql = Sql::new("update meeting_items set rank = rank - 1 where meeting = ? and section = ? and rank > ?");
    tx.run(sql.bind(row.meeting).bind(row.section).bind(row.rank)).await.map(|_| ())
}

/// Whether minutes are already on an agenda to be certified, or a resolution to be reported on.
pub async fn is_on(
    on: &impl Source,
    meeting: Id<Meeting>,
    certifies: Option<Id<Meeting>>,
    follows: Option<Id<Resolution>>,
) -> Result<bool> {
    let sql = Sql::new("select id from meeting_items where meeting = ? and (certifies = ? or follows = ?) limit 1");
    Ok(on.first::<(i64,)>(sql.bind(meeting).bind(certifies).bind(follows)).await?.is_some())
}

/// The files of a meeting, in the order in which they were added.
pub async fn files(on: &impl Source, meeting: Id<Meeting>) -> Result<Vec<FileRow>> {
    let sql = format!("select {} from meeting_files where meeting = ? order by id limit 300", FileRow::COLUMNS);
    on.all(Sql::new(sql).bind(meeting)).await
}

/// One file of a meeting.
pub async fn file(on: &impl Source, meeting: Id<Meeting>, id: Id<File>) -> Result<FileRow> {
    let sql = format!("select {} from meeting_files where meeting = ? and id = ?", FileRow::COLUMNS);
    on.one(Sql::new(sql).bind(meeting).bind(id)).await
}

/// Writes a file.
pub async fn insert_file(tx: &Tx<'_>, row: &FileRow) -> Result<()> {
    let sql = Sql::new(format!("insert into meeting_files ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)", FileRow::COLUMNS))
        .bind(row.id)
        .bind(row.meeting)
        .bind(row.item)
        .bind(row.name.as_str())
        .bind(row.kind)
        .bind(row.size)
        .bind(row.digest.as_str())
        .bind(row.added_by)
        .bind(row.added_at);
    tx.run(sql).await.map(|_| ())
}
