//! One meeting on one page, with what the reader may do now.

use axum::Extension;
use kernel::{Id, Meeting, Ref};
use ui::{Page, facts};
use web::{Allowed, Answer, Path, Routes, html};

use super::{Found, Links, read, sight};
use crate::links::Ports;
use crate::model::{AttendeeRow, ItemRow, MeetingState, Reply, ResolutionRow};
use crate::permissions::ReadMeetings;
use crate::rules::life;
use crate::store::{attendees, items, meetings, resolutions};
use crate::views::{self, MeetingPage, Sources, quorum_line};

pub(super) fn routes() -> Routes {
    Routes::new().get("/meetings/{id}", show)
}

async fn show(at: Allowed<ReadMeetings>, Path(id): Path<Id<Meeting>>, Extension(ports): Links) -> Answer {
    let found = read(&at, id).await?;
    let meeting = &found.meeting;
    let asked = attendees::of_meeting(at.db(), id).await?;
    let mine = attendees::of_staff(at.db(), id, sight(&at).staff()).await?;
    let rows = (
        items::of_meeting(at.db(), id).await?,
        items::files(at.db(), id).await?,
        resolutions::of_meeting(at.db(), id).await?,
    );
    let corrections = meetings::corrections(at.db(), id).await?;
    let mut p = at.page("meetings-title");
    p.title = found.title(&p);
    let (quorum, standing) = quorum_line(&p, &found.body, &asked, life::reply(meeting.state).is_err());
    let sources = Sources { meeting, items: &rows.0, files: &rows.1, resolutions: &rows.2 };
    let may = (found.runs && life::reply(meeting.state).is_ok(), found.runs && life::attend(meeting.state).is_ok());
    html(&MeetingPage {
        body: (format!("/meetings/bodies/{}", found.body.id), found.body.name.clone()),
        badge: views::badge(&p, meeting),
        closed: meeting.closed,
        facts: about(&p, &found),
        next: next(&p, &found),
        warnings: warnings(&p, &found, &asked, standing.is_met(), silent(&rows.0, &rows.2)),
        deeds: deeds(&p, &found, &ports, mine.as_ref()),
        papers: papers(&p, &found, &ports),
        sections: views::sections(&p, sources, |item| item_deeds(&p, &found, item)),
        attendees: asked.iter().map(|one| views::attendee(&p, meeting, one, may)).collect(),
        quorum: if meeting.source.is_empty() { quorum } else { String::new() },
        corrections: corrections
            .into_iter()
            .map(|one| (format!("{} · {}", one.asked_by, one.place), one.words))
            .collect(),
        sha256: meeting.sha256.clone(),
        p,
    })
}

fn about(p: &Page, found: &Found) -> Vec<(String, Vec<String>)> {
    let meeting = &found.meeting;
    let times = [
        meeting.opened_at.map(|at| p.t1("meetings-opened-line", "time", &p.time(at))),
        meeting.ended_at.map(|at| p.t1("meetings-ended-line", "time", &p.time(at))),
    ];
    let certified = meeting.certified_way.zip(meeting.certified_on).map(|(way, on)| {
        let way = p.code("meetings-certified", way).into_owned();
        [way, p.day(on), meeting.certified_note.clone()].join(" ").trim().to_owned()
    });
    let circulated = meeting.circulated_on.zip(meeting.object_until).map(|(on, until)| {
        [p.t1("meetings-circulated-line", "on", &p.day(on)), p.t1("meetings-object-until-line", "until", &p.day(until))]
            .join(" ")
    });
    // Who entered a meeting from a paper does not know how its minutes were written.
    let entered = !meeting.source.is_empty();
    let style = if entered { String::new() } else { p.code("meetings-style", meeting.style).into_owned() };
    facts(
        p,
        vec![
            ("meetings-when", format!("{} {}", p.weekday(meeting.starts_at.day()), p.time(meeting.starts_at))),
            ("meetings-place", meeting.place.clone()),
            ("meetings-way", p.code("meetings-way", meeting.way).into_owned()),
            ("meetings-times", times.into_iter().flatten().collect::<Vec<_>>().join("\n")),
            ("meetings-taken-by", meeting.taken_by.clone()),
            ("meetings-checked-by", meeting.checked_by.clone()),
            ("meetings-style", style),
            ("meetings-circulated", circulated.unwrap_or_default()),
            ("meetings-certified-fact", certified.unwrap_or_default()),
            ("meetings-cancel-reason", meeting.reason.clone()),
            ("meetings-source", meeting.source.clone()),
        ],
    )
}

/// Who must act next, and how.
fn next(p: &Page, found: &Found) -> String {
    let key = match found.meeting.state {
        MeetingState::Planned => "meetings-next-call",
        MeetingState::Called => "meetings-next-open",
        MeetingState::Underway => "meetings-next-write",
        MeetingState::Ended => "meetings-next-certify",
        MeetingState::Certified | MeetingState::Cancelled => return String::new(),
    };
    p.t(key).into_owned()
}

/// Items of which the minutes say nothing, and on which nothing was decided.
fn silent(items: &[ItemRow], resolutions: &[ResolutionRow]) -> usize {
    let decided = |item: &ItemRow| resolutions.iter().any(|row| row.item == item.id);
    items.iter().filter(|item| item.said.is_empty() && !decided(item)).count()
}

/// What is amiss: too few members, members of whom nothing is written down, too short a notice, items without a word.
fn warnings(p: &Page, found: &Found, asked: &[AttendeeRow], has_quorum: bool, silent: usize) -> Vec<String> {
    let meeting = &found.meeting;
    let days = p.today.days_until(meeting.starts_at.day());
    let short = matches!(meeting.state, MeetingState::Planned) && days < found.body.notice_days;
    let meets = matches!(meeting.state, MeetingState::Underway | MeetingState::Ended);
    let declined = asked.iter().filter(|one| one.part.is_member() && one.reply == Reply::Declined).count();
    let members = asked.iter().filter(|one| one.part.is_member()).count();
    let needed = crate::rules::quorum::needed(
        found.body.quorum,
        found.body.quorum_number,
        i64::try_from(members).unwrap_or(i64::MAX),
    );
    let left = i64::try_from(members - declined).unwrap_or(0);
    let in_doubt = meeting.state == MeetingState::Called && members > 0 && left < needed;
    let changed = meeting.state == MeetingState::Certified && !crate::actions::is_as_certified(meeting);
    let all = [
        changed.then(|| p.t("meetings-warn-changed").into_owned()),
        short.then(|| p.count("meetings-warn-notice", found.body.notice_days)),
        (meets && !has_quorum && meeting.source.is_empty()).then(|| p.t("meetings-warn-quorum").into_owned()),
        in_doubt.then(|| p.t("meetings-warn-quorum-doubt").into_owned()),
        (meeting.state == MeetingState::Ended && silent > 0)
            .then(|| p.count("meetings-warn-silent", i64::try_from(silent).unwrap_or(i64::MAX))),
    ];
    all.into_iter().flatten().collect()
}

/// What the reader may do now; what comes next stands first.
fn deeds(p: &Page, found: &Found, ports: &Ports, mine: Option<&AttendeeRow>) -> Vec<(String, String)> {
    let (state, runs) = (found.meeting.state, found.runs);
    let asked = mine.is_some() && life::reply(state).is_ok();
    let letter = ports.letters.is_some() && found.meeting.letter_id.is_none();
    let may = [
        (asked, "reply", "meetings-reply-deed"),
        (runs && life::call(state).is_ok(), "calling", "meetings-call"),
        (runs && life::open(state, found.meeting.starts_at.day(), p.today).is_ok(), "opening", "meetings-open"),
        (runs && state == MeetingState::Underway, "ending", "meetings-end"),
        (runs && state == MeetingState::Ended, "certification", "meetings-certify"),
        (runs && state == MeetingState::Ended, "circulation", "meetings-circulate"),
        (runs && life::put_on_agenda(state).is_ok(), "items/new", "meetings-item-new"),
        (runs && life::attend(state).is_ok(), "guests/new", "meetings-guest-new"),
        (runs && life::write(state).is_ok(), "corrections/new", "meetings-correction-new"),
        (runs && letter && life::reply(state).is_ok(), "letter", "meetings-letter"),
        (runs && life::prepare(state).is_ok(), "edit", "meetings-edit"),
        (runs && life::cancel(state).is_ok(), "cancelling", "meetings-cancel"),
    ];
    let deed = |word: &str, key: &str| (format!("{}/{word}", found.href()), p.t(key).into_owned());
    may.into_iter().filter(|(may, ..)| *may).map(|(_, word, key)| deed(word, key)).collect()
}

fn papers(p: &Page, found: &Found, ports: &Ports) -> Vec<(String, String)> {
    let meeting = &found.meeting;
    let called = meeting.number.is_some() && meeting.source.is_empty();
    let written = life::write(meeting.state).is_ok() || meeting.state == MeetingState::Certified;
    let minutes =
        if meeting.state == MeetingState::Certified { "meetings-paper-minutes" } else { "meetings-paper-draft" };
    let all = [
        (called && meeting.state != MeetingState::Cancelled, "invitation/pdf", "meetings-paper-invitation"),
        (called, "invitation/file", "meetings-paper-calendar"),
        (written, "minutes/pdf", minutes),
    ];
    let paper = |file: &str, key: &str| (format!("{}/{file}", found.href()), p.t(key).into_owned());
    let mut papers: Vec<_> = all.into_iter().filter(|(is, ..)| *is).map(|(_, file, key)| paper(file, key)).collect();
    if let (Some(letters), Some(id)) = (&ports.letters, meeting.letter_id) {
        let page = known_kind(&meeting.letter_kind).and_then(|kind| letters.page(Ref { kind, id }));
        papers.extend(page.map(|page| (page, p.t("meetings-paper-letter").into_owned())));
    }
    papers
}

/// The kind of a record of correspondence that this module can hold.
fn known_kind(kind: &str) -> Option<&'static str> {
    (kind == "letter").then_some("letter")
}

/// What may be done with an item now.
fn item_deeds(p: &Page, found: &Found, item: &ItemRow) -> Vec<(String, String)> {
    let state = found.meeting.state;
    let may = [
        (life::write(state).is_ok(), "minutes", "meetings-minutes-write"),
        (life::write(state).is_ok(), "resolutions/new", "meetings-resolve"),
        (life::put_on_agenda(state).is_ok(), "edit", "meetings-item-edit"),
        (life::put_on_agenda(state).is_ok(), "files/new", "meetings-file-new"),
        (life::prepare(state).is_ok(), "removal", "meetings-item-remove"),
    ];
    let there = |word: &str| format!("{}/items/{}/{word}", found.href(), item.id);
    let may = may.into_iter().filter(|(may, ..)| found.runs && *may);
    may.map(|(_, word, key)| (there(word), p.t(key).into_owned())).collect()
}
