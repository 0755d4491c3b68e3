//! The HTTP edge: paths, permissions, a few lines per handler.

mod editing;
mod family;
mod households;
mod members;
mod merging;
mod naming;
mod pairs;
mod persons;
mod places;
mod registering;
mod relations;
mod units;
mod unmasking;

use std::collections::HashMap;
use std::sync::Arc;

use axum::http::StatusCode;
use kernel::{Community, Fields, Group, Household, Id, Office, Person};
use offices::Scope;
use store::StoreError;
use web::{Allowed, Answer, Failure, Permission, Routes, html_with};

use crate::brief::{Brief, Hit};
use crate::links::Elsewhere;
use crate::model::Subject;
use crate::query::Query;
use crate::store::persons::{self as rows, Record};
use crate::store::reach;
use crate::views::{Ask, OutsidePage};

pub(crate) fn routes(elsewhere: Arc<dyn Elsewhere>) -> Routes {
    Routes::new()
        .get("/places", places::suggest)
        .get("/people", persons::index)
        .get("/people/new", registering::new)
        .post("/people", registering::create)
        .post("/people/alike", registering::alike)
        .get("/people/{id}", persons::show)
        .get("/people/{id}/family", family::show)
        .get("/people/{id}/family/pdf", family::sheet)
        .get("/people/{id}/edit", editing::edit)
        .post("/people/{id}", editing::update)
        .get("/people/{id}/unmasking", unmasking::new)
        .post("/people/{id}/unmasking", unmasking::create)
        .get("/people/{id}/relations/new", relations::new)
        .post("/people/{id}/relations", relations::create)
        .get("/people/{id}/relations/{relation}", relations::edit)
        .post("/people/{id}/relations/{relation}", relations::update)
        .get("/people/{id}/relations/{relation}/withdrawal", relations::doubted)
        .post("/people/{id}/relations/{relation}/withdrawal", relations::withdraw)
        .post("/people/{id}/relations/{relation}/ending", relations::end)
        .and(unit_routes())
        .and(pair_routes())
        .holding(elsewhere)
}

fn pair_routes() -> Routes {
    Routes::new()
        .get("/people/pairs", pairs::index)
        .get("/people/pairs/{pair}", pairs::show)
        .post("/people/pairs/{pair}/merging", merging::merge)
        .post("/people/pairs/{pair}/difference", merging::differ)
        .post("/people/pairs/{pair}/question", merging::ask)
        .post("/people/pairs/{pair}/reopening", merging::reopen)
        .get("/people/{id}/pairs/new", naming::new)
        .post("/people/{id}/pairs", naming::create)
        .get("/people/{id}/merges/{merge}/separation", merging::separation)
        .post("/people/{id}/merges/{merge}/separation", merging::separate)
}

fn unit_routes() -> Routes {
    Routes::new()
        .get("/households", units::index::<Household>)
        .get("/households/new", units::new::<Household>)
        .post("/households", households::create)
        .get("/households/{id}", members::show::<Household>)
        .get("/households/{id}/edit", units::edit::<Household>)
        .post("/households/{id}", units::update::<Household>)
        .get("/households/{id}/members/new", members::pick::<Household>)
        .post("/households/{id}/members", members::join::<Household>)
        .post("/households/{id}/members/{member}/ending", members::leave::<Household>)
        .get("/groups", units::index::<Group>)
        .get("/groups/new", units::new::<Group>)
        .post("/groups", units::create::<Group>)
        .get("/groups/{id}", members::show::<Group>)
        .get("/groups/{id}/edit", units::edit::<Group>)
        .post("/groups/{id}", units::update::<Group>)
        .get("/groups/{id}/members/new", members::pick::<Group>)
        .post("/groups/{id}/members", members::join::<Group>)
        .post("/groups/{id}/members/{member}/ending", members::leave::<Group>)
        .get("/communities", units::index::<Community>)
        .get("/communities/new", units::new::<Community>)
        .post("/communities", units::create::<Community>)
        .get("/communities/{id}", units::show::<Community>)
        .get("/communities/{id}/edit", units::edit::<Community>)
        .post("/communities/{id}", units::update::<Community>)
}

/// What stands behind the `?` of an address.
type Asked = axum::extract::Query<HashMap<String, String>>;

fn asked<'a>(query: &'a Asked, name: &str) -> &'a str {
    query.get(name).map_or("", String::as_str)
}

/// The id in an address; what is no id leads nowhere.
fn id<K>(text: &str) -> Result<Id<K>, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

/// The office for which the actor registers: their own where they may, else the first where they may.
pub(crate) fn desk<P: Permission>(at: &Allowed<P>) -> Result<Id<Office>, Failure> {
    let offices = at.offices();
    let own = offices.iter().find(|office| **office == at.actor().office);
    own.or_else(|| offices.first()).copied().ok_or(Failure::Forbidden(P::KEY))
}

/// How loading a record went for this reader.
enum Sight<T> {
    /// Within the scope.
    Inside(T),
    /// There is such a record, in other offices' hands.
    Outside(Subject),
    /// The person's record was merged into this one.
    Moved(Id<Person>),
}

/// Looks for a person: loading is the check.
async fn sight<P: Permission>(at: &Allowed<P>, id: Id<Person>) -> Result<Sight<Record>, Failure> {
    let here = rows::resolve(at.db(), id).await?;
    if here != id {
        return Ok(Sight::Moved(here));
    }
    if !within(at, Subject::Person(id)).await? {
        return Ok(Sight::Outside(Subject::Person(id)));
    }
    Ok(Sight::Inside(rows::record(at.db(), id).await?))
}

/// A person within the scope, for a deed: whoever may not see the record finds nothing.
async fn mine<P: Permission>(at: &Allowed<P>, id: Id<Person>) -> Result<Record, Failure> {
    match sight(at, id).await? {
        Sight::Inside(record) => Ok(record),
        Sight::Outside(_) | Sight::Moved(_) => Err(Failure::NotFound),
    }
}

async fn within<P: Permission>(at: &Allowed<P>, subject: Subject) -> Result<bool, StoreError> {
    reach::opens(at.db(), &Scope::of(at), subject.as_ref(), at.today()).await
}

/// Somebody whom a form names: in the registry, in whosever hands; who was merged into another is the other.
async fn known<P: Permission>(at: &Allowed<P>, id: Id<Person>) -> Result<Id<Person>, Failure> {
    Ok(rows::resolve(at.db(), id).await?)
}

/// Whether somebody is registered because a case is to be opened about them.
fn is_for_case(fields: &Fields) -> bool {
    fields.get("for") == "case"
}

/// Where registering leads: back to the intake with the subject chosen, or to its page.
fn registered(subject: Subject, fields: &Fields) -> String {
    if is_for_case(fields) { subject.case_href() } else { subject.href() }
}

/// The page for whoever may know that there is such a record, and not more: whose it is and whom to ask.
async fn outside<P: Permission>(at: &Allowed<P>, subject: Subject) -> Answer {
    let p = at.page("people-outside-title");
    let brief = crate::subject_brief(at.db(), subject, at.today()).await?;
    let asks = asks(at, subject.as_ref()).await?;
    html_with(StatusCode::FORBIDDEN, &OutsidePage { facts: brief.facts(&p), name: brief.name().to_owned(), asks, p })
}

/// The offices that look after a record, and their supervisors: whom to ask.
async fn asks<P: Permission>(at: &Allowed<P>, about: kernel::Ref) -> Result<Vec<Ask>, Failure> {
    let mut asks = Vec::new();
    for office in reach::offices(at.db(), about).await? {
        let known = offices::office(at.db(), office).await?;
        let supervisors = offices::supervisors(at.db(), office, at.today()).await?;
        let office = [known.name.as_str(), known.place_name.as_str()].join(" ").trim().to_owned();
        asks.push(Ask { office, names: supervisors.into_iter().map(|staff| staff.name).collect() });
    }
    Ok(asks)
}

/// The persons that the line of a form finds, to choose one from, and whoever was chosen already.
async fn candidates<P: Permission>(at: &Allowed<P>, fields: &Fields) -> Result<Vec<Hit>, Failure> {
    let query = Query::parse(fields.get("text"), at.today());
    let mut hits = if query.is_empty() { Vec::new() } else { crate::search(at.db(), &query, at.today(), 12).await? };
    if let Ok(chosen) = fields.get("person").parse::<Id<Person>>()
        && hits.iter().all(|hit| hit.brief.id != chosen)
        && let Some(brief) = crate::briefs(at.db(), &[chosen]).await?.remove(&chosen)
    {
        hits.insert(0, Hit { brief, score: 0, reasons: Vec::new() });
    }
    Ok(hits)
}

async fn brief<P: Permission>(at: &Allowed<P>, id: Id<Person>) -> Result<Brief, Failure> {
    Ok(crate::brief(at.db(), id).await?)
}
