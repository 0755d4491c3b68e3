//! Cases: what is going on, one of them, and taking a matter in.

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use kernel::{Case, Code as _, Id};
use serde::Deserialize;
use web::api::{self, ApiAnswer, Conditions, Cursor, Json, Key, Problem, Reply, Slice, faults};
use web::{Allowed, Failure, Path};

use super::body::{CASE_PLACES, CaseBody, CaseSummary, Cases, NewCase};
use crate::access::Access;
use crate::actions;
use crate::forms;
use crate::model::{CaseRow, Stage, Urgency};
use crate::pages::intake::{client_of, owner};
use crate::permissions::{OpenCases, ReadCases};
use crate::store;
use crate::store::list::{Filter, list as rows};

/// What is asked of the list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    owner: Option<String>,
    closed: Option<bool>,
    stage: Option<String>,
    urgency: Option<String>,
    due_until: Option<String>,
    limit: Option<String>,
    cursor: Option<String>,
}

impl Asked {
    fn filter(&self, at: &Allowed<ReadCases>) -> Result<Filter, Problem> {
        let unknown = |name: &'static str| move || Problem::at(name, "api-choice-unknown");
        let owners = match self.owner.as_deref() {
            None => Vec::new(),
            Some("me") => at.actor().staff_ids(),
            Some(_) => return Err(unknown("owner")()),
        };
        let stage = self.stage.as_deref().map(|code| Stage::from_code(code).ok_or_else(unknown("stage")));
        let urgency = self.urgency.as_deref().map(|code| Urgency::from_code(code).ok_or_else(unknown("urgency")));
        Ok(Filter {
            owners,
            stage: stage.transpose()?,
            urgency: urgency.transpose()?,
            closed: self.closed.unwrap_or(false),
            due_until: self.due_until.as_deref().map(|day| api::day("due_until", day)).transpose()?,
            ..Filter::default()
        })
    }

    /// What must be asked alike for a cursor to go on.
    fn question(&self) -> String {
        format!("cases {:?} {:?} {:?} {:?} {:?}", self.owner, self.closed, self.stage, self.urgency, self.due_until)
    }
}

/// The cases that the token's owner may open, the most pressing first. Reading of restricted and sealed ones is written down.
#[utoipa::path(get, path = "/cases", tag = "cases", operation_id = "listCases",
    params(
        ("owner" = Option<String>, Query, pattern = "^me$"),
        ("closed" = Option<bool>, Query),
        ("stage" = Option<String>, Query, pattern = "^(1-intake|2-facts|3-assessment|4-planning|5-service|6-closing|9-closed)$"),
        ("urgency" = Option<String>, Query, pattern = "^(normal|urgent|emergency)$"),
        ("due_until" = Option<String>, Query, format = Date),
        ("limit" = Option<i64>, Query, minimum = 1, maximum = 100),
        ("cursor" = Option<String>, Query)),
    responses((status = 200, description = "A part of the list", body = Cases)))]
pub(crate) async fn list(at: Allowed<ReadCases>, query: Result<Query<Asked>, QueryRejection>) -> ApiAnswer {
    let Query(asked) = query.map_err(|_| Problem::at("query", "api-body-wrong"))?;
    let limit = api::limit(asked.limit.as_deref())?;
    let question = asked.question();
    let cursor = asked.cursor.as_deref().map(|text| Cursor::read(at.db(), &question, text)).transpose()?;
    let mut filter = asked.filter(&at)?;
    filter.after = cursor.map(|cursor| (cursor.first, cursor.second));
    let access = Access::of(&at);
    let mut part = rows(at.db(), &access, &filter, ::store::Page { number: 1, size: limit }).await?;
    let next = match part.rows.last() {
        Some(last) if part.more => {
            let cursor = Cursor { first: last.next_due.number(), second: last.id.number() };
            Some(cursor.text(at.db(), &question))
        }
        _ => None,
    };
    store::alerts::put_first(at.db(), &access, &mut part.rows).await?;
    actions::note_listing(at.db(), at.actor(), &part.rows).await?;
    let slice = Slice { rows: part.rows, next };
    Reply::ok(&Cases { items: slice.rows.iter().map(CaseSummary::of).collect(), next: slice.next })?.into()
}

/// One case: where it stands, what comes next, who works on it.
#[utoipa::path(get, path = "/cases/{id}", tag = "cases", operation_id = "getCase",
    params(("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"), ("If-None-Match" = Option<String>, Header)),
    responses(
        (status = 200, description = "The case", body = CaseBody, headers(("ETag" = String))),
        (status = 304, description = "The caller has it already")))]
pub(crate) async fn show(at: Allowed<ReadCases>, Path(id): Path<Id<Case>>, conditions: Conditions) -> ApiAnswer {
    let access = Access::of(&at);
    let mut case = store::find(at.db(), &access, id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    store::alerts::put_first(at.db(), &access, std::slice::from_mut(&mut case)).await?;
    Ok(reply(at.db(), &case, |body| Reply::ok(&body)).await?.version(at.app(), case.version).unless(&conditions))
}

async fn reply(
    on: &impl ::store::Source,
    case: &CaseRow,
    answer: impl FnOnce(CaseBody) -> Result<Reply, Problem>,
) -> Result<Reply, Problem> {
    let team = store::team::now(on, case.id).await?;
    answer(CaseBody::of(case, &team))
}

/// Takes a matter in for the office of the token's owner; who does no casework leaves it to the supervisor.
#[utoipa::path(post, path = "/cases", tag = "cases", operation_id = "openCase", request_body = NewCase,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, description = "Taken in", body = CaseBody, headers(("ETag" = String), ("Location" = String)))))]
pub(crate) async fn create(at: Allowed<OpenCases>, key: Key, body: Json<NewCase>) -> ApiAnswer {
    let fields = body.value.fields()?;
    listed(&at, "target-group", &body.value.target_group, "/target_group").await?;
    listed(&at, "channel", &body.value.channel, "/channel").await?;
    let missing = |failure| match failure {
        Failure::NotFound => Problem::at("/subject", "api-choice-unknown"),
        other => other.into(),
    };
    let (name, subject) = client_of(&at, body.value.unit, body.value.subject.number()).await.map_err(missing)?;
    let owner = owner(&at).await?;
    let known = forms::intake::Known { subject_name: &name, office: at.actor().office, owner, now: at.now() };
    let command = forms::intake::read(&fields, &known).map_err(|wrong| faults(&wrong, CASE_PLACES))?;
    let tx = at.db().write(at.actor()).await?;
    if let Some(reply) = key.answered(&tx, &body.text).await? {
        return reply.into();
    }
    let id = actions::open_in(&tx, at.actor(), command, subject).await?;
    let case = store::load(&tx, id).await?;
    let reply = reply(&tx, &case, |body| Reply::created(&format!("/cases/{id}"), &body)).await?;
    let reply = reply.version(at.app(), case.version);
    key.keep(&tx, &reply).await?;
    tx.commit().await?;
    reply.into()
}

/// A code that is to be stored must be one of its list.
async fn listed(at: &Allowed<OpenCases>, list: &'static str, code: &str, pointer: &str) -> Result<(), Problem> {
    let entries = store::reference::lists(at.db(), &[list]).await?;
    let known = entries.iter().any(|entry| entry.code == code);
    if known { Ok(()) } else { Err(Problem::at(pointer, "api-choice-unknown")) }
}
