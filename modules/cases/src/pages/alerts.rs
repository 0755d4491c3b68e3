//! Answering a safety alert: what was done, and by whom. Whoever may not know of it finds nothing here.

use ::store::StoreError;
use kernel::{Case, Fields, Id, Invalid};
use ui::{FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, Path, Routes, form_again, html, see_other};

use super::about;
use crate::access::Access;
use crate::model::{Alert, AlertRow, CaseRow};
use crate::permissions::WorkCases;
use crate::views::instruments::AlertView;
use crate::{actions, forms, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/cases/{id}/alerts/{alert}/answer", open).post("/cases/{id}/alerts/{alert}/answer", answer)
}

/// An alert that waits, with its case and the words of its flag.
struct Open {
    case: CaseRow,
    alert: AlertRow,
    words: AlertView,
}

impl Open {
    async fn find(at: &Allowed<WorkCases>, id: Id<Case>, alert: Id<Alert>) -> Result<Self, Failure> {
        let (db, access) = (at.db(), Access::of(at));
        let case = store::find(db, &access, id).await?;
        let alert = store::alerts::find(db, &access, id, alert).await?;
        if alert.answered_at.is_some() {
            return Err(StoreError::Stale.into());
        }
        let instrument = store::results::instrument(db, &alert.hash).await?;
        let words = AlertView::new(&at.page("cases-alert"), &instrument, &alert);
        Ok(Self { case, alert, words })
    }

    fn page(&self, at: &Allowed<WorkCases>, fields: &Fields, wrong: &Invalid) -> FormPage {
        let p = at.page("cases-alert");
        let view = FormView::new(&p, fields, wrong);
        let here = format!("/cases/{}", self.case.id);
        let action = format!("{here}/alerts/{}/answer", self.alert.id);
        let asked = vec![view.prose("answer", "cases-alert-answer").rows(5).required()];
        let form = view.form(action, "cases-alert-deed", here, asked);
        let lead = format!("{} · {} {}", about(&p, &self.case), self.words.text, self.words.task);
        FormPage { lead: lead.trim_end().to_owned(), form, p }
    }
}

async fn open(at: Allowed<WorkCases>, Path((id, alert)): Path<(Id<Case>, Id<Alert>)>) -> Answer {
    let open = Open::find(&at, id, alert).await?;
    html(&open.page(&at, &Fields::default(), &Invalid::default()))
}

async fn answer(at: Allowed<WorkCases>, Path((id, alert)): Path<(Id<Case>, Id<Alert>)>, Form(fields): Form) -> Answer {
    let open = Open::find(&at, id, alert).await?;
    let done = match forms::words(&fields, "answer", at.today()) {
        Ok(words) => actions::answer_alert(at.db(), &Access::of(&at), at.actor(), id, alert, &words).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{id}"), "cases-alert-answered"),
        Err(undone) => form_again(undone, |wrong| open.page(&at, &fields, wrong)),
    }
}
