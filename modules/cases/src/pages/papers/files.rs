//! Files of a paper: what is not what it says, or too large, is refused before anything is kept.

use ::store::files;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use kernel::{Case, Id};
use web::{Allowed, Answer, Failure, Path, Upload, invalid, see_other};

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

/// The name without folders and control characters, at most 120 characters.
pub(crate) fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let plain: String = last.chars().filter(|letter| !letter.is_control() && *letter != '"').collect();
    let many = plain.chars().count();
    plain.chars().skip(many.saturating_sub(120)).collect()
}

/// Serves a file to those who may read its case; as a download, so that it never runs on this site.
pub(super) async fn show(at: Allowed<ReadCases>, Path((id, file)): Path<(Id<Case>, Id<Attachment>)>) -> Answer {
    let case = store::find(at.db(), &Access::of(&at), id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    let papers: Vec<_> = store::papers::of_case(at.db(), case.id).await?.iter().map(|paper| paper.id).collect();
    let files = store::papers::attachments(at.db(), &papers).await?;
    let file = files.into_iter().find(|found| found.id == file).ok_or(Failure::NotFound)?;
    let bytes = files::read(at.db(), &file.digest).await?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.kind.content_type(&file.name)));
    headers.insert(CONTENT_DISPOSITION, disposition(&file.name)?);
    Ok(response)
}

/// Tells a browser to save a file under that name and never to show it on this site.
pub(crate) fn disposition(name: &str) -> Result<HeaderValue, Failure> {
    HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{}", percent(name))).map_err(Failure::internal)
}

fn percent(name: &str) -> String {
    name.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_loses_folders_and_quotes() {
        assert_eq!(plain_name("C:\\ลับ\\ภาพ\".jpg"), "ภาพ.jpg");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(percent("ก.pdf"), "%E0%B8%81.pdf");
    }
}
