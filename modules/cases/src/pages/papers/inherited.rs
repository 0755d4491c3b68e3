//! A draft whose author has left the team: taken over, or thrown away, with a reason.

use kernel::{Case, Check, Fields, Id, Invalid};
use offices::Scope;
use ui::{FormPage, FormView, Look};
use web::{Allowed, Answer, Failure, Form, Path, form_again, html, see_other};

use super::edit::{self, Found};
use super::paper_url;
use crate::actions::{self, Fate, Inherit};
use crate::model::Paper;
use crate::pages::about;
use crate::permissions::{SuperviseCases, WorkCases};

/// The permission to supervise, where they have it.
type Also = Result<Allowed<SuperviseCases>, Failure>;

pub(super) async fn ask(at: Allowed<WorkCases>, Path((id, paper)): Path<(Id<Case>, Id<Paper>)>) -> Answer {
    let found = edit::find(&at, id, paper).await?;
    html(&page(&at, &found, &Fields::default(), &Invalid::default()))
}

pub(super) async fn decide(
    at: Allowed<WorkCases>,
    also: Also,
    Path((id, paper)): Path<(Id<Case>, Id<Paper>)>,
    Form(fields): Form,
) -> Answer {
    let found = edit::find(&at, id, paper).await?;
    let supervises = match &also {
        Ok(supervisor) => Scope::of(supervisor).covers(at.db(), found.case.office).await?,
        Err(_) => false,
    };
    let mut check = Check::new(&fields, at.today());
    let (fate, reason) = (check.code::<Fate>("fate"), check.prose("reason"));
    let done = match check.finish(|| Ok(Inherit { paper, fate: fate?, reason: reason?, supervises })) {
        Ok(command) => {
            let done = actions::inherit(at.db(), &found.access, at.actor(), id, &command).await;
            done.map(|()| command.fate)
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(Fate::TakeOver) => see_other(&paper_url(id, paper), "cases-inherit-taken"),
        Ok(Fate::Discard) => see_other(&format!("/cases/{id}"), "cases-inherit-discarded"),
        Err(undone) => form_again(undone, |wrong| page(&at, &found, &fields, wrong)),
    }
}

fn page(at: &Allowed<WorkCases>, found: &Found, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("cases-inherit");
    let view = FormView::new(&p, fields, wrong);
    let shown = vec![
        view.codes::<Fate>(Look::Radios, "fate", "cases-inherit-fate").required(),
        view.prose("reason", "cases-inherit-reason").rows(3).required(),
    ];
    let action = format!("{}/takeover", paper_url(found.case.id, found.paper.id));
    let form = view.form(action, "cases-inherit-deed", format!("/cases/{}", found.case.id), shown);
    let lead = format!("{} · {}", about(&p, &found.case), p.code("cases-paper", found.paper.form));
    FormPage { lead, form, p }
}
