//! Pages of triage.

use ::store::Undone;
use kernel::{Case, Code as _, Fields, Id, Invalid, Lang};
use ui::{Choice, FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, Routes, html, invalid, see_other};

use crate::access::Access;
use crate::model::{CaseRow, ReferenceEntry};
use crate::permissions::WorkCases;
use crate::{actions, forms, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/cases/{id}/triage", new).post("/cases/{id}/triage", create)
}

async fn new(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>) -> Answer {
    let case = store::find(at.db(), &Access::of(&at), id).await?;
    let mut fields = Fields::default();
    if let Some(before) = store::last_triage(at.db(), case.id).await? {
        fields.set("urgency", before.urgency.code());
        fields.set("danger", before.danger.code());
        fields.set("gravity", before.gravity.code());
        before.floors.split(',').filter(|code| !code.is_empty()).for_each(|code| fields.add("floor", code));
    }
    html(&page(&at, &case, &fields, &Invalid::default()).await?)
}

async fn create(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let (access, id) = (Access::of(&at), id);
    let case = store::find(at.db(), &access, id).await?;
    let done = match forms::triage::read(&fields, at.today()) {
        Ok(decided) => actions::decide(at.db(), &access, at.actor(), id, decided).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{id}"), "cases-triage-done"),
        Err(Undone::Invalid(wrong)) => invalid(&page(&at, &case, &fields, &wrong).await?),
        Err(Undone::Refused(refusal)) => {
            let mut page = page(&at, &case, &fields, &Invalid::default()).await?;
            page.form = page.form.refused(&page.p, &refusal);
            invalid(&page)
        }
        Err(Undone::Failed(error)) => Err(error.into()),
    }
}

async fn page(at: &Allowed<WorkCases>, case: &CaseRow, fields: &Fields, wrong: &Invalid) -> Result<FormPage, Failure> {
    let p = at.page("cases-triage-title");
    let floors = choices(&store::reference::lists(at.db(), &["floor"]).await?, p.lang);
    let form = form(&p, case.id, fields, wrong, floors);
    let lead = p.tn("cases-triage-lead", &[("case", &case.number), ("name", &case.subject_name)]);
    Ok(FormPage { p, lead, form })
}

fn form(p: &Page, id: Id<Case>, fields: &Fields, wrong: &Invalid, floors: Vec<Choice>) -> ui::Form {
    let view = FormView::new(p, fields, wrong);
    let fields = forms::triage::fields(&view, floors);
    view.form(format!("/cases/{id}/triage"), "cases-triage-deed", format!("/cases/{id}"), fields)
}

/// The entries of a reference list as choices.
pub(super) fn choices(entries: &[ReferenceEntry], lang: Lang) -> Vec<Choice> {
    entries.iter().map(|entry| Choice::new(entry.code.as_str(), entry.name(lang))).collect()
}
