//! The HTTP edge: paths, permissions, a few lines per handler.

mod communities;
mod editing;
mod family;
mod groups;
mod households;
mod persons;
mod places;
mod registering;
mod relations;
mod unmasking;

use std::collections::HashMap;

use axum::http::StatusCode;
use kernel::{Fields, Id, Office, Person};
use offices::Scope;
use store::StoreError;
use web::{Allowed, Answer, Failure, Permission, Routes, html_with};

use crate::brief::{Brief, Hit};
use crate::model::Subject;
use crate::query::Query;
use crate::store::persons::{self as rows, Record};
use crate::store::reach;
use crate::views::{Ask, OutsidePage};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/places", places::suggest)
        .get("/people", persons::index)
        .get("/people/new", registering::new)
        .post("/people", registering::create)
        .get("/people/{id}", persons::show)
        .get("/people/{id}/family", family::show)
        .get("/people/{id}/edit", editing::edit)
        .post("/people/{id}", editing::update)
        .get("/people/{id}/unmasking", unmasking::new)
        .post("/people/{id}/unmasking", unmasking::create)
        .get("/people/{id}/relations/new", relations::new)
        .post("/people/{id}/relations", relations::create)
        .post("/people/{id}/relations/{relation}/ending", relations::end)
        .get("/households", households::index)
        .get("/households/new", households::new)
        .post("/households", households::create)
        .get("/households/{id}", households::show)
        .get("/households/{id}/edit", households::edit)
        .post("/households/{id}", households::update)
        .get("/households/{id}/members/new", households::pick)
        .post("/households/{id}/members", households::join)
        .post("/households/{id}/members/{member}/ending", households::leave)
        .get("/groups", groups::index)
        .get("/groups/new", groups::new)
        .post("/groups", groups::create)
        .get("/groups/{id}", groups::show)
        .get("/groups/{id}/edit", groups::edit)
        .post("/groups/{id}", groups::update)
        .get("/groups/{id}/members/new", groups::pick)
        .post("/groups/{id}/members", groups::join)
        .post("/groups/{id}/members/{member}/ending", groups::leave)
        .get("/communities", communities::index)
        .get("/communities/new", communities::new)
        .post("/communities", communities::create)
        .get("/communities/{id}", communities::show)
        .get("/communities/{id}/edit", communities::edit)
        .post("/communities/{id}", communities::update)
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
fn desk<P: Permission>(at: &Allowed<P>) -> Result<Id<Office>, Failure> {
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
    reach::reaches(at.db(), &Scope::of(at), subject.as_ref()).await
}

/// A household, group or community within the scope.
async fn unit_is_mine<P: Permission>(at: &Allowed<P>, subject: Subject) -> Result<(), Failure> {
    if within(at, subject).await? { Ok(()) } else { Err(Failure::NotFound) }
}

/// The page for whoever may know that there is such a record, and not more: whose it is and whom to ask.
async fn outside<P: Permission>(at: &Allowed<P>, subject: Subject) -> Answer {
    let p = at.page("people-outside-title");
    let brief = crate::subject_brief(at.db(), subject, at.today()).await?;
    let mut asks = Vec::new();
    for office in reach::offices(at.db(), subject.as_ref()).await? {
        let known = offices::office(at.db(), office).await?;
        let supervisors = offices::supervisors(at.db(), office, at.today()).await?;
        asks.push(Ask { office: known.name, names: supervisors.into_iter().map(|staff| staff.name).collect() });
    }
    html_with(StatusCode::FORBIDDEN, &OutsidePage { facts: brief.facts(&p), name: brief.name().to_owned(), asks, p })
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
