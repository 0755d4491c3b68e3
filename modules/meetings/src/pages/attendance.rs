//! Members answer for themselves; whoever runs the meeting writes down replies, who came, and who else was there.

use kernel::{Fields, Id, Invalid, Meeting};
use offices::StaffBrief;
use ui::{Field, FormPage, FormView};
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, html};

use super::{Asked, Found, answered, colleagues, find, running, sight};
use crate::model::{Attendee, AttendeeRow};
use crate::permissions::{AnswerMeetings, RunMeetings};
use crate::store::attendees;
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/reply", replying)
        .post("/meetings/{id}/reply", reply)
        .get("/meetings/{id}/attendees/{attendee}/reply", replying_for)
        .post("/meetings/{id}/attendees/{attendee}/reply", reply_for)
        .get("/meetings/{id}/attendees/{attendee}", attending)
        .post("/meetings/{id}/attendees/{attendee}", attend)
        .get("/meetings/{id}/guests/new", new_guest)
        .post("/meetings/{id}/guests", add_guest)
}

fn page<P: Permission>(
    at: &Allowed<P>,
    found: &Found,
    (title, lead, tail): (&str, String, &str),
    filled: (&Fields, &Invalid),
    asked: impl FnOnce(&FormView<'_>) -> Vec<Field>,
) -> FormPage {
    Asked { title, lead, action: format!("{}/{tail}", found.href()), back: found.href() }.page(at, filled, asked)
}

/// What the reader was asked to, themselves or for whom they act.
async fn mine(at: &Allowed<AnswerMeetings>, id: Id<Meeting>) -> Result<(Found, AttendeeRow), Failure> {
    let found = find(at, id).await?;
    let asked = attendees::of_staff(at.db(), id, sight(at).staff()).await?;
    Ok((found, asked.ok_or(Failure::Forbidden(AnswerMeetings::KEY))?))
}

fn my_reply(at: &Allowed<AnswerMeetings>, found: &Found, filled: (&Fields, &Invalid)) -> FormPage {
    let lead = found.title(&at.page("meetings-reply-deed"));
    page(at, found, ("meetings-reply-deed", lead, "reply"), filled, forms::attendance::reply)
}

async fn replying(at: Allowed<AnswerMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let (found, mine) = mine(&at, id).await?;
    html(&my_reply(&at, &found, (&forms::attendance::open_reply(&mine), &Invalid::default())))
}

async fn reply(at: Allowed<AnswerMeetings>, Path(id): Path<Id<Meeting>>, Form(fields): Form) -> Answer {
    let (found, mine) = mine(&at, id).await?;
    let done = match forms::attendance::read_reply(&fields, at.today()) {
        Ok(said) => actions::reply(at.db(), at.actor(), &mine, fields.version(), said).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(done, |()| found.href(), "meetings-replied", |wrong| my_reply(&at, &found, (&fields, wrong)))
}

/// A meeting that the reader runs, and one who was asked.
async fn asked(
    at: &Allowed<RunMeetings>,
    (id, attendee): (Id<Meeting>, Id<Attendee>),
) -> Result<(Found, AttendeeRow), Failure> {
    let found = running(at, id).await?;
    let attendee = attendees::find(at.db(), id, attendee).await?;
    Ok((found, attendee))
}

fn their_reply(at: &Allowed<RunMeetings>, found: &Found, one: &AttendeeRow, filled: (&Fields, &Invalid)) -> FormPage {
    let tail = format!("attendees/{}/reply", one.id);
    page(at, found, ("meetings-reply-enter", one.name.clone(), &tail), filled, forms::attendance::reply)
}

async fn replying_for(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Attendee>)>) -> Answer {
    let (found, one) = asked(&at, ids).await?;
    html(&their_reply(&at, &found, &one, (&forms::attendance::open_reply(&one), &Invalid::default())))
}

async fn reply_for(
    at: Allowed<RunMeetings>,
    Path(ids): Path<(Id<Meeting>, Id<Attendee>)>,
    Form(fields): Form,
) -> Answer {
    let (found, one) = asked(&at, ids).await?;
    let done = match forms::attendance::read_reply(&fields, at.today()) {
        Ok(said) => actions::reply(at.db(), at.actor(), &one, fields.version(), said).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(done, |()| found.href(), "meetings-replied", |wrong| their_reply(&at, &found, &one, (&fields, wrong)))
}

fn their_attendance(
    at: &Allowed<RunMeetings>,
    found: &Found,
    one: &AttendeeRow,
    filled: (&Fields, &Invalid),
) -> FormPage {
    let tail = format!("attendees/{}", one.id);
    page(at, found, ("meetings-attend", one.name.clone(), &tail), filled, forms::attendance::attended)
}

async fn attending(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Attendee>)>) -> Answer {
    let (found, one) = asked(&at, ids).await?;
    html(&their_attendance(&at, &found, &one, (&forms::attendance::open_attended(&one), &Invalid::default())))
}

async fn attend(at: Allowed<RunMeetings>, Path(ids): Path<(Id<Meeting>, Id<Attendee>)>, Form(fields): Form) -> Answer {
    let (found, one) = asked(&at, ids).await?;
    let done = match forms::attendance::read_attended(&fields, found.meeting.starts_at.day()) {
        Ok(came) => actions::attend(at.db(), at.actor(), &one, fields.version(), came).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(
        done,
        |()| found.href(),
        "meetings-attended",
        |wrong| their_attendance(&at, &found, &one, (&fields, wrong)),
    )
}

fn guest_form(at: &Allowed<RunMeetings>, found: &Found, known: &[StaffBrief], filled: (&Fields, &Invalid)) -> FormPage {
    let lead = found.title(&at.page("meetings-guest-new"));
    page(at, found, ("meetings-guest-new", lead, "guests"), filled, |view| forms::attendance::guest(view, known))
}

async fn new_guest(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = running(&at, id).await?;
    let known = colleagues(&at, &found.body).await?;
    html(&guest_form(&at, &found, &known, (&Fields::default(), &Invalid::default())))
}

async fn add_guest(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>, Form(fields): Form) -> Answer {
    let found = running(&at, id).await?;
    let known = colleagues(&at, &found.body).await?;
    let done = match forms::attendance::read_guest(&fields, at.today(), &known) {
        Ok(guest) => actions::invite_guest(at.db(), at.actor(), id, guest).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(done, |()| found.href(), "meetings-guest-noted", |wrong| guest_form(&at, &found, &known, (&fields, wrong)))
}
