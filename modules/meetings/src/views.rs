//! What the templates need, in the reader's words.

mod meeting;

use askama::Template;
use kernel::Day;
use ui::{Badge, Page, Part, Row};

pub use meeting::{MeetingPage, Sources, attendee, quorum_line, sections};

use crate::model::{BodyRow, MeetingRow, MeetingState, ResolutionRow, TaskState};
use crate::rules::following;

/// The choices of a list: value, word, whether it is chosen.
pub type Choices = Vec<(String, String, bool)>;

/// All resolutions ever, by words and by what they are.
#[derive(Debug, Template)]
#[template(path = "resolutions.html")]
pub struct ResolutionsPage {
    /// The page.
    pub p: Page,
    /// Other views: address, word, whether this is it.
    pub tabs: Vec<(String, String, bool)>,
    /// The words that were asked for.
    pub text: String,
    /// Name, label and choices of each list.
    pub filters: Vec<(&'static str, String, Choices)>,
    /// The resolutions.
    pub part: Part,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

/// The places of this module, and which of them this is.
#[must_use]
pub fn tabs(p: &Page, here: &str) -> Vec<(String, String, bool)> {
    let places = [
        ("/meetings", "meetings-title"),
        ("/meetings/past", "meetings-past"),
        ("/meetings/resolutions", "meetings-resolutions"),
        ("/meetings/bodies", "meetings-bodies"),
    ];
    places.map(|(href, key)| (href.to_owned(), p.t(key).into_owned(), href == here)).to_vec()
}

/// "คณะกรรมการ… ครั้งที่ 1/2569"; without a number before it is called.
#[must_use]
pub fn title(p: &Page, body: &BodyRow, meeting: &MeetingRow) -> String {
    let kind = match meeting.series {
        crate::model::Series::All => String::new(),
        _ => p.code("meetings-kind", meeting.kind).into_owned(),
    };
    let name = [body.name.as_str(), &kind].join(" ");
    match meeting.number {
        Some(_) => p.tn("meetings-titled", &[("body", name.trim()), ("number", &meeting.label())]),
        None => p.t1("meetings-titled-planned", "body", name.trim()),
    }
}

/// Where a meeting stands.
#[must_use]
pub fn badge(p: &Page, meeting: &MeetingRow) -> Badge {
    let class = match meeting.state {
        MeetingState::Planned => "badge-draft",
        MeetingState::Called => "badge-waiting",
        MeetingState::Underway | MeetingState::Ended => "badge-urgent",
        MeetingState::Certified => "badge-done",
        MeetingState::Cancelled => "badge-closed",
    };
    (class, p.code("meetings-state", meeting.state).into_owned())
}

/// A meeting as a row.
#[must_use]
pub fn meeting_row(p: &Page, body: &BodyRow, meeting: &MeetingRow) -> Row {
    let when = format!("{} · {}", p.weekday(meeting.starts_at.day()), p.time(meeting.starts_at));
    Row {
        href: format!("/meetings/{}", meeting.id),
        title: title(p, body, meeting),
        badge: Some(badge(p, meeting)),
        lines: vec![when, meeting.place.clone()],
        links: Vec::new(),
    }
}

/// How far a resolution is.
#[must_use]
pub fn task_badge(p: &Page, row: &ResolutionRow, today: Day) -> Option<Badge> {
    match (row.state, row.due_on) {
        (TaskState::None, _) => None,
        (TaskState::Open, Some(due)) if following::is_late(row, today) => Some(("badge-danger", p.due(due))),
        (TaskState::Open, Some(due)) => Some(("badge-waiting", p.due(due))),
        (TaskState::Done, _) => Some(("badge-done", p.code("meetings-task", row.state).into_owned())),
        (TaskState::Dropped, _) => Some(("badge-closed", p.code("meetings-task", row.state).into_owned())),
        (TaskState::Open, None) => Some(("badge-waiting", p.code("meetings-task", row.state).into_owned())),
    }
}

/// "อนุมัติ · ให้…"; words that begin with their kind do not say it twice.
#[must_use]
pub fn resolution_title(p: &Page, row: &ResolutionRow) -> String {
    let first = row.words.lines().next().unwrap_or_default();
    let kind = p.code("meetings-decision", row.kind);
    if first.starts_with(kind.as_ref()) { first.to_owned() } else { format!("{kind} · {first}") }
}

/// A resolution as a row; `of` says of which meeting it is.
#[must_use]
pub fn resolution_row(p: &Page, row: &ResolutionRow, of: &str, today: Day) -> Row {
    let owner = match (row.owner_name.as_str(), row.due_on) {
        ("", _) => String::new(),
        (owner, Some(due)) => p.tn("meetings-owner-until", &[("owner", owner), ("due", &p.day(due))]),
        (owner, None) => p.t1("meetings-owner-line", "owner", owner),
    };
    Row {
        href: format!("/meetings/resolutions/{}", row.id),
        title: resolution_title(p, row),
        badge: task_badge(p, row, today),
        lines: [of.to_owned(), owner].into_iter().filter(|line| !line.is_empty()).collect(),
        links: Vec::new(),
    }
}
