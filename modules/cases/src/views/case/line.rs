//! A case in a line of a list, and the badges it wears.

use ui::Page;

use crate::model::{CaseRow, Confidentiality, Danger, Gravity, Stage, Urgency};

/// A badge: its shape and its word.
pub type Badge = (&'static str, String);

/// The badges of a case: what is pressing, dangerous or secret about it.
#[must_use]
pub fn badges(p: &Page, case: &CaseRow) -> Vec<Badge> {
    let mut badges = Vec::new();
    match case.urgency {
        Urgency::Emergency => badges.push(("badge-danger", p.code("cases-urgency", case.urgency).into_owned())),
        Urgency::Urgent => badges.push(("badge-urgent", p.code("cases-urgency", case.urgency).into_owned())),
        Urgency::Normal => {}
    }
    if case.danger >= Danger::Harm {
        badges.push(("badge-danger", p.code("cases-danger", case.danger).into_owned()));
    }
    if case.gravity > Gravity::Ordinary {
        badges.push(("badge-urgent", p.code("cases-gravity", case.gravity).into_owned()));
    }
    if case.confidentiality != Confidentiality::Normal {
        badges.push(("badge-closed", p.code("cases-confidentiality", case.confidentiality).into_owned()));
    }
    badges
}

/// A case in a line of a list: number, title, stage, next step, badges, link.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// Where it is.
    pub href: String,
    /// Its number.
    pub number: String,
    /// The client.
    pub client: String,
    /// What it is about.
    pub title: String,
    /// Where it stands.
    pub stage: String,
    /// What is pressing.
    pub badges: Vec<Badge>,
    /// What comes next.
    pub next: String,
    /// By when.
    pub due: String,
    /// Whether that has passed.
    pub late: bool,
    /// Whether it is closed.
    pub closed: bool,
}

/// A case in a line.
#[must_use]
pub fn row(p: &Page, case: &CaseRow) -> CaseLine {
    let closed = case.stage == Stage::Closed;
    CaseLine {
        href: format!("/cases/{}", case.id),
        number: case.number.clone(),
        client: case.subject_name.clone(),
        title: case.title.clone(),
        stage: p.code("cases-stage", case.stage).into_owned(),
        badges: badges(p, case),
        next: p.code("cases-next", case.next_what).into_owned(),
        due: if closed { String::new() } else { p.due(case.next_due) },
        late: !closed && p.is_over(case.next_due),
        closed,
    }
}
