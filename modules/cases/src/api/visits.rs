//! Home visits: begun, written, signed; the paper of a case whose form is `home-visit`.

use kernel::{Case, Id};
use store::Source;
use web::api::{ApiAnswer, Conditions, Json, Key, Problem, Reply, faults};
use web::{Allowed, App, Path, Permission};

use super::body::{SignBody, VISIT_PLACES, Visit, VisitDraft, Visits};
use crate::access::Access;
use crate::forms::papers::{self as paper_forms, Lists};
use crate::model::{CaseRow, Paper, PaperForm, PaperRow};
use crate::permissions::{ReadCases, WorkCases};
use crate::{actions, store as rows};

/// A case within access, and one of its home visits.
pub(super) struct Found {
    pub access: Access,
    pub case: CaseRow,
    pub visit: PaperRow,
}

/// Loading is the check; a paper of another form is no visit.
pub(super) async fn find<P: Permission>(at: &Allowed<P>, case: Id<Case>, visit: Id<Paper>) -> Result<Found, Problem> {
    let access = Access::of(at);
    let case = rows::find(at.db(), &access, case).await?;
    let visit = rows::papers::find(at.db(), case.id, visit).await?;
    if visit.form == PaperForm::HomeVisit { Ok(Found { access, case, visit }) } else { Err(Problem::NotFound) }
}

async fn shown(on: &impl Source, papers: &[PaperRow]) -> Result<Vec<Visit>, Problem> {
    let ids: Vec<Id<Paper>> = papers.iter().map(|paper| paper.id).collect();
    let signatures = rows::papers::signatures(on, &ids).await?;
    let files = rows::papers::attachments(on, &ids).await?;
    Ok(papers.iter().map(|paper| Visit::of(paper, &signatures, &files)).collect())
}

async fn reply(
    app: &App,
    on: &impl Source,
    (case, visit): (Id<Case>, Id<Paper>),
    made: bool,
) -> Result<Reply, Problem> {
    let paper = rows::papers::find(on, case, visit).await?;
    let body = shown(on, std::slice::from_ref(&paper)).await?.pop().ok_or(Problem::NotFound)?;
    let reply = if made { Reply::created(&format!("/cases/{case}/visits/{visit}"), &body)? } else { Reply::ok(&body)? };
    Ok(reply.version(app, paper.version))
}

/// The home visits of a case, oldest first.
#[utoipa::path(get, path = "/cases/{id}/visits", tag = "visits", operation_id = "listVisits",
    params(("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$")),
    responses((status = 200, description = "The visits", body = Visits)))]
pub(crate) async fn list(at: Allowed<ReadCases>, Path(id): Path<Id<Case>>) -> ApiAnswer {
    let case = rows::find(at.db(), &Access::of(&at), id).await?;
    actions::note_reading(at.db(), at.actor(), &case).await?;
    let mut papers = rows::papers::of_case(at.db(), case.id).await?;
    papers.retain(|paper| paper.form == PaperForm::HomeVisit);
    Reply::ok(&Visits { items: shown(at.db(), &papers).await? })?.into()
}

/// One home visit.
#[utoipa::path(get, path = "/cases/{id}/visits/{visit}", tag = "visits", operation_id = "getVisit",
    params(
        ("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"),
        ("visit" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"),
        ("If-None-Match" = Option<String>, Header)),
    responses(
        (status = 200, description = "The visit", body = Visit, headers(("ETag" = String))),
        (status = 304, description = "The caller has it already")))]
pub(crate) async fn show(
    at: Allowed<ReadCases>,
    Path((id, visit)): Path<(Id<Case>, Id<Paper>)>,
    conditions: Conditions,
) -> ApiAnswer {
    let found = find(&at, id, visit).await?;
    actions::note_reading(at.db(), at.actor(), &found.case).await?;
    Ok(reply(at.app(), at.db(), (id, visit), false).await?.unless(&conditions))
}

/// Begins a home visit with what is known of it so far.
#[utoipa::path(post, path = "/cases/{id}/visits", tag = "visits", operation_id = "beginVisit", request_body = VisitDraft,
    params(
        ("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"),
        ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, description = "Begun", body = Visit, headers(("ETag" = String), ("Location" = String)))))]
pub(crate) async fn create(
    at: Allowed<WorkCases>,
    Path(id): Path<Id<Case>>,
    key: Key,
    body: Json<VisitDraft>,
) -> ApiAnswer {
    let access = Access::of(&at);
    let case = rows::find(at.db(), &access, id).await?;
    let fields = body.value.over(kernel::Fields::default())?;
    let written = paper_forms::draft(&fields, at.today(), at.today());
    let tx = at.db().write(at.actor()).await?;
    if let Some(reply) = key.answered(&tx, &body.text).await? {
        return reply.into();
    }
    let visit = actions::begin_in(&tx, &access, at.actor(), case.id, PaperForm::HomeVisit).await?;
    actions::save_in(&tx, &access, at.actor(), case.id, (visit, 1), &written).await?;
    let reply = reply(at.app(), &tx, (case.id, visit), true).await?;
    key.keep(&tx, &reply).await?;
    tx.commit().await?;
    reply.into()
}

/// Writes into a visit that its author has not signed yet.
#[utoipa::path(patch, path = "/cases/{id}/visits/{visit}", tag = "visits", operation_id = "writeVisit",
    request_body(content = VisitDraft, content_type = "application/merge-patch+json"),
    params(
        ("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"),
        ("visit" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"),
        ("If-Match" = String, Header)),
    responses((status = 200, description = "Written", body = Visit, headers(("ETag" = String)))))]
pub(crate) async fn update(
    at: Allowed<WorkCases>,
    Path((id, visit)): Path<(Id<Case>, Id<Paper>)>,
    conditions: Conditions,
    body: Json<VisitDraft>,
) -> ApiAnswer {
    let found = find(&at, id, visit).await?;
    let version = conditions.version(found.visit.version)?;
    let fields = body.value.over(paper_forms::open(&found.visit))?;
    let written = paper_forms::draft(&fields, at.today(), found.visit.happened_on);
    actions::save(at.db(), &found.access, at.actor(), id, visit, version, &written).await?;
    Ok(reply(at.app(), at.db(), (id, visit), false).await?.answer())
}

/// Signs a visit as its author; where the standard asks for a co-signature it then waits for that.
#[utoipa::path(post, path = "/cases/{id}/visits/{visit}/signature", tag = "visits", operation_id = "signVisit",
    request_body = SignBody,
    params(
        ("id" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"),
        ("visit" = String, Path, pattern = "^[0-7][0-9a-hjkmnp-tv-z]{12}$"),
        ("If-Match" = String, Header), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 200, description = "Signed", body = Visit, headers(("ETag" = String)))))]
pub(crate) async fn sign(
    at: Allowed<WorkCases>,
    Path((id, visit)): Path<(Id<Case>, Id<Paper>)>,
    key: Key,
    conditions: Conditions,
    body: Json<SignBody>,
) -> ApiAnswer {
    let found = find(&at, id, visit).await?;
    let tx = at.db().write(at.actor()).await?;
    if let Some(reply) = key.answered(&tx, &body.text).await? {
        return reply.into();
    }
    let version = conditions.version(found.visit.version)?;
    let fields = paper_forms::open(&found.visit);
    let written = paper_forms::read(PaperForm::HomeVisit, &fields, at.today(), &Lists::default())
        .map_err(|wrong| faults(&wrong, VISIT_PLACES))?;
    let paper = (visit, version);
    actions::sign_in(&tx, &found.access, at.actor(), id, paper, &written, body.value.reviewer).await?;
    let reply = reply(at.app(), &tx, (id, visit), false).await?;
    key.keep(&tx, &reply).await?;
    tx.commit().await?;
    reply.into()
}
