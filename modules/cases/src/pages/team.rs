//! Who works on a case, who may know of it, and opening a restricted one for an urgent reason.

use kernel::{Case, Code as _, Fields, Id, Invalid, Staff};
use offices::{Scope, StaffBrief};
use ui::{FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, Routes, form_again, html, see_other};

use super::{about, workers};
use crate::access::Access;
use crate::model::CaseRow;
use crate::permissions::{BreakGlass, SuperviseCases, WorkCases};
use crate::{actions, forms, rules, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{id}/team", team)
        .post("/cases/{id}/team", assign)
        .get("/cases/{id}/confidentiality", confidentiality)
        .post("/cases/{id}/confidentiality", classify)
        .get("/cases/{id}/opening", opening)
        .post("/cases/{id}/opening", open)
}

/// Whoever works on cases; the permission to supervise beside it, where they have it.
type Also = Result<Allowed<SuperviseCases>, Failure>;

/// The case, and whether the actor supervises its office.
async fn find(at: &Allowed<WorkCases>, also: &Also, id: Id<Case>) -> Result<(CaseRow, bool), Failure> {
    let case = store::find(at.db(), &Access::of(at), id).await?;
    let supervises = match also {
        Ok(supervisor) => Scope::of(supervisor).covers(at.db(), case.office).await?,
        Err(_) => false,
    };
    Ok((case, supervises))
}

/// Colleagues who may be asked: those of the case's office and of the actor's own.
async fn colleagues(at: &Allowed<WorkCases>, case: &CaseRow) -> Result<Vec<StaffBrief>, Failure> {
    let mut found = workers(at.db(), case.office, at.today()).await?;
    if at.actor().office != case.office {
        let own = workers(at.db(), at.actor().office, at.today()).await?;
        found.extend(own.into_iter().filter(|staff| staff.id != case.owner));
        let mut seen = std::collections::HashSet::new();
        found.retain(|staff| seen.insert(staff.id));
    }
    Ok(found)
}

async fn team(at: Allowed<WorkCases>, also: Also, Path(id): Path<Id<Case>>) -> Answer {
    let (case, supervises) = find(&at, &also, id).await?;
    let page = TeamPage { colleagues: colleagues(&at, &case).await?, team: team_line(&at, &case).await?, supervises };
    html(&page.form(at.page("cases-team-change"), &case, &Fields::default(), &Invalid::default()))
}

async fn assign(at: Allowed<WorkCases>, also: Also, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let (case, supervises) = find(&at, &also, id).await?;
    let page = TeamPage { colleagues: colleagues(&at, &case).await?, team: team_line(&at, &case).await?, supervises };
    let known: Vec<Id<Staff>> = page.colleagues.iter().map(|staff| staff.id).collect();
    let done = match forms::team::read_assign(&fields, at.today(), &known, supervises) {
        Ok(command) => actions::assign(at.db(), &Access::of(&at), at.actor(), case.id, command).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{}", case.id), "cases-team-assigned"),
        Err(undone) => form_again(undone, |wrong| page.form(at.page("cases-team-change"), &case, &fields, wrong)),
    }
}

/// Who is in the team now, in one line.
async fn team_line(at: &Allowed<WorkCases>, case: &CaseRow) -> Result<String, Failure> {
    let p = at.page("cases-team-change");
    let team = store::team::now(at.db(), case.id).await?;
    let ids: Vec<Id<Staff>> = team.iter().map(|member| member.staff).collect();
    let names = offices::brief(at.db(), &ids).await?;
    let shown = team.iter().filter_map(|member| {
        names.get(&member.staff).map(|staff| format!("{} ({})", staff.name, p.code("cases-part", member.part)))
    });
    Ok(p.t1("cases-team-now", "names", &shown.collect::<Vec<_>>().join(", ")))
}

struct TeamPage {
    colleagues: Vec<StaffBrief>,
    team: String,
    supervises: bool,
}

impl TeamPage {
    fn form(&self, p: Page, case: &CaseRow, fields: &Fields, wrong: &Invalid) -> FormPage {
        let view = FormView::new(&p, fields, wrong);
        let here = format!("/cases/{}", case.id);
        let asked = forms::team::assign(&view, forms::colleagues(&self.colleagues, p.lang), self.supervises);
        let form = view.form(format!("{here}/team"), "cases-team-deed", here, asked);
        FormPage { lead: format!("{} · {}", about(&p, case), self.team), form, p }
    }
}

async fn confidentiality(at: Allowed<WorkCases>, also: Also, Path(id): Path<Id<Case>>) -> Answer {
    let (case, _) = find(&at, &also, id).await?;
    let mut fields = Fields::default();
    fields.set("confidentiality", case.confidentiality.code());
    html(&confidentiality_page(at.page("cases-confidentiality-change"), &case, &fields, &Invalid::default()))
}

async fn classify(at: Allowed<WorkCases>, also: Also, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let (case, supervises) = find(&at, &also, id).await?;
    let done = match forms::team::read_classify(&fields, at.today(), supervises) {
        Ok(command) => actions::classify(at.db(), &Access::of(&at), at.actor(), case.id, command).await,
        Err(wrong) => Err(wrong.into()),
    };
    let title = "cases-confidentiality-change";
    match done {
        Ok(()) => see_other(&format!("/cases/{}", case.id), "cases-confidentiality-changed"),
        Err(undone) => form_again(undone, |wrong| confidentiality_page(at.page(title), &case, &fields, wrong)),
    }
}

fn confidentiality_page(p: Page, case: &CaseRow, fields: &Fields, wrong: &Invalid) -> FormPage {
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/cases/{}", case.id);
    let asked = forms::team::classify(&p, &view);
    let form = view.form(format!("{here}/confidentiality"), "cases-confidentiality-deed", here, asked);
    FormPage { lead: about(&p, case), form, p }
}

/// A restricted case of the actor's own offices. A sealed one, and one of other offices, is not found.
async fn kept(at: &Allowed<BreakGlass>, id: Id<Case>) -> Result<CaseRow, Failure> {
    let case = store::load(at.db(), id).await?;
    let mine = rules::may_break_glass(&case) && Scope::of(at).covers(at.db(), case.office).await?;
    if mine { Ok(case) } else { Err(Failure::NotFound) }
}

async fn opening(at: Allowed<BreakGlass>, Path(id): Path<Id<Case>>) -> Answer {
    if let Ok(case) = store::find(at.db(), &Access::of(&at), id).await {
        return see_other(&format!("/cases/{}", case.id), "");
    }
    let case = kept(&at, id).await?;
    html(&opening_page(at.page("cases-opening"), &case, &Fields::default(), &Invalid::default()))
}

async fn open(at: Allowed<BreakGlass>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let case = kept(&at, id).await?;
    let done = match forms::team::read_opening(&fields, at.today()) {
        Ok(reason) => actions::break_glass(at.db(), &Scope::of(&at), at.actor(), case.id, &reason).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{}", case.id), "cases-opening-done"),
        Err(undone) => form_again(undone, |wrong| opening_page(at.page("cases-opening"), &case, &fields, wrong)),
    }
}

/// Says what opening means and names no more than the number of the case.
fn opening_page(p: Page, case: &CaseRow, fields: &Fields, wrong: &Invalid) -> FormPage {
    let view = FormView::new(&p, fields, wrong);
    let action = format!("/cases/{}/opening", case.id);
    let form = view.form(action, "cases-opening-deed", "/", forms::team::opening(&view));
    FormPage { lead: p.t1("cases-opening-lead", "number", &case.number), form, p }
}
