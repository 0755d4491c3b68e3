//! Items come onto an agenda, by hand and by themselves; files are attached to them.

use ::store::files::{self, FileKind};
use ::store::{Db, Tx};
use kernel::{Actor, Code as _, Id, Meeting, Refusal, Resolution};
use serde_json::json;

use super::{Done, held, record};
use crate::model::{FileRow, Item, ItemRow, MeetingRow, Section};
use crate::rules::{agenda, life};
use crate::store::{items, meetings, resolutions};

/// An item as it is put on an agenda.
#[derive(Debug, Clone)]
pub struct NewItem {
    /// Under which of the five.
    pub section: Section,
    /// What it is.
    pub title: String,
    /// What the members read before.
    pub briefing: String,
    /// Who presents it.
    pub presenter: String,
}

async fn insert(
    tx: &Tx<'_>,
    meeting: Id<Meeting>,
    item: NewItem,
    (certifies, follows): (Option<Id<Meeting>>, Option<Id<Resolution>>),
) -> Done<Id<Item>> {
    let row = ItemRow {
        id: tx.new_id(),
        meeting,
        section: item.section,
        rank: items::next_rank(tx, meeting, item.section).await?,
        title: item.title,
        briefing: item.briefing,
        presenter: item.presenter,
        said: String::new(),
        certifies,
        follows,
        saved_at: tx.now(),
        version: 1,
    };
    items::insert(tx, &row).await?;
    Ok(row.id)
}

/// Puts an item on an agenda.
///
/// # Errors
/// The meeting is over.
pub async fn put(db: &Db, actor: &Actor, meeting: Id<Meeting>, item: NewItem) -> Done<Id<Item>> {
    let tx = db.write(actor).await?;
    let meeting = held(&tx, meeting).await?;
    life::put_on_agenda(meeting.state)?;
    let section = item.section;
    let id = insert(&tx, meeting.id, item, (None, None)).await?;
    record(&tx, "meeting-item-put", &meeting, "", json!({ "item": id.to_string(), "section": section.code() })).await?;
    tx.commit().await?;
    Ok(id)
}

/// What the body owes comes onto the agenda by itself: minutes to certify under the second item, open resolutions under the
/// third. What is there already stays as it is.
pub(super) async fn bring_up(tx: &Tx<'_>, meeting: &MeetingRow) -> Done<()> {
    let item = |section, title| NewItem { section, title, briefing: String::new(), presenter: String::new() };
    for earlier in meetings::uncertified(tx, meeting.body, meeting.starts_at).await? {
        if !items::is_on(tx, meeting.id, Some(earlier.id), None).await? {
            let title = agenda::certifying(&earlier.label());
            insert(tx, meeting.id, item(Section::Minutes, title), (Some(earlier.id), None)).await?;
        }
    }
    for open in resolutions::open_of_body(tx, meeting.body).await? {
        let taken_in = meetings::load(tx, open.meeting).await?;
        let is_earlier = taken_in.starts_at < meeting.starts_at;
        if is_earlier && !items::is_on(tx, meeting.id, None, Some(open.id)).await? {
            let title = agenda::following(&taken_in.label(), &open.words);
            insert(tx, meeting.id, item(Section::Information, title), (None, Some(open.id))).await?;
        }
    }
    Ok(())
}

/// Changes what an item is, under the version that was read; its section stays.
///
/// # Errors
/// The meeting is over, or somebody changed the item meanwhile.
pub async fn edit_item(db: &Db, actor: &Actor, was: &ItemRow, version: i64, item: NewItem) -> Done<()> {
    let tx = db.write(actor).await?;
    let meeting = held(&tx, was.meeting).await?;
    life::put_on_agenda(meeting.state)?;
    let (title, briefing, presenter) = (item.title, item.briefing, item.presenter);
    items::update(&tx, &ItemRow { title, briefing, presenter, version, ..was.clone() }).await?;
    record(&tx, "meeting-item-changed", &meeting, "", json!({ "item": was.id.to_string() })).await?;
    Ok(tx.commit().await?)
}

/// Takes an item off the agenda, with its files.
///
/// # Errors
/// The meeting began, the item has a resolution, or somebody changed it meanwhile.
pub async fn remove_item(db: &Db, actor: &Actor, item: &ItemRow, version: i64) -> Done<()> {
    let tx = db.write(actor).await?;
    let meeting = held(&tx, item.meeting).await?;
    life::prepare(meeting.state)?;
    let digests: Vec<String> = items::files(&tx, meeting.id).await?.into_iter().map(|file| file.digest).collect();
    items::remove(&tx, &ItemRow { version, ..item.clone() }).await?;
    record(&tx, "meeting-item-removed", &meeting, "", json!({ "title": item.title })).await?;
    tx.commit().await?;
    files::forget(db, &digests).await?;
    Ok(())
}

/// A file that was looked at: it is what its name says.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The most files of one meeting.
const FILES: usize = 100;

/// Attaches a file to an item.
///
/// # Errors
/// The meeting is over, or it has as many files as it may have.
pub async fn attach(db: &Db, actor: &Actor, item: &ItemRow, file: NewFile) -> Done<()> {
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    let digest = files::keep(db, file.bytes).await?;
    let tx = db.write(actor).await?;
    let meeting = held(&tx, item.meeting).await?;
    life::put_on_agenda(meeting.state)?;
    if items::files(&tx, meeting.id).await?.len() >= FILES {
        return Err(Refusal::new("meetings-refused-many-files").into());
    }
    let row = FileRow {
        id: tx.new_id(),
        meeting: meeting.id,
        item: item.id,
        name: file.name,
        kind: file.kind,
        size,
        digest,
        added_by: actor.staff,
        added_at: tx.now(),
    };
    items::insert_file(&tx, &row).await?;
    record(&tx, "meeting-file-added", &meeting, "", json!({ "item": item.id.to_string(), "sha256": row.digest }))
        .await?;
    Ok(tx.commit().await?)
}
