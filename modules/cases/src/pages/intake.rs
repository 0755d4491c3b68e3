//! Pages of intake: search first, then take the matter in.

use std::collections::HashMap;

use ::store::Undone;
use axum::Extension;
use axum::extract::Query;
use kernel::{Case, Code as _, Fields, Id, Invalid, Letter, Role, Staff};
use people::Subject;
use ui::{FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Routes, html, invalid, see_other};

use super::triage::choices;
use crate::access::Access;
use crate::actions::{Incoming, OpenCase};
use crate::links::Letters;
use crate::model::{Referral, ReferralRow, ReferralState, Unit};
use crate::permissions::OpenCases;
use crate::views::intake::{Found, SearchFirstPage, with_letter, with_referral};
use crate::views::list::{CaseLine, Names};
use crate::views::search::ClientLine;
use crate::{actions, forms, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/cases/new", search).get("/cases/new/intake", new).post("/cases", create)
}

/// Clients shown for one search.
const SHOWN: usize = 12;

/// Search before create: over people (or households, groups, communities) and their cases.
async fn search(at: Allowed<OpenCases>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let p = at.page("cases-new-title");
    let text = asked.get("q").map_or("", String::as_str).trim().to_owned();
    let referral = referred(&at, asked.get("referral").map_or("", String::as_str)).await?;
    let letter = asked.get("letter").and_then(|letter| letter.parse::<Id<Letter>>().ok());
    let unit = asked.get("unit").and_then(|unit| Unit::from_code(unit)).unwrap_or(Unit::Individual);
    for unit in Unit::ALL {
        if let Some(subject) = asked.get(unit.subject().code()) {
            let there = format!("/cases/new/intake?unit={}&subject={}", unit.code(), checked(subject)?);
            return see_other(&with_letter(with_referral(there, referral.as_ref()), letter), "");
        }
    }
    let found = if text.is_empty() { Vec::new() } else { find(&at, &p, unit, &text).await? };
    html(&SearchFirstPage::new(p, unit, text, found, (referral.as_ref(), letter)))
}

fn checked(id: &str) -> Result<Id<()>, Failure> {
    id.parse().map_err(|_| Failure::NotFound)
}

/// The referral out of which a case is opened, while it waits for an office of the reader; none when none is named.
async fn referred(at: &Allowed<OpenCases>, id: &str) -> Result<Option<ReferralRow>, Failure> {
    if id.is_empty() {
        return Ok(None);
    }
    let id: Id<Referral> = id.parse().map_err(|_| Failure::NotFound)?;
    let access = Access::for_reader(at.actor(), at.now());
    let row = store::referrals::find_received(at.db(), &access, &at.offices(), id).await?;
    if row.state == ReferralState::Sent { Ok(Some(row)) } else { Err(Failure::NotFound) }
}

async fn find(at: &Allowed<OpenCases>, p: &Page, unit: Unit, text: &str) -> Result<Vec<Found>, Failure> {
    let kind = unit.subject();
    let mut clients: Vec<ClientLine> = if unit == Unit::Individual {
        let query = people::Query::parse(text, at.today());
        let hits = people::search(at.db(), &query, at.today(), SHOWN).await?;
        hits.iter().map(|hit| ClientLine::person(p, hit)).collect()
    } else {
        let units = people::search_units(at.db(), kind.code(), text, at.today(), SHOWN).await?;
        units.iter().map(|brief| ClientLine::unit(p, kind, brief)).collect()
    };
    let ids: Vec<i64> = clients.iter().map(|client| client.subject).collect();
    let cases = store::about(at.db(), &Access::for_reader(at.actor(), at.now()), kind, &ids).await?;
    actions::note_listing(at.db(), at.actor(), &cases).await?;
    for case in cases {
        if let Some(client) = clients.iter_mut().find(|client| client.subject == case.subject) {
            client.cases.push(CaseLine::new(p, &case, &Names::new(), at.actor().staff));
        }
    }
    Ok(clients.into_iter().map(|client| Found::new(unit, client)).collect())
}

async fn new(at: Allowed<OpenCases>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let get = |name: &str| asked.get(name).map_or("", String::as_str);
    let mut fields = forms::intake::blank(get("unit"), get("subject"), at.now());
    if let Some(row) = referred(&at, get("referral")).await? {
        let package = store::referrals::package(at.db(), &row)?;
        forms::intake::fill_from(&mut fields, &at.page("cases-name"), &row, &package);
    }
    if !get("letter").is_empty() {
        fields.set("letter", checked(get("letter"))?.to_string());
        fields.set("channel", "letter");
    }
    let (name, _) = client(&at, &fields).await?;
    html(&page(&at, &name, &fields, &Invalid::default()).await?)
}

async fn create(at: Allowed<OpenCases>, Extension(letters): super::letters::Office, Form(fields): Form) -> Answer {
    let (name, subject) = client(&at, &fields).await?;
    let owner = owner(&at).await?;
    let known = forms::intake::Known { subject_name: &name, office: at.actor().office, owner, now: at.now() };
    let done = match forms::intake::read(&fields, &known) {
        Ok(command) => open(&at, &fields, letters.as_ref(), command, subject).await,
        Err(wrong) => Err(Undone::Invalid(wrong)),
    };
    match done {
        Ok(id) if owner == at.actor().staff => see_other(&format!("/cases/{id}/triage"), "cases-opened"),
        Ok(_) => see_other("/cases/new", "cases-opened-for-supervisor"),
        Err(Undone::Invalid(wrong)) => invalid(&page(&at, &name, &fields, &wrong).await?),
        Err(undone) => Err(undone.into()),
    }
}

/// Opens the case, out of a referral or from a letter where the form names one.
async fn open(
    at: &Allowed<OpenCases>,
    fields: &Fields,
    letters: &dyn Letters,
    command: OpenCase,
    subject: Subject,
) -> Result<Id<Case>, Undone> {
    let (db, actor) = (at.db(), at.actor());
    if let Ok(letter) = fields.get("letter").parse::<Id<Letter>>() {
        return actions::open_from_letter(db, actor, letters, letter, (command, subject)).await;
    }
    let Ok(id) = fields.get("referral").parse() else { return actions::open(db, actor, command, subject).await };
    let (access, offices) = (Access::for_reader(actor, at.now()), at.offices());
    let incoming = Incoming { id, access: &access, offices: &offices };
    actions::open_referred(db, actor, incoming, command, subject).await
}

/// The client that the form names; a merged person is followed to the record that holds them now.
async fn client(at: &Allowed<OpenCases>, fields: &Fields) -> Result<(String, Subject), Failure> {
    let unit = Unit::from_code(fields.get("unit")).ok_or(Failure::NotFound)?;
    client_of(at, unit, checked(fields.get("subject"))?.number()).await
}

/// The client of that unit and id.
pub(crate) async fn client_of(at: &Allowed<OpenCases>, unit: Unit, id: i64) -> Result<(String, Subject), Failure> {
    let subject = Subject::new(unit.subject().code(), id).ok_or(Failure::NotFound)?;
    let brief = people::subject_brief(at.db(), subject, at.today()).await?;
    Ok((brief.name().to_owned(), subject))
}

/// Who will own the case: whoever takes it in and does casework, else the supervisor who will assign it.
pub(crate) async fn owner(at: &Allowed<OpenCases>) -> Result<Id<Staff>, Failure> {
    if at.actor().has_role(&[Role::SocialWorker, Role::Supervisor]) {
        return Ok(at.actor().staff);
    }
    let supervisors = offices::supervisors(at.db(), at.actor().office, at.today()).await?;
    supervisors
        .first()
        .map(|supervisor| supervisor.id)
        .ok_or_else(|| kernel::Refusal::new("cases-refused-no-supervisor").into())
}

async fn page(at: &Allowed<OpenCases>, name: &str, fields: &Fields, wrong: &Invalid) -> Result<FormPage, Failure> {
    let p = at.page("cases-intake-page");
    let entries = store::reference::lists(at.db(), &["channel", "target-group"]).await?;
    let (channels, groups): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.list == "channel");
    let form = form(&p, fields, wrong, choices(&channels, p.lang), choices(&groups, p.lang));
    let lead = p.t1("cases-intake-lead", "name", name);
    Ok(FormPage { p, lead, form })
}

fn form(p: &Page, fields: &Fields, wrong: &Invalid, channels: Vec<ui::Choice>, groups: Vec<ui::Choice>) -> ui::Form {
    let view = FormView::new(p, fields, wrong);
    view.form("/cases", "cases-intake-deed", "/cases/new", forms::intake::fields(&view, channels, groups))
}
