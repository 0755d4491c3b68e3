//! Papers of a meeting: minutes and invitation as PDF, the entry for a calendar, and the letter that correspondence sends.

use ::store::files::{self, FileKind, Kept};
use axum::Extension;
use kernel::{Fields, Id, Invalid, Kind as _, Meeting, Office};
use offices::OfficeKind;
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, Path, Permission, Routes, download, html, show_pdf};

use super::{Asked, Found, Links, answered, read, running, sight};
use crate::actions;
use crate::documents::{InvitationPaper, Minutes};
use crate::links::Invitation;
use crate::model::{AttendeeRow, FileRow, MeetingState, Reply};
use crate::permissions::{ReadMeetings, RunMeetings};
use crate::rules::calendar::{self, Entry, Invited, Method};
use crate::rules::life;
use crate::store::{attendees, items, resolutions};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/minutes/pdf", minutes)
        .get("/meetings/{id}/invitation/pdf", invitation)
        .get("/meetings/{id}/invitation/file", entry)
        .get("/meetings/{id}/letter", drafting)
        .post("/meetings/{id}/letter", draft)
}

/// Minutes that a meeting is planned to take; calendars want an end.
const PLANNED: i64 = 180;

/// An office as its papers name it: a unit with the organisation that it belongs to.
async fn letterhead<P: Permission>(at: &Allowed<P>, id: Id<Office>) -> Result<String, Failure> {
    let office = offices::office(at.db(), id).await?;
    let is_unit = matches!(office.kind, OfficeKind::Bureau | OfficeKind::Division | OfficeKind::Section);
    match office.parent.filter(|_| is_unit) {
        Some(above) => Ok(format!("{} {}", office.name, offices::office(at.db(), above).await?.name)),
        None => Ok(office.name),
    }
}

/// What the minutes say: the frozen words once they are certified, else the draft as it stands.
async fn words(at: &Allowed<ReadMeetings>, found: &Found) -> Result<Minutes, Failure> {
    let meeting = &found.meeting;
    if meeting.state == MeetingState::Certified {
        // The page of the meeting says that they were changed.
        let untouched = actions::is_as_certified(meeting);
        return untouched.then(|| Minutes::read(&meeting.content)).flatten().ok_or(Failure::NotFound);
    }
    life::write(meeting.state).map_err(|_| Failure::NotFound)?;
    Ok(Minutes::of(
        &found.body,
        meeting,
        &items::of_meeting(at.db(), meeting.id).await?,
        &attendees::of_meeting(at.db(), meeting.id).await?,
        &resolutions::of_meeting(at.db(), meeting.id).await?,
        None,
    ))
}

async fn minutes(at: Allowed<ReadMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = read(&at, id).await?;
    let minutes = words(&at, &found).await?;
    let office = letterhead(&at, found.body.office).await?;
    let (ident, now) = (format!("{}-{id}", Meeting::KIND), at.now());
    let setting = tokio::task::spawn_blocking(move || minutes.render(&ident, &office, now));
    let pdf = setting.await.map_err(Failure::internal)?.map_err(Failure::internal)?;
    show_pdf(pdf, &format!("minutes-{id}.pdf"))
}

/// The invitation, once a meeting has its number.
async fn paper<P: Permission>(at: &Allowed<P>, found: &Found) -> Result<(InvitationPaper, Vec<AttendeeRow>), Failure> {
    if found.meeting.number.is_none() {
        return Err(Failure::NotFound);
    }
    let id = found.meeting.id;
    let office = letterhead(at, found.body.office).await?;
    let asked = attendees::of_meeting(at.db(), id).await?;
    let items = (items::of_meeting(at.db(), id).await?, items::files(at.db(), id).await?);
    let of = (&found.body, &found.meeting);
    Ok((InvitationPaper::of(&office, of, &items.0, &asked, &items.1), asked))
}

async fn invitation(at: Allowed<ReadMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = read(&at, id).await?;
    let (paper, _) = paper(&at, &found).await?;
    let (ident, now) = (format!("invitation-{id}-{}", found.meeting.sequence), at.now());
    let setting = tokio::task::spawn_blocking(move || paper.render(&ident, now));
    let pdf = setting.await.map_err(Failure::internal)?.map_err(Failure::internal)?;
    show_pdf(pdf, &format!("invitation-{id}.pdf"))
}

/// The meeting as an entry for a calendar: of whoever was asked, or for all who are told of it.
async fn calendar_entry<P: Permission>(
    at: &Allowed<P>,
    found: &Found,
    (method, invited): (Method, Option<Invited<'_>>),
) -> Result<String, Failure> {
    let (paper, _) = paper(at, found).await?;
    let office = letterhead(at, found.body.office).await?;
    Ok(calendar::file(&Entry {
        method,
        uid: &found.meeting.id.to_string(),
        sequence: found.meeting.sequence,
        stamp: at.now(),
        starts: found.meeting.starts_at,
        minutes: PLANNED,
        summary: &found.title(&at.page("meetings-title")),
        location: &found.meeting.place,
        description: &paper.lines().join("\n"),
        organizer: &office,
        invited,
    }))
}

async fn entry(at: Allowed<ReadMeetings>, Path(id): Path<Id<Meeting>>) -> Answer {
    let found = read(&at, id).await?;
    let mine = attendees::of_staff(at.db(), id, sight(&at).staff()).await?;
    let me = at.actor().staff.to_string();
    let invited = mine.as_ref().map(|mine| Invited { name: &mine.name, id: &me, answer: answer(mine.reply) });
    let method = match (found.meeting.state, &invited) {
        (MeetingState::Cancelled, _) => Method::Cancel,
        (_, Some(_)) => Method::Request,
        (_, None) => Method::Publish,
    };
    let text = calendar_entry(&at, &found, (method, invited)).await?;
    download(text, method.content_type(), &format!("meeting-{id}.ics"))
}

/// PARTSTAT of a reply (RFC 5545 3.2.12).
const fn answer(reply: Reply) -> &'static str {
    match reply {
        Reply::None => "NEEDS-ACTION",
        Reply::Coming => "ACCEPTED",
        Reply::Deputy => "DELEGATED",
        Reply::Declined => "DECLINED",
    }
}

fn letter_form(at: &Allowed<RunMeetings>, found: &Found, filled: (&Fields, &Invalid)) -> FormPage {
    let asked = Asked {
        title: "meetings-letter",
        lead: found.title(&at.page("meetings-letter")),
        action: format!("{}/letter", found.href()),
        back: found.href(),
    };
    let mut page = asked.page(at, filled, |view| vec![view.hidden("version")]);
    page.lead = format!("{}: {}", page.lead, page.p.t("meetings-letter-what"));
    page
}

async fn drafting(at: Allowed<RunMeetings>, Path(id): Path<Id<Meeting>>, Extension(ports): Links) -> Answer {
    let found = running(&at, id).await?;
    ports.letters.as_ref().ok_or(Failure::NotFound)?;
    if found.meeting.letter_id.is_some() || life::reply(found.meeting.state).is_err() {
        return Err(Failure::NotFound);
    }
    html(&letter_form(&at, &found, (&Fields::of_version(found.meeting.version), &Invalid::default())))
}

/// What the letter says, and what goes with it: the agenda, the entry for a calendar, and the papers of the items.
async fn as_letter(at: &Allowed<RunMeetings>, found: &Found) -> Result<Invitation, Failure> {
    let (paper, _) = paper(at, found).await?;
    let id = found.meeting.id;
    let number = thai::digits::to_thai(&found.meeting.label()).replace('/', "-");
    let entry = calendar_entry(at, found, (Method::Publish, None)).await?.into_bytes();
    let of_items = items::files(at.db(), id).await?;
    let (ident, now, sheet) = (format!("invitation-{id}-{}", found.meeting.sequence), at.now(), paper.clone());
    let setting = tokio::task::spawn_blocking(move || sheet.render(&ident, now));
    let pdf = setting.await.map_err(Failure::internal)?.map_err(Failure::internal)?;
    let mut enclosures = vec![paper.agenda_called()];
    enclosures.extend(of_items.iter().map(|file| file.name.clone()));
    let mut kept = vec![
        files::keep_as(at.db(), format!("ระเบียบวาระ {number}.pdf"), FileKind::Pdf, pdf).await?,
        files::keep_as(at.db(), format!("นัดหมาย {number}.ics"), FileKind::Calendar, entry).await?,
    ];
    let of_item = |file: FileRow| Kept { name: file.name, kind: file.kind, size: file.size, digest: file.digest };
    kept.extend(of_items.into_iter().map(of_item));
    Ok(Invitation {
        office: found.body.office,
        subject: paper.subject(),
        to: paper.to(),
        paragraphs: paper.paragraphs(&found.meeting),
        enclosures,
        files: kept,
        about: id.as_ref(),
    })
}

async fn draft(
    at: Allowed<RunMeetings>,
    Path(id): Path<Id<Meeting>>,
    Extension(ports): Links,
    Form(fields): Form,
) -> Answer {
    let mut found = running(&at, id).await?;
    let letters = ports.letters.as_ref().ok_or(Failure::NotFound)?;
    let invitation = as_letter(&at, &found).await?;
    found.meeting.version = fields.version();
    let done = actions::draft_letter(at.db(), at.actor(), letters.as_ref(), &found.meeting, &invitation).await;
    answered(done, |()| found.href(), "meetings-letter-drafted", |wrong| letter_form(&at, &found, (&fields, wrong)))
}
