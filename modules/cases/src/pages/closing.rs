//! Re-opening a closed case. Closing itself is a paper that is signed.

use kernel::{Case, Fields, Id, Invalid};
use ui::{FormPage, FormView, Page};
use web::{Allowed, Answer, Form, Path, Routes, form_again, html, see_other};

use super::about;
use crate::access::Access;
use crate::model::CaseRow;
use crate::permissions::WorkCases;
use crate::{actions, forms, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/cases/{id}/reopening", new).post("/cases/{id}/reopening", create)
}

async fn new(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>) -> Answer {
    let case = store::find(at.db(), &Access::of(&at), id).await?;
    html(&page(at.page("cases-reopening"), &case, &Fields::default(), &Invalid::default()))
}

async fn create(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let access = Access::of(&at);
    let case = store::find(at.db(), &access, id).await?;
    let done = match forms::words(&fields, "reason", at.today()) {
        Ok(reason) => actions::reopen(at.db(), &access, at.actor(), case.id, &reason).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{}", case.id), "cases-reopened"),
        Err(undone) => form_again(undone, |wrong| page(at.page("cases-reopening"), &case, &fields, wrong)),
    }
}

fn page(p: Page, case: &CaseRow, fields: &Fields, wrong: &Invalid) -> FormPage {
    let view = FormView::new(&p, fields, wrong);
    let fields = vec![view.prose("reason", "cases-reopening-reason").rows(4).required()];
    let here = format!("/cases/{}", case.id);
    let form = view.form(format!("{here}/reopening"), "cases-reopening-deed", here, fields);
    FormPage { lead: about(&p, case), p, form }
}
