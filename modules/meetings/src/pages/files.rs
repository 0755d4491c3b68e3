//! Files of an item: looked at before they are kept, served to those who may read the meeting.

use ::store::files;
use kernel::{Fields, Id, Invalid, Meeting};
use ui::{FormPage, Look};
use web::{Allowed, Answer, Path, Routes, Upload, give_back, html, invalid, plain_name};

use super::{Asked, Found, answered, items, read};
use crate::actions::{self, NewFile};
use crate::model::{File, Item, ItemRow};
use crate::permissions::{ReadMeetings, RunMeetings};
use crate::store;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/items/{item}/files/new", new)
        .post("/meetings/{id}/items/{item}/files", attach)
        .get("/meetings/{id}/files/{file}", show)
}

fn page(at: &Allowed<RunMeetings>, found: &Found, item: &ItemRow, wrong: &Invalid) -> FormPage {
    let asked = Asked {
        title: "meetings-file-new",
        lead: item.title.clone(),
        action: format!("{}/items/{}/files", found.href(), item.id),
        back: items::place(item),
    };
    let mut page = asked
        .page(at, (&Fields::default(), wrong), |view| vec![view.field(Look::File, "file", "meetings-file").required()]);
    page.form = page.form.with_files();
    page
}

async fn new(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Item>)>) -> Answer {
    let (found, item) = items::found(&at, ids).await?;
    html(&page(&at, &found, &item, &Invalid::default()))
}

async fn attach(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Item>)>, upload: Upload) -> Answer {
    let (found, item) = items::found(&at, ids).await?;
    let file = upload.file("file").ok_or("file-empty");
    let checked = file.and_then(|file| files::check(&file.name, &file.bytes).map(|kind| (file, kind)));
    let (file, kind) = match checked {
        Ok(checked) => checked,
        Err(reason) => return invalid(&page(&at, &found, &item, &Invalid::one("file", reason))),
    };
    let file = NewFile { name: plain_name(&file.name), kind, bytes: file.bytes.clone() };
    let done = actions::attach(at.db(), at.actor(), &item, file).await;
    answered(done, |()| items::place(&item), "meetings-file-added", |wrong| page(&at, &found, &item, wrong))
}

/// Serves a file as a download, so that it never runs on this site.
async fn show(at: Allowed<ReadMeetings>, Path((id, file)): Path<(Id<Meeting>, Id<File>)>) -> Answer {
    let found = read(&at, id).await?;
    let file = store::items::file(at.db(), found.meeting.id, file).await?;
    let bytes = files::read(at.db(), &file.digest).await?;
    give_back(bytes, file.kind.content_type(&file.name), &file.name)
}
