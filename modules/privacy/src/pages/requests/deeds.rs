//! What is done with a request: given to somebody, identity checked, answered, refused, taken back.

use ::store::{StoreError, Undone};
use kernel::{Code as _, Fields, Id, Invalid, Role};
use offices::StaffBrief;
use ui::{Field, FormPage, FormView, Page};
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, form_again, html, see_other};

use super::super::sight;
use crate::actions::Done;
use crate::model::{Request, RequestRow};
use crate::permissions::{AnswerRequests, AssignRequests, SeeRequests};
use crate::store::{reference, requests};
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/privacy/requests/{id}/assignment", assignment)
        .post("/privacy/requests/{id}/assignment", assign)
        .get("/privacy/requests/{id}/identity", identity)
        .post("/privacy/requests/{id}/identity", identify)
        .get("/privacy/requests/{id}/answer", answering)
        .post("/privacy/requests/{id}/answer", answer)
        .get("/privacy/requests/{id}/refusal", refusing)
        .post("/privacy/requests/{id}/refusal", refuse)
        .get("/privacy/requests/{id}/withdrawal", withdrawing)
        .post("/privacy/requests/{id}/withdrawal", withdraw)
}

/// A request within sight, for a deed.
async fn find<P: Permission>(at: &Allowed<P>, id: Id<Request>) -> Result<RequestRow, Failure> {
    Ok(requests::find(at.db(), &sight(at), id).await?)
}

/// One form about a request: its word in addresses and texts.
fn page<P: Permission>(
    at: &Allowed<P>,
    request: &RequestRow,
    word: &str,
    (fields, wrong): (&Fields, &Invalid),
    asked: impl FnOnce(&Page, &FormView<'_>) -> Vec<Field>,
) -> FormPage {
    let text = format!("privacy-request-{word}-deed");
    let p = at.page(&text);
    let view = FormView::new(&p, fields, wrong);
    let here = format!("/privacy/requests/{}", request.id);
    let form = view.form(format!("{here}/{word}"), &text, here, asked(&p, &view));
    let lead = p.tn(
        "privacy-request-heading",
        &[("number", &request.number), ("claim", &p.code("privacy-claim", request.claim))],
    );
    FormPage { lead, form, p }
}

/// The request as its form saw it: what was changed since is stale.
fn as_seen(request: RequestRow, fields: &Fields) -> RequestRow {
    RequestRow { version: fields.version(), ..request }
}

fn answered(id: Id<Request>, done: Done<()>, said: &'static str, again: impl FnOnce(&Invalid) -> FormPage) -> Answer {
    match done {
        Ok(()) => see_other(&format!("/privacy/requests/{id}"), said),
        Err(Undone::Failed(StoreError::Stale)) => Err(Failure::Stale),
        Err(undone) => form_again(undone, again),
    }
}

/// Those to whom a request may be given: who works on cases in its office, and the officers.
async fn colleagues(at: &Allowed<AssignRequests>, request: &RequestRow) -> Result<Vec<StaffBrief>, Failure> {
    let roles = [Role::Supervisor, Role::SocialWorker, Role::Dpo];
    Ok(offices::officers(at.db(), request.office, &roles, at.today()).await?)
}

async fn assignment(at: Allowed<AssignRequests>, Path(id): Path<Id<Request>>) -> Answer {
    let request = find(&at, id).await?;
    let known = colleagues(&at, &request).await?;
    let fields = Fields::of_version(request.version);
    html(&page(&at, &request, "assignment", (&fields, &Invalid::default()), |_, view| {
        forms::requests::assigned(view, &known)
    }))
}

async fn assign(at: Allowed<AssignRequests>, Path(id): Path<Id<Request>>, Form(fields): Form) -> Answer {
    let request = find(&at, id).await?;
    let known = colleagues(&at, &request).await?;
    let done = match forms::requests::read_assigned(&fields, at.today(), &known) {
        Ok(staff) => actions::assign(at.db(), at.actor(), as_seen(request.clone(), &fields), staff).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "privacy-request-assigned", |wrong| {
        page(&at, &request, "assignment", (&fields, wrong), |_, view| forms::requests::assigned(view, &known))
    })
}

async fn identity(at: Allowed<SeeRequests>, Path(id): Path<Id<Request>>) -> Answer {
    let request = find(&at, id).await?;
    let mut fields = Fields::of_version(request.version);
    fields.set("identity", request.identity.code());
    fields.set("identity-note", request.identity_note.as_str());
    html(&page(&at, &request, "identity", (&fields, &Invalid::default()), |_, view| forms::requests::identity(view)))
}

async fn identify(at: Allowed<SeeRequests>, Path(id): Path<Id<Request>>, Form(fields): Form) -> Answer {
    let request = find(&at, id).await?;
    let done = match forms::requests::read_identity(&fields, at.today()) {
        Ok((how, note)) => actions::identify(at.db(), at.actor(), as_seen(request.clone(), &fields), how, &note).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "privacy-request-identified", |wrong| {
        page(&at, &request, "identity", (&fields, wrong), |_, view| forms::requests::identity(view))
    })
}

async fn answering(at: Allowed<AnswerRequests>, Path(id): Path<Id<Request>>) -> Answer {
    let request = find(&at, id).await?;
    let fields = Fields::of_version(request.version);
    html(&page(&at, &request, "answer", (&fields, &Invalid::default()), |_, view| forms::requests::answer(view)))
}

async fn answer(at: Allowed<AnswerRequests>, Path(id): Path<Id<Request>>, Form(fields): Form) -> Answer {
    let request = find(&at, id).await?;
    let done = match forms::words(&fields, "answer", at.today()) {
        Ok(words) => actions::answer(at.db(), at.actor(), as_seen(request.clone(), &fields), &words).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "privacy-request-answered-done", |wrong| {
        page(&at, &request, "answer", (&fields, wrong), |_, view| forms::requests::answer(view))
    })
}

async fn refusing(at: Allowed<AnswerRequests>, Path(id): Path<Id<Request>>) -> Answer {
    let request = find(&at, id).await?;
    let grounds = reference::settings(at.db(), "ground").await?;
    let fields = Fields::of_version(request.version);
    html(&page(&at, &request, "refusal", (&fields, &Invalid::default()), |p, view| {
        forms::requests::refusal(view, &grounds, request.claim, p.lang)
    }))
}

async fn refuse(at: Allowed<AnswerRequests>, Path(id): Path<Id<Request>>, Form(fields): Form) -> Answer {
    let request = find(&at, id).await?;
    let grounds = reference::settings(at.db(), "ground").await?;
    let done = match forms::requests::read_refusal(&fields, at.today()) {
        Ok((ground, words)) => {
            actions::refuse(at.db(), at.actor(), as_seen(request.clone(), &fields), &ground, &words).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    answered(id, done, "privacy-request-refused-done", |wrong| {
        page(&at, &request, "refusal", (&fields, wrong), |p, view| {
            forms::requests::refusal(view, &grounds, request.claim, p.lang)
        })
    })
}

async fn withdrawing(at: Allowed<SeeRequests>, Path(id): Path<Id<Request>>) -> Answer {
    let request = find(&at, id).await?;
    let fields = Fields::of_version(request.version);
    html(&page(&at, &request, "withdrawal", (&fields, &Invalid::default()), |_, view| vec![view.hidden("version")]))
}

async fn withdraw(at: Allowed<SeeRequests>, Path(id): Path<Id<Request>>, Form(fields): Form) -> Answer {
    let request = find(&at, id).await?;
    let done = actions::take_back(at.db(), at.actor(), as_seen(request.clone(), &fields)).await;
    answered(id, done, "privacy-request-withdrawn-done", |wrong| {
        page(&at, &request, "withdrawal", (&fields, wrong), |_, view| vec![view.hidden("version")])
    })
}
