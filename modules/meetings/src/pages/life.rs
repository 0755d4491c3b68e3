//! A meeting is called, opened, ended or cancelled.

use kernel::{Fields, Id, Invalid, Meeting};
use ui::{Field, FormPage, FormView};
use web::{Allowed, Answer, Form, Path, Routes, html};

use super::{Asked, Found, answered, running};
use crate::permissions::RunMeetings;
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/calling", calling)
        .post("/meetings/{id}/calling", call)
        .get("/meetings/{id}/opening", opening)
        .post("/meetings/{id}/opening", open)
        .get("/meetings/{id}/ending", ending)
        .post("/meetings/{id}/ending", end)
        .get("/meetings/{id}/cancelling", cancelling)
        .post("/meetings/{id}/cancelling", cancel)
}

/// One deed of a meeting: its word in the address, its text.
fn deed(
    at: &Allowed<RunMeetings>,
    found: &Found,
    (word, title): (&str, &str),
    filled: (&Fields, &Invalid),
    asked: impl FnOnce(&FormView<'_>) -> Vec<Field>,
) -> FormPage {
    let lead = found.title(&at.page(title));
    Asked { title, lead, action: format!("{}/{word}", found.href()), back: found.href() }.page(at, filled, asked)
}

fn call_form(at: &Allowed<RunMeetings>, found: &Found, filled: (&Fields, &Invalid)) -> FormPage {
    let mut page = deed(at, found, ("calling", "meetings-call"), filled, |view| vec![view.hidden("version")]);
    page.lead = format!("{}: {}", page.lead, page.p.t("meetings-call-what"));
    page
}

async fn calling(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = running(&at, id).await?;
    html(&call_form(&at, &found, (&Fields::of_version(found.meeting.version), &Invalid::default())))
}

async fn call(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>, Form(fields): Form) -> Answer {
    let found = running(&at, id).await?;
    let version = fields.version();
    let done = actions::call(at.db(), at.actor(), (&found.body, &found.meeting), version).await;
    answered(done, |()| found.href(), "meetings-called", |wrong| call_form(&at, &found, (&fields, wrong)))
}

async fn opening(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = running(&at, id).await?;
    let mut fields = Fields::of_version(found.meeting.version);
    fields.set("time", forms::typed(at.now()));
    let me = offices::brief(at.db(), &[at.actor().staff]).await?;
    let name = me.get(&at.actor().staff).map_or(at.actor().name.as_str(), |brief| brief.full_name.as_str());
    fields.set("taken-by", name);
    let filled = (&fields, &Invalid::default());
    html(&deed(&at, &found, ("opening", "meetings-open"), filled, forms::meetings::opening))
}

async fn open(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>, Form(fields): Form) -> Answer {
    let found = running(&at, id).await?;
    let done = match forms::meetings::read_opening(&fields, at.now()) {
        Ok((moment, taken_by)) => actions::open(at.db(), at.actor(), id, fields.version(), (moment, &taken_by)).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(
        done,
        |()| found.href(),
        "meetings-opened",
        |wrong| deed(&at, &found, ("opening", "meetings-open"), (&fields, wrong), forms::meetings::opening),
    )
}

fn end_form(at: &Allowed<RunMeetings>, found: &Found, filled: (&Fields, &Invalid)) -> FormPage {
    let entered = !found.meeting.source.is_empty();
    deed(at, found, ("ending", "meetings-end"), filled, |view| forms::meetings::ending(view, entered))
}

async fn ending(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = running(&at, id).await?;
    let mut fields = Fields::of_version(found.meeting.version);
    if found.meeting.source.is_empty() {
        fields.set("time", forms::typed(at.now()));
    }
    fields.set("taken-by", found.meeting.taken_by.as_str());
    html(&end_form(&at, &found, (&fields, &Invalid::default())))
}

async fn end(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>, Form(fields): Form) -> Answer {
    let found = running(&at, id).await?;
    let done = match forms::meetings::read_ending(&fields, &found.meeting, at.now()) {
        Ok((moment, taken, checked)) => {
            let said = (moment, taken.as_str(), checked.as_str());
            actions::end(at.db(), at.actor(), id, fields.version(), said).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    answered(done, |()| found.href(), "meetings-ended", |wrong| end_form(&at, &found, (&fields, wrong)))
}

fn cancel_form(at: &Allowed<RunMeetings>, found: &Found, filled: (&Fields, &Invalid)) -> FormPage {
    deed(at, found, ("cancelling", "meetings-cancel"), filled, |view| {
        vec![view.prose("reason", "meetings-cancel-reason").rows(3).required(), view.hidden("version")]
    })
}

async fn cancelling(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = running(&at, id).await?;
    html(&cancel_form(&at, &found, (&Fields::of_version(found.meeting.version), &Invalid::default())))
}

async fn cancel(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>, Form(fields): Form) -> Answer {
    let found = running(&at, id).await?;
    let done = match forms::words(&fields, "reason", at.today()) {
        Ok(reason) => {
            let version = fields.version();
            actions::cancel(at.db(), at.actor(), (&found.body, &found.meeting), version, &reason).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    answered(done, |()| found.href(), "meetings-cancelled", |wrong| cancel_form(&at, &found, (&fields, wrong)))
}
