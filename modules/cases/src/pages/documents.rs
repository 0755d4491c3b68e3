//! Papers and the whole case as PDF, for those who may read the page of the same.

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use kernel::{Case, Id, Lang, Moment};
use ui::Page;
use web::{Allowed, Answer, Failure, Path, Routes};

use super::case;
use crate::access::Access;
use crate::documents::{self, Document};
use crate::model::{CaseRow, Paper};
use crate::permissions::ReadCases;
use crate::{actions, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/cases/{id}/papers/{paper}/pdf", paper).get("/cases/{id}/summary/pdf", summary)
}

async fn paper(at: Allowed<ReadCases>, Path((id, paper)): Path<(Id<Case>, Id<Paper>)>) -> Answer {
    let case = found(&at, id).await?;
    let paper = store::papers::find(at.db(), case.id, paper).await?;
    let around = case::around(&at, &case).await?;
    answer(at.now(), documents::paper(&thai_page(&at), &case, &around, &paper)).await
}

async fn summary(at: Allowed<ReadCases>, Path(id): Path<Id<Case>>) -> Answer {
    let case = found(&at, id).await?;
    let around = case::around(&at, &case).await?;
    answer(at.now(), documents::summary(&thai_page(&at), &case, &around)).await
}

/// The case within access; that a restricted one was read is written down before anything of it is set.
async fn found(at: &Allowed<ReadCases>, id: Id<Case>) -> Result<CaseRow, Failure> {
    let case = store::find(at.db(), &Access::of(at), id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    Ok(case)
}

/// Official papers are Thai whatever language the reader has chosen.
fn thai_page(at: &Allowed<ReadCases>) -> Page {
    let mut p = at.page("cases-name");
    p.lang = Lang::Th;
    p
}

/// Sets the paper on a thread that may take its time.
pub(super) async fn answer(now: Moment, document: Option<Document>) -> Answer {
    let document = document.ok_or(Failure::NotFound)?;
    let name = document.file_name();
    let setting = tokio::task::spawn_blocking(move || document.render(now));
    let pdf = setting.await.map_err(Failure::internal)?.map_err(Failure::internal)?;
    let mut response = pdf.into_response();
    let disposition = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")).map_err(Failure::internal)?;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    response.headers_mut().insert(CONTENT_DISPOSITION, disposition);
    Ok(response)
}
