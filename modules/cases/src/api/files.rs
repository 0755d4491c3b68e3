//! Files of home visits: sent as they are with a declared type, checked as the pages check them, downloaded, described.

use ::store::files;
use kernel::{Case, Id};
use web::api::{ApiAnswer, Key, Problem, Raw, Reply};
use web::{Allowed, Path, give_back, plain_name};

use super::body::FileBody;
use super::visits::find;
use crate::access::Access;
use crate::actions::{self, AddFile};
use crate::model::{Attachment, AttachmentRow, Paper};
use crate::permissions::{ReadCases, WorkCases};
use crate::{rules, store};

/// Attaches a file to a visit that its author still writes. Its name travels in `Content-Disposition`.
#[utoipa::path(post, path = "/cases/{id}/visits/{visit}/files", tag = "files", operation_id = "attachFile",
    request_body(content(
        (Vec<u8> = "application/pdf"),
        (Vec<u8> = "image/jpeg"),
        (Vec<u8> = "image/png"),
        (Vec<u8> = "image/webp"))),
    params(
        ("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"),
        ("visit" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"),
        ("Content-Disposition" = String, Header, description = "attachment; filename=\"…\" or filename*=UTF-8''…"),
        ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, description = "Attached", body = FileBody, headers(("Location" = String)))))]
pub(crate) async fn create(
    at: Allowed<WorkCases>,
    Path((id, visit)): Path<(Id<Case>, Id<Paper>)>,
    key: Key,
    raw: Raw,
) -> ApiAnswer {
    let found = find(&at, id, visit).await?;
    rules::edit(&found.case, &found.visit, at.actor().staff)?;
    let kind = files::check(&raw.name, &raw.bytes).map_err(|reason| Problem::at("", reason))?;
    let name = plain_name(&raw.name);
    if kind.content_type(&name) != raw.media_type {
        return Err(Problem::Type);
    }
    let size = i64::try_from(raw.bytes.len()).unwrap_or(i64::MAX);
    // Kept before the row is written: a file without a row is harmless, a row without a file is a loss.
    let digest = files::keep(at.db(), raw.bytes).await?;
    let tx = at.db().write(at.actor()).await?;
    if let Some(reply) = key.answered(&tx, &format!("{name}\n{digest}")).await? {
        return reply.into();
    }
    let file = AddFile { name, kind, size, digest };
    let row = actions::attach_in(&tx, &found.access, at.actor(), id, visit, file).await?;
    let reply = Reply::created(&format!("/cases/{id}/files/{}", row.id), &FileBody::of(&row))?;
    key.keep(&tx, &reply).await?;
    tx.commit().await?;
    reply.into()
}

/// A file of a case within access.
async fn file(at: &Allowed<ReadCases>, id: Id<Case>, file: Id<Attachment>) -> Result<AttachmentRow, Problem> {
    let case = store::find(at.db(), &Access::of(at), id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    let papers: Vec<_> = store::papers::of_case(at.db(), case.id).await?.iter().map(|paper| paper.id).collect();
    let files = store::papers::attachments(at.db(), &papers).await?;
    files.into_iter().find(|found| found.id == file).ok_or(Problem::NotFound)
}

/// What is known of a file.
#[utoipa::path(get, path = "/cases/{id}/files/{file}", tag = "files", operation_id = "getFile",
    params(
        ("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"),
        ("file" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$")),
    responses((status = 200, description = "The file", body = FileBody)))]
pub(crate) async fn show(
    at: Allowed<ReadCases>,
    Path((id, attachment)): Path<(Id<Case>, Id<Attachment>)>,
) -> ApiAnswer {
    Reply::ok(&FileBody::of(&file(&at, id, attachment).await?))?.into()
}

/// The file itself.
#[utoipa::path(get, path = "/cases/{id}/files/{file}/content", tag = "files", operation_id = "downloadFile",
    params(
        ("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"),
        ("file" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$")),
    responses((status = 200, description = "The content", content(
        (Vec<u8> = "application/pdf"),
        (Vec<u8> = "image/jpeg"),
        (Vec<u8> = "image/png"),
        (Vec<u8> = "image/webp"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.presentationml.presentation")))))]
pub(crate) async fn content(
    at: Allowed<ReadCases>,
    Path((id, attachment)): Path<(Id<Case>, Id<Attachment>)>,
) -> ApiAnswer {
    let file = file(&at, id, attachment).await?;
    let bytes = files::read(at.db(), &file.digest).await?;
    Ok(give_back(bytes, file.kind.content_type(&file.name), &file.name)?)
}
