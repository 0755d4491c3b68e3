//! Pages of papers: begin, write, sign, check, add to, attach.

mod edit;
mod files;
mod inherited;
mod lists;
mod read;

use kernel::{Case, Code as _, Fields, Id};
use web::{Allowed, Answer, Failure, Form, Path, Routes, see_other};

use crate::access::Access;
use crate::actions::{self, Decision};
use crate::forms;
use crate::model::{Paper, PaperForm};
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
        .get("/cases/{id}/papers/{paper}/takeover", inherited::ask)
        .post("/cases/{id}/papers/{paper}/takeover", inherited::decide)
        .post("/cases/{id}/papers/{paper}/addenda", add)
        .post("/cases/{id}/papers/{paper}/files", files::attach)
        .get("/cases/{id}/files/{file}", files::show)
}

/// Begins a paper and goes on to write it.
async fn create(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let form = PaperForm::from_code(fields.get("form")).ok_or(Failure::Unreadable)?;
    let paper = actions::begin(at.db(), &Access::of(&at), at.actor(), id, form).await?;
    see_other(&paper_url(id, paper), "")
}

async fn cosign(
    at: Allowed<ReviewCases>,
    Path((id, paper)): Path<(Id<Case>, Id<Paper>)>,
    Form(fields): Form,
) -> Answer {
    let decision = decision(id, paper, &fields)?;
    actions::cosign(at.db(), &Access::of(&at), at.actor(), decision).await?;
    see_other("/reviews", "cases-paper-cosigned")
}

async fn give_back(
    at: Allowed<ReviewCases>,
    Path((id, paper)): Path<(Id<Case>, Id<Paper>)>,
    Form(fields): Form,
) -> Answer {
    let decision = decision(id, paper, &fields)?;
    match forms::words(&fields, "comment", at.today()) {
        Ok(comment) => {
            actions::give_back(at.db(), &Access::of(&at), at.actor(), decision, &comment).await?;
            see_other("/reviews", "cases-paper-returned")
        }
        Err(wrong) => read::with_problem(&at, decision, &wrong).await,
    }
}

async fn add(at: Allowed<WorkCases>, Path((id, paper)): Path<(Id<Case>, Id<Paper>)>, Form(fields): Form) -> Answer {
    match forms::words(&fields, "body", at.today()) {
        Ok(body) => {
            actions::add(at.db(), &Access::of(&at), at.actor(), id, paper, &body).await?;
            see_other(&paper_url(id, paper), "cases-addendum-added")
        }
        Err(wrong) => read::with_problem(&at, Decision { case: id, paper, version: 0 }, &wrong).await,
    }
}

fn decision(case: Id<Case>, paper: Id<Paper>, fields: &Fields) -> Result<Decision, Failure> {
    Ok(Decision { case, paper, version: version(fields)? })
}

/// The version of the paper that the form was made from.
fn version(fields: &Fields) -> Result<i64, Failure> {
    fields.get("version").parse().map_err(|_| Failure::Unreadable)
}

fn paper_url(case: Id<Case>, paper: Id<Paper>) -> String {
    format!("/cases/{case}/papers/{paper}")
}
