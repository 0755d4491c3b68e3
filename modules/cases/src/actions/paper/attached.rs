//! แนบไฟล์และเขียนเพิ่มเติม: files while a paper is written, addenda once it is signed.

use ::store::files::{self, FileKind};
use ::store::{Db, Tx};
use kernel::{Actor, Case, Id, Refusal};

use super::super::{Done, Told, load, tell};
use crate::access::Access;
use crate::model::{AttachmentRow, Happened, Paper};
use crate::{rules, store};

/// A file for a paper, its content kept already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddFile {
    /// The name its sender gave it.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Bytes.
    pub size: i64,
    /// The name under which its content was kept.
    pub digest: String,
}

/// Attaches a file to a paper that its author still writes.
///
/// # Errors
/// It is signed, or somebody else's.
pub async fn attach(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    paper: Id<Paper>,
    (name, kind, bytes): (String, FileKind, Vec<u8>),
) -> Done<()> {
    let case = store::find(db, access, id).await?;
    rules::edit(&case, &store::papers::find(db, id, paper).await?, actor.staff)?;
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    // Kept before the row is written: a file without a row is harmless, a row without a file is a loss.
    let digest = files::keep(db, bytes).await?;
    let tx = db.write(actor).await?;
    attach_in(&tx, access, actor, id, paper, AddFile { name, kind, size, digest }).await?;
    Ok(tx.commit().await?)
}

/// Attaches a file that was kept already, in the transaction of whoever asks, who commits it.
pub(crate) async fn attach_in(
    tx: &Tx<'_>,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    paper: Id<Paper>,
    file: AddFile,
) -> Done<AttachmentRow> {
    let case = load(tx, access, id).await?;
    rules::edit(&case, &store::papers::find(tx, id, paper).await?, actor.staff)?;
    let AddFile { name, kind, size, digest } = file;
    let (added_by, added_at) = (actor.staff, tx.now());
    let attachment = AttachmentRow { id: tx.new_id(), paper, name, kind, size, digest, added_by, added_at };
    store::papers::attach(tx, &attachment).await?;
    tell(tx, actor, &case, Told::new(Happened::FileAttached).about(paper)).await?;
    Ok(attachment)
}

/// Adds to a signed paper; what was signed stays as it is.
///
/// # Errors
/// The paper is still a draft and can be changed itself.
pub async fn add(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, paper: Id<Paper>, body: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, id).await?;
    let paper = store::papers::find(&tx, id, paper).await?;
    if paper.state.is_writable() {
        return Err(Refusal::new("cases-refused-still-draft").into());
    }
    store::papers::add(&tx, paper.id, actor.staff, body).await?;
    tell(&tx, actor, &case, Told::new(Happened::PaperAddedTo).about(paper.id).words(body)).await?;
    Ok(tx.commit().await?)
}
