//! Files of a paper: what is not what it says, or too large, is refused before anything is kept.

use ::store::files;
use kernel::{Case, Id};
use web::{Allowed, Answer, Failure, Path, Upload, give_back, invalid, plain_name, see_other};

use super::{edit, paper_url};
use crate::access::Access;
use crate::actions;
use crate::forms;
use crate::model::{Attachment, Paper};
use crate::permissions::{ReadCases, WorkCases};
use crate::store;

pub(super) async fn attach(
    at: Allowed<WorkCases>,
    Path((id, paper)): Path<(Id<Case>, Id<Paper>)>,
    upload: Upload,
) -> Answer {
    let found = edit::find(&at, id, paper).await?;
    let file = upload.file("file");
    let checked =
        file.ok_or("file-empty").and_then(|file| files::check(&file.name, &file.bytes).map(|kind| (file, kind)));
    let (file, kind) = match checked {
        Ok(checked) => checked,
        Err(reason) => {
            let wrong = kernel::Invalid::one("file", reason);
            let mut page = edit::page(&at, &found, &forms::papers::open(&found.paper), &wrong).await?;
            page.file_error = page.p.t(reason).into_owned();
            return invalid(&page);
        }
    };
    let add = (plain_name(&file.name), kind, file.bytes.clone());
    actions::attach(at.db(), &found.access, at.actor(), found.case.id, found.paper.id, add).await?;
    see_other(&paper_url(found.case.id, found.paper.id), "cases-file-attached")
}

/// Serves a file to those who may read its case; as a download, so that it never runs on this site.
pub(super) async fn show(at: Allowed<ReadCases>, Path((id, file)): Path<(Id<Case>, Id<Attachment>)>) -> Answer {
    let case = store::find(at.db(), &Access::of(&at), id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    let papers: Vec<_> = store::papers::of_case(at.db(), case.id).await?.iter().map(|paper| paper.id).collect();
    let files = store::papers::attachments(at.db(), &papers).await?;
    let file = files.into_iter().find(|found| found.id == file).ok_or(Failure::NotFound)?;
    let bytes = files::read(at.db(), &file.digest).await?;
    give_back(bytes, file.kind.content_type(&file.name), &file.name)
}
