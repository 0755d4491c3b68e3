//! Meetings are planned, entered from an earlier paper, and changed before they begin.

use kernel::{Body, Fields, Id, Invalid, Meeting};
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, Routes, html};

use super::{Asked, Found, answered, running, sight};
use crate::model::BodyRow;
use crate::permissions::RunMeetings;
use crate::store::bodies;
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/meetings/bodies/{id}/meetings/new", new)
        .post("/meetings/bodies/{id}/meetings", create)
        .get("/meetings/bodies/{id}/meetings/held/new", new_held)
        .post("/meetings/bodies/{id}/meetings/held", create_held)
        .get("/meetings/{id}/edit", edit)
        .post("/meetings/{id}/edit", save)
}

/// A body whose meetings the reader runs, and whether they may close one.
async fn body(at: &Allowed<RunMeetings>, id: Id<Body>, closed: bool) -> Result<(BodyRow, bool), Failure> {
    let sight = sight(at);
    let body = bodies::find(at.db(), &sight, id).await?;
    if !sight.runs(at.db(), &body, closed).await? {
        return Err(Failure::Forbidden(<RunMeetings as web::Permission>::KEY));
    }
    let named = sight.is_secretary(at.db(), body.id).await?;
    Ok((body, named))
}

fn planning(
    at: &Allowed<RunMeetings>,
    (body, may_close): (&BodyRow, bool),
    filled: (&Fields, &Invalid),
    is_held: bool,
) -> FormPage {
    let here = format!("/meetings/bodies/{}", body.id);
    let (title, tail) = if is_held { ("meetings-held", "meetings/held") } else { ("meetings-plan", "meetings") };
    let asked = Asked { title, lead: body.name.clone(), action: format!("{here}/{tail}"), back: here };
    asked.page(at, filled, |view| {
        if is_held { forms::meetings::held(view, may_close) } else { forms::meetings::fields(view, may_close) }
    })
}

async fn new(at: Allowed<RunMeetings>, Path(id): Path<Id<Body>>) -> Answer {
    let (body, may_close) = body(&at, id, false).await?;
    html(&planning(&at, (&body, may_close), (&forms::meetings::begin(), &Invalid::default()), false))
}

async fn create(at: Allowed<RunMeetings>, Path(id): Path<Id<Body>>, Form(fields): Form) -> Answer {
    let (body, may_close) = body(&at, id, fields.has("closed")).await?;
    let done = match forms::meetings::read(&fields, at.today()) {
        Ok(plan) => actions::plan(at.db(), at.actor(), &body, plan).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(
        done,
        |id| format!("/meetings/{id}"),
        "meetings-planned",
        |wrong| planning(&at, (&body, may_close), (&fields, wrong), false),
    )
}

async fn new_held(at: Allowed<RunMeetings>, Path(id): Path<Id<Body>>) -> Answer {
    let (body, may_close) = body(&at, id, false).await?;
    html(&planning(&at, (&body, may_close), (&forms::meetings::begin(), &Invalid::default()), true))
}

async fn create_held(at: Allowed<RunMeetings>, Path(id): Path<Id<Body>>, Form(fields): Form) -> Answer {
    let (body, may_close) = body(&at, id, fields.has("closed")).await?;
    let done = match forms::meetings::read_held(&fields, at.today()) {
        Ok((plan, number, source)) => actions::record_held(at.db(), at.actor(), &body, plan, (number, &source)).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(
        done,
        |id| format!("/meetings/{id}"),
        "meetings-entered",
        |wrong| planning(&at, (&body, may_close), (&fields, wrong), true),
    )
}

fn changing(at: &Allowed<RunMeetings>, found: &Found, may_close: bool, filled: (&Fields, &Invalid)) -> FormPage {
    let asked = Asked {
        title: "meetings-edit",
        lead: found.title(&at.page("meetings-edit")),
        action: format!("{}/edit", found.href()),
        back: found.href(),
    };
    asked.page(at, filled, |view| forms::meetings::fields(view, may_close))
}

async fn edit(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = running(&at, id).await?;
    let named = sight(&at).is_secretary(at.db(), found.body.id).await?;
    html(&changing(&at, &found, named, (&forms::meetings::open(&found.meeting), &Invalid::default())))
}

async fn save(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>, Form(fields): Form) -> Answer {
    let found = running(&at, id).await?;
    let named = sight(&at).is_secretary(at.db(), found.body.id).await?;
    if fields.has("closed") && !named {
        return Err(Failure::Forbidden(<RunMeetings as web::Permission>::KEY));
    }
    let done = match forms::meetings::read(&fields, at.today()) {
        Ok(plan) => {
            let version = fields.version();
            actions::change(at.db(), at.actor(), (&found.body, &found.meeting), version, plan).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    answered(done, |()| found.href(), "meetings-changed", |wrong| changing(&at, &found, named, (&fields, wrong)))
}
