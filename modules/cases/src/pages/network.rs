//! เครือข่ายและผังนิเวศของเรื่อง: drawn, said in sentences, compared with an earlier day, and kept up to date.

use std::collections::HashMap;

use ::documents::drawing::Sheet;
use ::store::{StoreError, Undone};
use axum::extract::Query;
use axum::http::StatusCode;
use kernel::{Case, Code as _, Day, Fields, Id, Invalid, Person};
use offices::Scope;
use people::{Brief, Query as PeopleQuery, Subject};
use ui::{Choice, Conflict, FormPage, FormView, Page, Saved};
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, form_again, html, html_with, see_other, show_pdf};

use super::about;
use crate::access::Access;
use crate::actions::TieRead;
use crate::forms::network as form;
use crate::model::{CaseRow, NetworkRow, NetworkTie, ReferenceEntry, Stage};
use crate::permissions::{ReadCases, WorkCases};
use crate::views::network::{Centre, NetworkPage, TiePage, Told, on_paper};
use crate::{actions, forms, store};

/// People of the registry that one search offers.
const OFFERED: usize = 10;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{id}/network", show)
        .post("/cases/{id}/network", add)
        .get("/cases/{id}/eco-map/pdf", sheet)
        .get("/cases/{id}/network/new", new)
        .get("/cases/{id}/network/{tie}", edit)
        .post("/cases/{id}/network/{tie}", change)
        .get("/cases/{id}/network/{tie}/removal", doubted)
        .post("/cases/{id}/network/{tie}/removal", remove)
}

/// GET /cases/{id}/network?on=…: as it is now, beside how it was at the end of a day.
async fn show(
    at: Allowed<ReadCases>,
    Path(id): Path<Id<Case>>,
    Query(asked): Query<HashMap<String, String>>,
) -> Answer {
    let case = store::find(at.db(), &Access::of(&at), id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    let states = store::network::states(at.db(), id).await?;
    let p = at.page("cases-network");
    let typed = asked.get("on").map_or("", |on| on.trim());
    let on = thai::date::parse_date(typed, at.today().date()).ok().map(Day::from_date);
    let told = told(&at, &states).await?;
    let centre = centre(&at, &case).await?;
    let may_work = at.actor().has_role(WorkCases::ROLES) && case.stage != Stage::Closed;
    let lead = about(&p, &case);
    let page = NetworkPage::new(p, &case, lead, &centre, &states, &told, on, may_work);
    html(&NetworkPage { unread: !typed.is_empty() && on.is_none(), typed: typed.to_owned(), ..page })
}

/// GET /cases/{id}/eco-map/pdf: the eco-map on a sheet of A4 laid across, and the same in sentences.
async fn sheet(at: Allowed<ReadCases>, Path(id): Path<Id<Case>>) -> Answer {
    let case = store::find(at.db(), &Access::of(&at), id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    let (p, rows) = (at.paper(), store::network::now(at.db(), id).await?);
    let (told, centre) = (told(&at, &rows).await?, centre(&at, &case).await?);
    let (svg, sections) = on_paper(&p, &centre, &rows, &told).ok_or(Failure::NotFound)?;
    let names = rows.iter().map(|row| told.name(row).to_owned());
    let sheet = Sheet {
        ident: format!("network-{id}"),
        title: p.t("cases-network").into_owned(),
        author: at.actor().office_name.clone(),
        made_at: at.now(),
        names: names.chain([case.subject_name.clone()]).collect(),
        svg,
        lead: format!("{} · {}", about(&p, &case), p.day(at.today())),
        note: String::new(),
        in_words: p.t("cases-network-in-words").into_owned(),
        sections: kinship::texts(sections),
    };
    let name = sheet.file_name();
    let pdf = tokio::task::spawn_blocking(move || sheet.render()).await.map_err(Failure::internal)?;
    show_pdf(pdf.map_err(Failure::internal)?, &name)
}

/// Names of people and of kinds.
pub(super) async fn told<P: Permission>(at: &Allowed<P>, states: &[NetworkRow]) -> Result<Told, Failure> {
    let mut ids: Vec<Id<Person>> = states.iter().filter_map(|row| row.person).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(Told { people: people::briefs(at.db(), &ids).await?, kinds: kinds(at).await? })
}

async fn kinds<P: Permission>(at: &Allowed<P>) -> Result<Vec<ReferenceEntry>, Failure> {
    Ok(store::reference::lists(at.db(), &[form::KINDS]).await?)
}

/// The client, and who lives with them as far as the reader may know.
async fn centre(at: &Allowed<ReadCases>, case: &CaseRow) -> Result<Centre, Failure> {
    let subject = Subject::new(case.subject_kind.code(), case.subject).ok_or(Failure::NotFound)?;
    let housemates = people::housemates(at.db(), &Scope::of(at), subject, at.today()).await?;
    let known = people::briefs(at.db(), &housemates).await?;
    let others = housemates.iter().filter(|id| Subject::Person(**id) != subject);
    let members = others.filter_map(|id| known.get(id)).map(|brief| brief.name.clone()).collect();
    Ok(Centre { name: case.subject_name.clone(), members })
}

async fn find(at: &Allowed<WorkCases>, id: Id<Case>) -> Result<CaseRow, Failure> {
    Ok(store::find(at.db(), &Access::of(at), id).await?)
}

/// GET /cases/{id}/network/new?q=…
async fn new(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let case = find(&at, id).await?;
    let mut fields = Fields::default();
    fields.set("q", asked.get("q").map_or("", |text| text.trim()));
    fields.set("strength", "ordinary");
    fields.set("flow", "unsaid");
    html(&adding(&at, &case, &fields, &Invalid::default()).await?)
}

async fn add(at: Allowed<WorkCases>, Path(id): Path<Id<Case>>, Form(fields): Form) -> Answer {
    let case = find(&at, id).await?;
    let done = match form::read(&fields, at.today(), &kinds(&at).await?) {
        Ok(says) => actions::add_tie(at.db(), &Access::of(&at), at.actor(), id, &says).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{id}/network"), "cases-network-added"),
        Err(undone) => {
            let wrong = if let Undone::Invalid(wrong) = &undone { wrong.clone() } else { Invalid::default() };
            let page = adding(&at, &case, &fields, &wrong).await?;
            form_again(undone, |_| page)
        }
    }
}

async fn adding(at: &Allowed<WorkCases>, case: &CaseRow, fields: &Fields, wrong: &Invalid) -> Result<TiePage, Failure> {
    let p = at.page("cases-network-new");
    let text = fields.get("q").to_owned();
    let offered = offered(at, &p, fields, case).await?;
    let (nobody, kinds) = (!text.is_empty() && offered.is_empty(), kinds(at).await?);
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/cases/{}/network", case.id);
    let shown = form::fields(&view, p.lang, offered, &kinds);
    let form = view.form(here.clone(), "cases-network-add", here.clone(), shown);
    Ok(TiePage { lead: about(&p, case), search_href: format!("{here}/new"), text, nobody, form, p })
}

/// The people that the line of the form finds, and whoever was chosen already.
async fn offered(at: &Allowed<WorkCases>, p: &Page, fields: &Fields, case: &CaseRow) -> Result<Vec<Choice>, Failure> {
    let query = PeopleQuery::parse(fields.get("q"), at.today());
    let hits = if query.is_empty() { Vec::new() } else { people::search(at.db(), &query, at.today(), OFFERED).await? };
    let mut briefs: Vec<Brief> = hits.into_iter().map(|hit| hit.brief).collect();
    let client = |brief: &Brief| case.subject_kind.code() == "person" && brief.id.number() == case.subject;
    briefs.retain(|brief| !client(brief));
    if let Ok(chosen) = fields.get("person").parse::<Id<Person>>()
        && briefs.iter().all(|brief| brief.id != chosen)
    {
        briefs.extend(people::briefs(at.db(), &[chosen]).await?.remove(&chosen));
    }
    let choice =
        |brief: &Brief| Choice::new(brief.id.to_string(), brief.name.as_str()).hint(brief.facts(p).join(" · "));
    Ok(briefs.iter().map(choice).collect())
}

/// One tie of a case within access, with the name of whom it is to.
struct One {
    case: CaseRow,
    row: NetworkRow,
    name: String,
    kinds: Vec<ReferenceEntry>,
}

impl One {
    async fn find(at: &Allowed<WorkCases>, id: Id<Case>, tie: Id<NetworkTie>) -> Result<Self, Failure> {
        let case = find(at, id).await?;
        let row = store::network::find(at.db(), id, tie).await?;
        let told = told(at, std::slice::from_ref(&row)).await?;
        Ok(Self { name: told.name(&row).to_owned(), case, row, kinds: told.kinds })
    }

    fn here(&self) -> String {
        format!("/cases/{}/network/{}", self.case.id, self.row.id)
    }

    fn lead(&self, p: &Page) -> String {
        format!("{} · {}", about(p, &self.case), self.name)
    }

    fn form(&self, p: &Page, fields: &Fields, wrong: &Invalid) -> ui::Form {
        let view = FormView::new(p, fields, wrong);
        let person = self.row.person.map(|person| Choice::new(person.to_string(), self.name.as_str()));
        let mut shown = form::fields(&view, p.lang, person.into_iter().collect(), &self.kinds);
        if self.row.person.is_some() {
            shown.retain(|field| field.name != "name");
        }
        view.form(self.here(), "cases-network-save", format!("/cases/{}/network", self.case.id), shown)
    }

    fn page(&self, at: &Allowed<WorkCases>, fields: &Fields, wrong: &Invalid) -> FormPage {
        let p = at.page("cases-network-edit");
        FormPage { lead: self.lead(&p), form: self.form(&p, fields, wrong), p }
    }

    async fn conflict(&self, at: &Allowed<WorkCases>, typed: &Fields) -> Answer {
        let p = at.page("cases-network-edit");
        let form = |fields: &Fields| self.form(&p, fields, &Invalid::default());
        let (mine, theirs) = (form(typed), form(&form::filled(&self.row)));
        let by = offices::brief(at.db(), &[self.row.by_staff]).await?.remove(&self.row.by_staff);
        let by = by.map(|staff| staff.name).unwrap_or_default();
        let saved = Saved { version: self.row.version, by, at: self.row.from_at };
        html_with(StatusCode::CONFLICT, &Conflict::between(p, &mine, &theirs, typed, saved))
    }

    fn removal(&self, at: &Allowed<WorkCases>, fields: &Fields, wrong: &Invalid) -> FormPage {
        let p = at.page("cases-network-removal");
        let view = FormView::new(&p, fields, wrong);
        let shown =
            vec![view.prose("reason", "cases-network-removal-reason").rows(3).required(), view.hidden("version")];
        let back = format!("/cases/{}/network", self.case.id);
        let form = view.form(format!("{}/removal", self.here()), "cases-network-removal-deed", back, shown);
        FormPage { lead: self.lead(&p), form, p }
    }

    fn read(&self, fields: &Fields) -> TieRead {
        let version = fields.version();
        TieRead { case: self.case.id, tie: self.row.id, version }
    }
}

async fn edit(at: Allowed<WorkCases>, Path((id, tie)): Path<(Id<Case>, Id<NetworkTie>)>) -> Answer {
    let one = One::find(&at, id, tie).await?;
    html(&one.page(&at, &form::filled(&one.row), &Invalid::default()))
}

async fn change(
    at: Allowed<WorkCases>,
    Path((id, tie)): Path<(Id<Case>, Id<NetworkTie>)>,
    Form(mut fields): Form,
) -> Answer {
    let one = One::find(&at, id, tie).await?;
    // Whom a tie is to does not change: another person is another tie.
    fields.set("person", one.row.person.map(|person| person.to_string()).unwrap_or_default());
    let says = match form::read(&fields, at.today(), &one.kinds) {
        Ok(says) => says,
        Err(wrong) => return form_again(wrong.into(), |wrong| one.page(&at, &fields, wrong)),
    };
    match actions::change_tie(at.db(), &Access::of(&at), at.actor(), one.read(&fields), &says).await {
        Ok(()) => see_other(&format!("/cases/{id}/network"), "cases-network-saved"),
        Err(Undone::Failed(StoreError::Stale)) => one.conflict(&at, &fields).await,
        Err(undone) => form_again(undone, |wrong| one.page(&at, &fields, wrong)),
    }
}

async fn doubted(at: Allowed<WorkCases>, Path((id, tie)): Path<(Id<Case>, Id<NetworkTie>)>) -> Answer {
    let one = One::find(&at, id, tie).await?;
    let fields = Fields::of_version(one.row.version);
    html(&one.removal(&at, &fields, &Invalid::default()))
}

async fn remove(
    at: Allowed<WorkCases>,
    Path((id, tie)): Path<(Id<Case>, Id<NetworkTie>)>,
    Form(fields): Form,
) -> Answer {
    let one = One::find(&at, id, tie).await?;
    let done = match forms::words(&fields, "reason", at.today()) {
        Ok(reason) => actions::remove_tie(at.db(), &Access::of(&at), at.actor(), one.read(&fields), &reason).await,
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(&format!("/cases/{id}/network"), "cases-network-removed"),
        Err(undone) => form_again(undone, |wrong| one.removal(&at, &fields, wrong)),
    }
}
