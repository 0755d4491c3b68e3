//! The work in a case: services given, follow-ups planned, results of actions and follow-ups.

use ::store::StoreError;
use kernel::{Case, Fields, Id, Invalid, Staff};
use offices::StaffBrief;
use ui::{FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, Path, Routes, form_again, html, see_other};

use super::{about, workers};
use crate::access::Access;
use crate::model::{Action, CaseRow, Followup};
use crate::permissions::WorkCases;
use crate::{actions, forms, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{id}/services", new_service)
        .post("/cases/{id}/services", give_service)
        .get("/cases/{id}/followups", new_followup)
        .post("/cases/{id}/followups", plan_followup)
        .get("/cases/{id}/followups/{followup}/result", followup_result)
        .post("/cases/{id}/followups/{followup}/result", finish_followup)
        .get("/cases/{id}/actions/{action}/result", action_result)
        .post("/cases/{id}/actions/{action}/result", finish_action)
}

async fn find(at: &Allowed<WorkCases>, id: Id<Case>) -> Result<CaseRow, Failure> {
    Ok(store::find(at.db(), &Access::of(at), id).await?)
}

async fn new_service(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>) -> Answer {
    let case = find(&at, id).await?;
    let fields = forms::today_in("given-on", at.today(), at.lang());
    html(&service_page(&at, &case, &fields, &Invalid::default()))
}

async fn give_service(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let case = find(&at, id).await?;
    let done = match forms::work::read_service(&fields, at.today()) {
        Ok(command) => actions::give(at.db(), &Access::of(&at), at.actor(), case.id, command).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{}", case.id), "cases-service-given"),
        Err(undone) => form_again(undone, |wrong| service_page(&at, &case, &fields, wrong)),
    }
}

fn service_page(at: &Allowed<WorkCases>, case: &CaseRow, fields: &Fields, wrong: &Invalid) -> FormPage {
    let p = at.page("cases-service-add");
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/cases/{}", case.id);
    let form = view.form(format!("{here}/services"), "cases-service-deed", here, forms::work::service(&view));
    FormPage { lead: about(&p, case), form, p }
}

/// Those who can do a follow-up: who works on cases in the office, and the team.
async fn owners(at: &Allowed<WorkCases>, case: &CaseRow) -> Result<Vec<StaffBrief>, Failure> {
    let mut owners = workers(at.db(), case.office, at.today()).await?;
    let team = store::team::now(at.db(), case.id).await?;
    let others: Vec<Id<Staff>> =
        team.iter().map(|member| member.staff).filter(|staff| owners.iter().all(|owner| owner.id != *staff)).collect();
    owners.extend(offices::brief(at.db(), &others).await?.into_values());
    Ok(owners)
}

async fn new_followup(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>) -> Answer {
    let case = find(&at, id).await?;
    let mut fields = Fields::default();
    fields.set("owner", case.owner.to_string());
    html(&followup_page(&at, &case, &owners(&at, &case).await?, &fields, &Invalid::default()))
}

async fn plan_followup(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let case = find(&at, id).await?;
    let owners = owners(&at, &case).await?;
    let known: Vec<Id<Staff>> = owners.iter().map(|owner| owner.id).collect();
    let done = match forms::work::read_followup(&fields, at.today(), &known) {
        Ok(command) => actions::plan_followup(at.db(), &Access::of(&at), at.actor(), case.id, command).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{}", case.id), "cases-followup-planned"),
        Err(undone) => form_again(undone, |wrong| followup_page(&at, &case, &owners, &fields, wrong)),
    }
}

fn followup_page(
    at: &Allowed<WorkCases>,
    case: &CaseRow,
    owners: &[StaffBrief],
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page("cases-followup-add");
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/cases/{}", case.id);
    let asked = forms::work::followup(&view, forms::colleagues(owners, p.lang));
    let form = view.form(format!("{here}/followups"), "cases-followup-deed", here, asked);
    FormPage { lead: about(&p, case), form, p }
}

async fn followup_result(at: Allowed<WorkCases>, Path((id, followup)): Path<(Id<Case>, Id<Followup>)>) -> Answer {
    let case = find(&at, id).await?;
    let open = Open::followup(&at, &case, followup).await?;
    html(&open.page(&at, &case, &forms::today_in("done-on", at.today(), at.lang()), &Invalid::default()))
}

async fn finish_followup(
    at: Allowed<WorkCases>,
    Path((id, followup)): Path<(Id<Case>, Id<Followup>)>,
    Form(fields): Form,
) -> Answer {
    let case = find(&at, id).await?;
    let open = Open::followup(&at, &case, followup).await?;
    let done = match forms::work::read_result(&fields, at.today()) {
        Ok(outcome) => {
            actions::finish_followup(at.db(), &Access::of(&at), at.actor(), case.id, followup, &outcome).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{}", case.id), "cases-followup-done"),
        Err(undone) => form_again(undone, |wrong| open.page(&at, &case, &fields, wrong)),
    }
}

async fn action_result(at: Allowed<WorkCases>, Path((id, action)): Path<(Id<Case>, Id<Action>)>) -> Answer {
    let case = find(&at, id).await?;
    let open = Open::action(&at, &case, action).await?;
    html(&open.page(&at, &case, &forms::today_in("done-on", at.today(), at.lang()), &Invalid::default()))
}

async fn finish_action(
    at: Allowed<WorkCases>,
    Path((id, action)): Path<(Id<Case>, Id<Action>)>,
    Form(fields): Form,
) -> Answer {
    let case = find(&at, id).await?;
    let open = Open::action(&at, &case, action).await?;
    let done = match forms::work::read_result(&fields, at.today()) {
        Ok(outcome) => actions::finish_action(at.db(), &Access::of(&at), at.actor(), case.id, action, &outcome).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{}", case.id), "cases-action-done"),
        Err(undone) => form_again(undone, |wrong| open.page(&at, &case, &fields, wrong)),
    }
}

/// An action or a follow-up of a case, before or after its result was written.
struct Open {
    /// The folder of its kind in addresses, which also ends the keys of its texts.
    kind: &'static str,
    id: String,
    what: String,
}

impl Open {
    async fn followup(at: &Allowed<WorkCases>, case: &CaseRow, id: Id<Followup>) -> Result<Self, Failure> {
        let mut all = store::work::followups(at.db(), case.id).await?.into_iter();
        let found = all.find(|followup| followup.id == id).ok_or(StoreError::NotFound)?;
        not_done(found.done_on.is_some())?;
        Ok(Self { kind: "followups", id: id.to_string(), what: found.what })
    }

    async fn action(at: &Allowed<WorkCases>, case: &CaseRow, id: Id<Action>) -> Result<Self, Failure> {
        let mut all = store::work::actions(at.db(), case.id).await?.into_iter();
        let found = all.find(|action| action.id == id).ok_or(StoreError::NotFound)?;
        not_done(found.done_on.is_some())?;
        Ok(Self { kind: "actions", id: id.to_string(), what: found.what })
    }

    fn page(&self, at: &Allowed<WorkCases>, case: &CaseRow, fields: &Fields, wrong: &Invalid) -> FormPage {
        let p = at.page(&format!("cases-result-{}", self.kind));
        let view = FormView::new(&p, fields, wrong);
        let here = format!("/cases/{}", case.id);
        let action = format!("{here}/{}/{}/result", self.kind, self.id);
        let form = view.form(action, "cases-result-deed", here, forms::work::result(&view));
        FormPage { lead: format!("{} · {}", about(&p, case), self.what), form, p }
    }
}

/// Whoever comes second finds that somebody else wrote the result already.
const fn not_done(done: bool) -> Result<(), Failure> {
    if done { Err(Failure::Stale) } else { Ok(()) }
}
