//! Pages of papers: begin, write, sign, check, add to, attach.

mod edit;
mod files;
mod read;

use axum::extract::Path;
use kernel::Code as _;
use web::{Allowed, Answer, Failure, Form, Routes, see_other};

use super::{case_id, paper_id};
use crate::access::Access;
use crate::actions::{self, Decision};
use crate::forms::papers as paper_forms;
use crate::model::PaperForm;
use crate::permissions::{ReviewCases, WorkCases};

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/cases/{id}/papers", create)
        .get("/cases/{id}/papers/{paper}", read::show)
        .post("/cases/{id}/papers/{paper}", edit::save)
        .post("/cases/{id}/papers/{paper}/draft", edit::autosave)
        .post("/cases/{id}/papers/{paper}/signature", edit::sign)
        .post("/cases/{id}/papers/{paper}/cosignature", cosign)
        .post("/cases/{id}/papers/{paper}/returning", give_back)
        .post("/cases/{id}/papers/{paper}/addenda", add)
        .post("/cases/{id}/papers/{paper}/files", files::attach)
        .get("/cases/{id}/files/{file}", files::show)
}

/// Begins a paper and goes on to write it.
async fn create(at: Allowed<WorkCases>, Path(id): Path<String>, Form(fields): Form) -> Answer {
    let id = case_id(&id)?;
    let form = PaperForm::from_code(fields.get("form")).ok_or(Failure::Unreadable)?;
    let paper = actions::begin(at.db(), &Access::of(&at), at.actor(), id, form).await?;
    see_other(&paper_url(id, paper), "")
}

async fn cosign(at: Allowed<ReviewCases>, Path((id, paper)): Path<(String, String)>, Form(fields): Form) -> Answer {
    let decision = decision(&id, &paper, fields.get("version"))?;
    actions::cosign(at.db(), &Access::of(&at), at.actor(), decision).await?;
    see_other("/reviews", "cases-paper-cosigned")
}

async fn give_back(at: Allowed<ReviewCases>, Path((id, paper)): Path<(String, String)>, Form(fields): Form) -> Answer {
    let decision = decision(&id, &paper, fields.get("version"))?;
    match paper_forms::words(&fields, "comment", at.today()) {
        Ok(comment) => {
            actions::give_back(at.db(), &Access::of(&at), at.actor(), decision, &comment).await?;
            see_other("/reviews", "cases-paper-returned")
        }
        Err(wrong) => read::with_problem(&at, decision, &wrong).await,
    }
}

async fn add(at: Allowed<WorkCases>, Path((id, paper)): Path<(String, String)>, Form(fields): Form) -> Answer {
    let (id, paper) = (case_id(&id)?, paper_id(&paper)?);
    match paper_forms::words(&fields, "body", at.today()) {
        Ok(body) => {
            actions::add(at.db(), &Access::of(&at), at.actor(), id, paper, &body).await?;
            see_other(&paper_url(id, paper), "cases-addendum-added")
        }
        Err(wrong) => read::with_problem(&at, Decision { case: id, paper, version: 0 }, &wrong).await,
    }
}

fn decision(case: &str, paper: &str, version: &str) -> Result<Decision, Failure> {
    let version = version.parse().map_err(|_| Failure::Unreadable)?;
    Ok(Decision { case: case_id(case)?, paper: paper_id(paper)?, version })
}

fn paper_url(case: kernel::Id<kernel::Case>, paper: i64) -> String {
    format!("/cases/{case}/papers/{}", kernel::Id::<()>::new(paper))
}
