//! Moving a conference to another hour or place; whoever is asked to come is told.

use ::store::{StoreError, Undone};
use axum::http::StatusCode;
use kernel::{Fields, Invalid};
use ui::{Conflict, Form as Shown, FormPage, FormView, Saved};
use web::{Allowed, Answer, Failure, Form, Path, form_again, html, html_with, see_other};

use super::{Named, about, find};
use crate::access::Access;
use crate::model::{CaseRow, ConferenceRow};
use crate::permissions::WorkCases;
use crate::{actions, forms, rules, store};

/// A conference in its case, as it is stored now.
struct Moving<'a> {
    at: &'a Allowed<WorkCases>,
    case: CaseRow,
    row: ConferenceRow,
}

impl<'a> Moving<'a> {
    async fn find(at: &'a Allowed<WorkCases>, Path((id, conference)): &Named) -> Result<Self, Failure> {
        let case = find(at, *id).await?;
        let row = store::conferences::find(at.db(), case.id, *conference).await?;
        Ok(Self { at, case, row })
    }

    fn href(&self) -> String {
        format!("/cases/{}/conferences/{}", self.case.id, self.row.id)
    }

    fn filled(&self) -> Fields {
        forms::conferences::filled(&self.row, self.at.lang())
    }

    fn form(&self, fields: &Fields, wrong: &Invalid) -> Shown {
        let p = self.at.page("cases-conference-move");
        let view = FormView::new(&p, fields, wrong);
        let asked = forms::conferences::moving(&view);
        view.form(format!("{}/move", self.href()), "cases-conference-move-deed", self.href(), asked)
    }

    fn page(&self, fields: &Fields, wrong: &Invalid) -> FormPage {
        let p = self.at.page("cases-conference-move");
        FormPage { lead: about(&p, &self.case), form: self.form(fields, wrong), p }
    }

    /// Mine beside what is stored now.
    async fn conflict(&self, mine: &Fields) -> Answer {
        let (nobody, p) = (Invalid::default(), self.at.page("ui-conflict-title"));
        let moved = store::timeline::last_moved(self.at.db(), self.case.id, self.row.id).await?;
        let by = offices::brief(self.at.db(), &[moved.staff]).await?.remove(&moved.staff);
        let by = by.map(|staff| staff.name).unwrap_or_default();
        let saved = Saved { version: self.row.version, by, at: moved.at };
        let (typed, stored) = (self.form(mine, &nobody), self.form(&self.filled(), &nobody));
        html_with(StatusCode::CONFLICT, &Conflict::between(p, &typed, &stored, mine, saved))
    }
}

pub(super) async fn form(at: Allowed<WorkCases>, named: Named) -> Answer {
    let moving = Moving::find(&at, &named).await?;
    let shown = moving.page(&moving.filled(), &Invalid::default());
    match rules::change(&moving.row) {
        Ok(()) => html(&shown),
        Err(refusal) => form_again(Undone::Refused(refusal), |_| shown),
    }
}

pub(super) async fn save(at: Allowed<WorkCases>, named: Named, Form(fields): Form) -> Answer {
    let moving = Moving::find(&at, &named).await?;
    let ids = (moving.case.id, moving.row.id);
    let done = match forms::conferences::read_move(&fields, at.now()) {
        Ok(command) => actions::move_conference(at.db(), &Access::of(&at), at.actor(), ids, command).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&moving.href(), "cases-conference-moved"),
        Err(Undone::Failed(StoreError::Stale)) => Moving::find(&at, &named).await?.conflict(&fields).await,
        Err(undone) => form_again(undone, |wrong| moving.page(&fields, wrong)),
    }
}
