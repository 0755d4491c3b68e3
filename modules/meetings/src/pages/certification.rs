//! Corrections are recorded and minutes certified.

use kernel::{Code as _, Fields, Id, Invalid, Meeting};
use ui::FormPage;
use web::{Allowed, Answer, Form, Path, Routes, html};

use super::{Asked, Found, answered, running};
use crate::model::{Certified, MeetingRow};
use crate::permissions::RunMeetings;
use crate::store::meetings;
use crate::{actions, forms};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/corrections/new", new)
        .post("/meetings/{id}/corrections", create)
        .get("/meetings/{id}/circulation", circulating)
        .post("/meetings/{id}/circulation", circulate)
        .get("/meetings/{id}/certification", certifying)
        .post("/meetings/{id}/certification", certify)
}

fn correcting(at: &Allowed<RunMeetings>, found: &Found, filled: (&Fields, &Invalid)) -> FormPage {
    let asked = Asked {
        title: "meetings-correction-new",
        lead: found.title(&at.page("meetings-correction-new")),
        action: format!("{}/corrections", found.href()),
        back: found.href(),
    };
    asked.page(at, filled, forms::certification::correction)
}

async fn new(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = running(&at, id).await?;
    html(&correcting(&at, &found, (&Fields::default(), &Invalid::default())))
}

async fn create(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>, Form(fields): Form) -> Answer {
    let found = running(&at, id).await?;
    let done = match forms::certification::read_correction(&fields, at.today()) {
        Ok(correction) => actions::correct(at.db(), at.actor(), id, correction).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(done, |()| found.href(), "meetings-correction-recorded", |wrong| correcting(&at, &found, (&fields, wrong)))
}

fn round(at: &Allowed<RunMeetings>, found: &Found, filled: (&Fields, &Invalid)) -> FormPage {
    let asked = Asked {
        title: "meetings-circulate",
        lead: found.title(&at.page("meetings-circulate")),
        action: format!("{}/circulation", found.href()),
        back: found.href(),
    };
    asked.page(at, filled, forms::certification::circulation)
}

async fn circulating(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = running(&at, id).await?;
    let mut fields = Fields::of_version(found.meeting.version);
    if let Some(until) = found.meeting.object_until {
        fields.set("until", thai::date::format_short(until.date()));
    }
    html(&round(&at, &found, (&fields, &Invalid::default())))
}

async fn circulate(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>, Form(fields): Form) -> Answer {
    let found = running(&at, id).await?;
    let done = match forms::certification::read_circulation(&fields, at.today()) {
        Ok(until) => actions::circulate(at.db(), at.actor(), id, fields.version(), until).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(done, |()| found.href(), "meetings-circulated-done", |wrong| round(&at, &found, (&fields, wrong)))
}

fn page(at: &Allowed<RunMeetings>, found: &Found, later: &[MeetingRow], filled: (&Fields, &Invalid)) -> FormPage {
    let asked = Asked {
        title: "meetings-certify",
        lead: found.title(&at.page("meetings-certify")),
        action: format!("{}/certification", found.href()),
        back: found.href(),
    };
    asked.page(at, filled, |view| forms::certification::fields(view, later))
}

async fn certifying(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = running(&at, id).await?;
    let later = meetings::later(at.db(), found.body.id, found.meeting.starts_at).await?;
    let mut fields = Fields::of_version(found.meeting.version);
    if let Some(next) = later.first() {
        fields.set("way", Certified::NextMeeting.code());
        fields.set("next", next.id.to_string());
    }
    html(&page(&at, &found, &later, (&fields, &Invalid::default())))
}

async fn certify(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>, Form(fields): Form) -> Answer {
    let found = running(&at, id).await?;
    let later = meetings::later(at.db(), found.body.id, found.meeting.starts_at).await?;
    let done = match forms::certification::read(&fields, at.today(), &later) {
        Ok(how) => actions::certify(at.db(), at.actor(), id, fields.version(), how).await,
        Err(wrong) => Err(wrong.into()),
    };
    answered(done, |()| found.href(), "meetings-certified-done", |wrong| page(&at, &found, &later, (&fields, wrong)))
}
