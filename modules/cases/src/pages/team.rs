//! Who works on a case, who may know of it, and opening a restricted one for an urgent reason.

use kernel::{Case, Code as _, Fields, Id, Invalid, Level, Staff};
use offices::{Scope, StaffBrief};
use ui::{FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, Routes, form_again, html, see_other};

use super::workload::{self, Loads};
use super::{about, workers};
use crate::access::Access;
use crate::model::{CaseRow, Member, MemberRow, Step};
use crate::permissions::{BreakGlass, SuperviseCases, WorkCases};
use crate::views::list::Names;
use crate::views::team::{MemberLine, TeamPage};
use crate::{actions, forms, rules, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{id}/team", team)
        .post("/cases/{id}/team", assign)
        .get("/cases/{id}/team/{member}/ending", ending)
        .post("/cases/{id}/team/{member}/ending", end)
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
    html(&Assigning::load(&at, &case, supervises).await?.page(&at, &case, &Fields::default(), &Invalid::default()))
}

async fn assign(at: Allowed<WorkCases>, also: Also, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let (case, supervises) = find(&at, &also, id).await?;
    let asked = Assigning::load(&at, &case, supervises).await?;
    let known: Vec<Id<Staff>> = asked.colleagues.iter().map(|staff| staff.id).collect();
    let done = match forms::team::read_assign(&fields, at.today(), &known, supervises) {
        Ok(command) => actions::assign(at.db(), &Access::of(&at), at.actor(), case.id, command).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{}", case.id), "cases-team-assigned"),
        Err(undone) => form_again(undone, |wrong| asked.page(&at, &case, &fields, wrong)),
    }
}

/// What the page of a team is made of.
struct Assigning {
    colleagues: Vec<StaffBrief>,
    team: Vec<MemberRow>,
    names: Names,
    supervises: bool,
    /// What lies on each colleague, for who supervises the office.
    loads: Loads,
    /// The level from which nobody has to co-sign the diagnosis of this case.
    level: Option<Level>,
}

impl Assigning {
    async fn load(at: &Allowed<WorkCases>, case: &CaseRow, supervises: bool) -> Result<Self, Failure> {
        let team = store::team::now(at.db(), case.id).await?;
        let ids: Vec<Id<Staff>> = team.iter().map(|member| member.staff).collect();
        let names = offices::brief(at.db(), &ids).await?;
        let colleagues = colleagues(at, case).await?;
        let loads = if supervises { workload::of(at, &colleagues, case.office).await? } else { Loads::new() };
        let level = store::papers::rule(at.db(), Step::Diagnosis, case.gravity).await.ok().map(|rule| rule.min_level);
        Ok(Self { colleagues, team, names, supervises, loads, level })
    }

    fn page(&self, at: &Allowed<WorkCases>, case: &CaseRow, fields: &Fields, wrong: &Invalid) -> TeamPage {
        let p = at.page("cases-team-change");
        let view = FormView::new(&p, fields, wrong);
        let here = format!("/cases/{}", case.id);
        let asked = forms::team::assign(&view, workload::choices(&p, &self.colleagues, &self.loads), self.supervises);
        let form = view.form(format!("{here}/team"), "cases-team-deed", here.clone(), asked);
        let actor = at.actor().staff_ids();
        let may_end = |member: &MemberRow| rules::end_part(case, &actor, self.supervises, member.part).is_ok();
        let members = MemberLine::of(&p, &format!("{here}/team"), &self.team, &self.names, may_end);
        let suggestion = workload::suggestion(&p, &self.colleagues, &self.loads, self.level);
        TeamPage { lead: about(&p, case), members, suggestion, form, p }
    }
}

/// The case, whose part it is, and whether the actor supervises the office.
async fn find_part(
    at: &Allowed<WorkCases>,
    also: &Also,
    (id, member): (Id<Case>, Id<Member>),
) -> Result<(CaseRow, MemberRow, bool), Failure> {
    let (case, supervises) = find(at, also, id).await?;
    let member = store::team::find(at.db(), case.id, member).await?;
    Ok((case, member, supervises))
}

async fn ending(at: Allowed<WorkCases>, also: Also, Path(part): Path<(Id<Case>, Id<Member>)>) -> Answer {
    let (case, member, _) = find_part(&at, &also, part).await?;
    let names = offices::brief(at.db(), &[member.staff]).await?;
    html(&ending_page(&at, (&case, &member), &names, &Fields::default(), &Invalid::default()))
}

async fn end(
    at: Allowed<WorkCases>,
    also: Also,
    Path(part): Path<(Id<Case>, Id<Member>)>,
    Form(fields): Form,
) -> Answer {
    let (case, member, supervises) = find_part(&at, &also, part).await?;
    let done = match forms::team::read_ending(&fields, at.today(), member.id, supervises) {
        Ok(command) => actions::end_part(at.db(), &Access::of(&at), at.actor(), case.id, command).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        // Who ended their own part may not know of the case any longer.
        Ok(()) if member.staff == at.actor().staff => see_other("/cases", "cases-team-ended"),
        Ok(()) => see_other(&format!("/cases/{}/team", case.id), "cases-team-ended"),
        Err(undone) => {
            let names = offices::brief(at.db(), &[member.staff]).await?;
            form_again(undone, |wrong| ending_page(&at, (&case, &member), &names, &fields, wrong))
        }
    }
}

fn ending_page(
    at: &Allowed<WorkCases>,
    (case, member): (&CaseRow, &MemberRow),
    names: &Names,
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page("cases-team-ending");
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/cases/{}/team", case.id);
    let action = format!("{here}/{}/ending", member.id);
    let form = view.form(action, "cases-team-end", here, forms::team::ending(&view));
    let name = names.get(&member.staff).map_or("", |staff| staff.name.as_str());
    let part = p.code("cases-part", member.part);
    FormPage { lead: format!("{} · {name} ({part})", about(&p, case)), form, p }
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
