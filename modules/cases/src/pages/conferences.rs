//! Case conferences: called from the case, people asked to come, minutes begun.

mod moving;

use ::store::Page as Part;
use kernel::{Case, Fields, Id, Invalid};
use offices::StaffBrief;
use ui::{Choice, FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, Path, Permission as _, Routes, form_again, html, see_other};

use super::{about, workers};
use crate::access::Access;
use crate::forms::conferences::Askable;
use crate::model::{CaseRow, Conference, ConferenceRow, Participant};
use crate::permissions::{ReadCases, WorkCases};
use crate::views::conferences::{AskedLine, ConferencePage, ConferencesPage};
use crate::{actions, forms, rules, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/conferences", index)
        .get("/cases/{id}/conferences", new)
        .post("/cases/{id}/conferences", call)
        .get("/cases/{id}/conferences/{conference}", show)
        .post("/cases/{id}/conferences/{conference}/minutes", begin_minutes)
        .get("/cases/{id}/conferences/{conference}/participants", new_participant)
        .post("/cases/{id}/conferences/{conference}/participants", ask_to_come)
        .post("/cases/{id}/participants/{participant}/removal", unask)
        .get("/cases/{id}/conferences/{conference}/move", moving::form)
        .post("/cases/{id}/conferences/{conference}/move", moving::save)
        .get("/cases/{id}/conferences/{conference}/cancellation", cancellation)
        .post("/cases/{id}/conferences/{conference}/cancellation", cancel)
}

/// Lines of one page.
const LINES: i64 = 50;
/// Services of the directory whose organisations are offered.
const SERVICES: i64 = 100;

type Named = Path<(Id<Case>, Id<Conference>)>;

/// What the reader is asked to; of a case that they may not open they read the number alone.
async fn index(at: Allowed<ReadCases>) -> Answer {
    let access = Access::of(&at);
    let asked = store::conferences::asked_to(at.db(), access.staff(), Part { number: 1, size: LINES }).await?.rows;
    let ids: Vec<Id<Case>> = asked.iter().map(|row| row.case).collect();
    let numbers = store::transfers::cases(at.db(), &ids).await?;
    let open = store::today::some(at.db(), &access, &ids).await?;
    let callers: Vec<_> = asked.iter().map(|row| row.called_by).collect();
    let names = offices::brief(at.db(), &callers).await?;
    let p = at.page("cases-conferences");
    let line = |row: &ConferenceRow| {
        let number = numbers.iter().find(|case| case.id == row.case).map_or("", |case| case.number.as_str());
        let caller = names
            .get(&row.called_by)
            .map_or_else(String::new, |staff| format!("{} · {}", staff.name, staff.office_name));
        AskedLine::new(&p, row, number, &caller, open.iter().any(|case| case.id == row.case))
    };
    html(&ConferencesPage { lines: asked.iter().map(line).collect(), p })
}

async fn find(at: &Allowed<WorkCases>, id: Id<Case>) -> Result<CaseRow, Failure> {
    Ok(store::find(at.db(), &Access::of(at), id).await?)
}

/// Colleagues who can be asked: who works on cases in the office, and the team; whoever calls comes anyway.
async fn colleagues(at: &Allowed<WorkCases>, case: &CaseRow) -> Result<Vec<StaffBrief>, Failure> {
    let mut found = workers(at.db(), case.office, at.today()).await?;
    let team = store::team::now(at.db(), case.id).await?;
    let others: Vec<_> =
        team.iter().map(|member| member.staff).filter(|staff| found.iter().all(|other| other.id != *staff)).collect();
    found.extend(offices::brief(at.db(), &others).await?.into_values());
    found.retain(|staff| staff.id != at.actor().staff);
    Ok(found)
}

fn call_page(
    at: &Allowed<WorkCases>,
    case: &CaseRow,
    who: &[StaffBrief],
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page("cases-conference-call");
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/cases/{}", case.id);
    let asked = forms::conferences::call(&view, forms::colleagues(who, p.lang));
    let form = view.form(format!("{here}/conferences"), "cases-conference-call-deed", here, asked);
    FormPage { lead: about(&p, case), form, p }
}

async fn new(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>) -> Answer {
    let case = find(&at, id).await?;
    let mut fields = Fields::default();
    fields.set("client-part", "client");
    for member in store::team::now(at.db(), id).await? {
        fields.add("colleagues", member.staff.to_string());
    }
    html(&call_page(&at, &case, &colleagues(&at, &case).await?, &fields, &Invalid::default()))
}

async fn call(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let case = find(&at, id).await?;
    let who = colleagues(&at, &case).await?;
    let known: Vec<_> = who.iter().map(|staff| staff.id).collect();
    let done = match forms::conferences::read_call(&fields, at.now(), &known) {
        Ok(command) => actions::call(at.db(), &Access::of(&at), at.actor(), case.id, command).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(conference) => see_other(&format!("/cases/{}/conferences/{conference}", case.id), "cases-conference-called"),
        Err(undone) => form_again(undone, |wrong| call_page(&at, &case, &who, &fields, wrong)),
    }
}

async fn show(at: Allowed<ReadCases>, Path((id, conference)): Named) -> Answer {
    let case = store::find(at.db(), &Access::of(&at), id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    let row = store::conferences::find(at.db(), id, conference).await?;
    let participants = store::conferences::participants(at.db(), row.id).await?;
    let caller = offices::brief(at.db(), &[row.called_by]).await?.remove(&row.called_by);
    let caller = caller.map_or_else(String::new, |staff| staff.name);
    let p = at.page("cases-conference");
    let back = (format!("/cases/{id}"), about(&p, &case));
    let mut page = ConferencePage::new(p, &row, &caller, &participants, back);
    if at.actor().has_role(WorkCases::ROLES) {
        page.may_change = rules::change(&row).is_ok();
        page.may_begin = rules::begin_minutes(&row, at.now()).is_ok();
    }
    html(&page)
}

async fn begin_minutes(at: Allowed<WorkCases>, Path((id, conference)): Named, Form(_): Form) -> Answer {
    let paper = actions::begin_minutes(at.db(), &Access::of(&at), at.actor(), id, conference).await?;
    see_other(&format!("/cases/{id}/papers/{paper}"), "")
}

/// A case within access, one of its conferences, and who could be asked to it.
struct Asking {
    case: CaseRow,
    conference: ConferenceRow,
    askable: Askable,
}

impl Asking {
    async fn find(at: &Allowed<WorkCases>, Path((id, conference)): Named) -> Result<Self, Failure> {
        let case = find(at, id).await?;
        let conference = store::conferences::find(at.db(), id, conference).await?;
        let lang = at.lang();
        let offices = store::transfers::receivers(at.db(), case.office, at.today()).await?;
        let office = |office: &store::transfers::Receiver| Choice::new(office.id.to_string(), office.name.as_str());
        let listed = directory::choose(at.db(), &directory::Ask::default(), SERVICES).await?;
        let mut organisations: Vec<Choice> = Vec::new();
        for found in &listed {
            let choice = Choice::new(found.service.organisation.to_string(), found.service.organisation_name.as_str());
            if !organisations.contains(&choice) {
                organisations.push(choice);
            }
        }
        let askable = Askable {
            colleagues: forms::colleagues(&colleagues(at, &case).await?, lang),
            offices: offices.iter().map(office).collect(),
            organisations,
        };
        Ok(Self { case, conference, askable })
    }

    fn href(&self) -> String {
        format!("/cases/{}/conferences/{}", self.case.id, self.conference.id)
    }

    fn page(&self, at: &Allowed<WorkCases>, fields: &Fields, wrong: &Invalid) -> FormPage {
        let p = at.page("cases-participant-add");
        let view = FormView::new(&p, fields, wrong);
        let asked = forms::conferences::participant(&view, &self.askable);
        let form = view.form(format!("{}/participants", self.href()), "cases-participant-deed", self.href(), asked);
        FormPage { lead: about(&p, &self.case), form, p }
    }
}

async fn new_participant(at: Allowed<WorkCases>, named: Named) -> Answer {
    let asking = Asking::find(&at, named).await?;
    html(&asking.page(&at, &Fields::default(), &Invalid::default()))
}

async fn ask_to_come(at: Allowed<WorkCases>, named: Named, Form(fields): Form) -> Answer {
    let asking = Asking::find(&at, named).await?;
    let done = match forms::conferences::read_participant(&fields, at.now(), &asking.askable) {
        Ok(asked) => {
            let named = (asking.case.id, asking.conference.id);
            actions::ask_to_come(at.db(), &Access::of(&at), at.actor(), named, asked).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&asking.href(), "cases-participant-added"),
        Err(undone) => form_again(undone, |wrong| asking.page(&at, &fields, wrong)),
    }
}

async fn unask(
    at: Allowed<WorkCases>,
    Path((id, participant)): Path<(Id<Case>, Id<Participant>)>,
    Form(_): Form,
) -> Answer {
    let conference = actions::unask(at.db(), &Access::of(&at), at.actor(), id, participant).await?;
    see_other(&format!("/cases/{id}/conferences/{conference}"), "cases-participant-removed")
}

fn cancellation_page(
    at: &Allowed<WorkCases>,
    case: &CaseRow,
    href: &str,
    fields: &Fields,
    wrong: &Invalid,
) -> FormPage {
    let p = at.page("cases-conference-cancel");
    let view = FormView::new(&p, fields, wrong);
    let asked = forms::referrals::reason(&view, "cases-conference-cancel-reason");
    let form = view.form(format!("{href}/cancellation"), "cases-conference-cancel", href, asked);
    FormPage { lead: about(&p, case), form, p }
}

async fn cancellation(at: Allowed<WorkCases>, Path((id, conference)): Named) -> Answer {
    let case = find(&at, id).await?;
    let row = store::conferences::find(at.db(), id, conference).await?;
    let href = format!("/cases/{id}/conferences/{}", row.id);
    html(&cancellation_page(&at, &case, &href, &Fields::default(), &Invalid::default()))
}

async fn cancel(at: Allowed<WorkCases>, Path((id, conference)): Named, Form(fields): Form) -> Answer {
    let case = find(&at, id).await?;
    let row = store::conferences::find(at.db(), id, conference).await?;
    let href = format!("/cases/{id}/conferences/{}", row.id);
    let done = match forms::words(&fields, "reason", at.today()) {
        Ok(reason) => actions::cancel(at.db(), &Access::of(&at), at.actor(), (id, row.id), &reason).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&href, "cases-conference-cancelled"),
        Err(undone) => form_again(undone, |wrong| cancellation_page(&at, &case, &href, &fields, wrong)),
    }
}
