//! Finding, reading, registering and changing people.

use axum::extract::Query;
use kernel::{Id, Kind as _};
use offices::Scope as Reach;
use serde::Deserialize;
use store::Source;
use web::api::{self, ApiAnswer, Conditions, Cursor, Json, Key, Problem, Reply, Slice, faults};
use web::{Allowed, Path};

use super::person::{Match, People, Person};
use super::sent::{NewPersonBody, PLACES, PLACES_NEW, PLACES_NOW, PersonChanges, Search};
use crate::model::{Alike, Subject};
use crate::pages::desk;
use crate::permissions::{ReadPeople, RegisterPeople};
use crate::store::persons::{self as rows, Record};
use crate::store::reach;
use crate::{actions, forms};

/// What is asked of a list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    limit: Option<String>,
    cursor: Option<String>,
}

/// The question that a cursor of people belongs to.
const QUESTION: &str = "people";

type Asked = Result<Query<Part>, axum::extract::rejection::QueryRejection>;

fn asked(query: Asked) -> Result<Part, Problem> {
    query.map(|Query(part)| part).map_err(|_| Problem::at("query", "api-body-wrong"))
}

/// The people of one's offices, the one registered last first.
#[utoipa::path(get, path = "/people", tag = "people", operation_id = "listPeople",
    params(("limit" = Option<i64>, Query, minimum = 1, maximum = 100), ("cursor" = Option<String>, Query)),
    responses((status = 200, description = "A part of the list", body = People)))]
pub(crate) async fn list(at: Allowed<ReadPeople>, query: Asked) -> ApiAnswer {
    let part = asked(query)?;
    let limit = api::limit(part.limit.as_deref())?;
    let after = part.cursor.as_deref().map(|text| Cursor::read(at.db(), QUESTION, text)).transpose()?;
    let before = after.map(|cursor| cursor.second);
    let ids = reach::before(at.db(), &Reach::of(&at), kernel::Person::KIND, before, limit + 1).await?;
    let slice = Slice::cut(ids, limit, |id| Cursor { first: 0, second: *id }.text(at.db(), QUESTION));
    let ids: Vec<Id<kernel::Person>> = slice.rows.into_iter().map(Id::new).collect();
    let briefs = crate::briefs(at.db(), &ids).await?;
    let items = ids.iter().filter_map(|id| briefs.get(id)).map(Match::of).collect();
    Reply::ok(&People { items, next: slice.next })?.into()
}

/// The people of the whole registry who fit, likeliest first. What is searched for is about a person, so it travels in the body
/// and never in an address.
#[utoipa::path(post, path = "/people/search", tag = "people", operation_id = "searchPeople", request_body = Search,
    responses((status = 200, description = "Who fits", body = People)))]
pub(crate) async fn search(at: Allowed<ReadPeople>, body: Json<Search>) -> ApiAnswer {
    let Search { text, limit } = body.value;
    let limit = api::limit(limit.map(|limit| limit.to_string()).as_deref())
        .map_err(|_| Problem::at("/limit", "api-limit-wrong"))?;
    if text.is_empty() || text.chars().count() > 500 {
        return Err(Problem::at("/text", "api-body-wrong"));
    }
    let query = crate::Query::parse(&text, at.today());
    let limit = usize::try_from(limit).unwrap_or(1);
    let hits = if query.is_empty() { Vec::new() } else { crate::search(at.db(), &query, at.today(), limit).await? };
    Reply::ok(&People { items: hits.iter().map(Match::found).collect(), next: None })?.into()
}

/// One person. That somebody protected was read is written down.
#[utoipa::path(get, path = "/people/{id}", tag = "people", operation_id = "getPerson",
    params(("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"), ("If-None-Match" = Option<String>, Header)),
    responses(
        (status = 200, description = "The person", body = Person, headers(("ETag" = String))),
        (status = 304, description = "The caller has it already")))]
pub(crate) async fn show(
    at: Allowed<ReadPeople>,
    Path(id): Path<Id<kernel::Person>>,
    conditions: Conditions,
) -> ApiAnswer {
    let record = mine(&at, id).await?;
    if record.person.protected {
        actions::note_reading(at.db(), at.actor(), id).await?;
    }
    Ok(reply(&at, &record).await?.unless(&conditions))
}

/// A person within reach of the token's owner; a merged record is followed to the one that holds the person now.
async fn mine<P: web::Permission>(at: &Allowed<P>, id: Id<kernel::Person>) -> Result<Record, Problem> {
    let here = rows::resolve(at.db(), id).await?;
    if !reach::reaches(at.db(), &Reach::of(at), Subject::Person(here).as_ref()).await? {
        return Err(Problem::NotFound);
    }
    Ok(rows::record(at.db(), here).await?)
}

async fn reply<P: web::Permission>(at: &Allowed<P>, record: &Record) -> Result<Reply, Problem> {
    let merged = crate::merged_into(at.db(), record.id).await?;
    Ok(Reply::ok(&Person::of(record, merged))?.version(at.app(), record.version))
}

/// Registers somebody for the office of the token's owner.
#[utoipa::path(post, path = "/people", tag = "people", operation_id = "registerPerson", request_body = NewPersonBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 201, description = "Registered", body = Person, headers(("ETag" = String), ("Location" = String))),
        (status = 409, description = "Somebody alike is registered, or a request with the same key is under way",
            body = web::api::ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn create(at: Allowed<RegisterPeople>, key: Key, body: Json<NewPersonBody>) -> ApiAnswer {
    let fields = body.value.fields()?;
    let person =
        forms::read_registering(&fields, at.today()).map_err(|wrong| faults(&wrong, &[PLACES, PLACES_NEW].concat()))?;
    let alike = crate::alike(at.db(), &person, None, at.today()).await?;
    let tx = at.db().write(at.actor()).await?;
    if let Some(reply) = key.answered(&tx, &body.text).await? {
        return reply.into();
    }
    if !body.value.likely_duplicates_reviewed && !alike.is_empty() {
        return Err(Problem::Alike(told(&tx, &alike).await?));
    }
    let id = actions::register_in(&tx, desk(&at)?, &person, &alike).await?;
    let record = rows::record(&tx, id).await?;
    let reply =
        Reply::created(&format!("/people/{id}"), &Person::of(&record, Vec::new()))?.version(at.app(), record.version);
    key.keep(&tx, &reply).await?;
    tx.commit().await?;
    reply.into()
}

/// Those who are alike, as JSON.
async fn told(on: &impl Source, alike: &[Alike]) -> Result<serde_json::Value, Problem> {
    let ids: Vec<Id<kernel::Person>> = alike.iter().map(|alike| alike.person).collect();
    let briefs = crate::briefs(on, &ids).await?;
    let told = alike.iter().filter_map(|alike| Some(Match::alike(briefs.get(&alike.person)?, alike)));
    Ok(serde_json::to_value(told.collect::<Vec<Match>>()).unwrap_or_default())
}

/// Changes parts of a person: what is left out stays, `null` takes away (RFC 7396).
#[utoipa::path(patch, path = "/people/{id}", tag = "people", operation_id = "changePerson",
    request_body(content = PersonChanges, content_type = "application/merge-patch+json"),
    params(("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"), ("If-Match" = String, Header)),
    responses((status = 200, description = "Changed", body = Person, headers(("ETag" = String)))))]
pub(crate) async fn update(
    at: Allowed<RegisterPeople>,
    Path(id): Path<Id<kernel::Person>>,
    conditions: Conditions,
    body: Json<PersonChanges>,
) -> ApiAnswer {
    let record = mine(&at, id).await?;
    let version = conditions.version(record.version)?;
    let fields = body.value.over(&record.person, version)?;
    let person = forms::read_edit(&fields, at.today(), &record.person)
        .map_err(|wrong| faults(&wrong, &[PLACES, PLACES_NOW].concat()))?;
    // Who may be the same person by now is not asked of a program: it is left to whoever reviews pairs.
    let alike = crate::alike(at.db(), &person, Some(record.id), at.today()).await?;
    actions::change(at.db(), at.actor(), record.id, version, &person, &alike).await?;
    Ok(reply(&at, &rows::record(at.db(), record.id).await?).await?.answer())
}
