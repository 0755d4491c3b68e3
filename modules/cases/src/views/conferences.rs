//! Case conferences as the templates show them.

use askama::Template;
use kernel::Code as _;
use ui::Page;

use super::badges;
use crate::forms::papers::participant_post;
use crate::model::{ClientPart, ConferenceRow, ConferenceState, ParticipantRow};

/// Somebody who is asked to come.
#[derive(Debug)]
pub struct ParticipantLine {
    /// Name.
    pub name: String,
    /// Part and organisation.
    pub post: String,
    /// Where they come from.
    pub kind: String,
    /// Telephone; empty when none is known.
    pub phone: String,
    /// Where asking them is taken back; empty when that cannot be done.
    pub removal: String,
}

/// การประชุมรายกรณีหนึ่งครั้ง
#[derive(Debug, Template)]
#[template(path = "conference.html")]
pub struct ConferencePage {
    /// The page.
    pub p: Page,
    /// The way back: address and words.
    pub back: (String, String),
    /// Its page.
    pub href: String,
    /// Where it stands.
    pub state: String,
    /// Its shape.
    pub badge: &'static str,
    /// Label and value.
    pub facts: Vec<(String, String)>,
    /// ระเบียบวาระ, item by item.
    pub agenda: Vec<String>,
    /// Who is asked to come.
    pub participants: Vec<ParticipantLine>,
    /// Where its minutes are; empty before somebody began them.
    pub minutes_href: String,
    /// Whether who is asked may be changed.
    pub may_change: bool,
    /// Whether minutes may be begun.
    pub may_begin: bool,
}

impl ConferencePage {
    /// Lays out a conference; `caller` is who called it.
    #[must_use]
    pub fn new(
        p: Page,
        row: &ConferenceRow,
        caller: &str,
        participants: &[ParticipantRow],
        back: (String, String),
    ) -> Self {
        let line = |one: &ParticipantRow| ParticipantLine {
            name: one.name.clone(),
            post: participant_post(one),
            kind: p.code("cases-participant", one.kind).into_owned(),
            phone: one.phone.clone(),
            removal: format!("/cases/{}/participants/{}/removal", row.case, one.id),
        };
        let minutes = row.paper.map(|paper| format!("/cases/{}/papers/{paper}", row.case));
        Self {
            back,
            href: format!("/cases/{}/conferences/{}", row.case, row.id),
            state: p.code("cases-conference-state", row.state).into_owned(),
            badge: badges::conference(row.state),
            facts: facts(&p, row, caller),
            agenda: items(&row.agenda),
            participants: participants.iter().map(line).collect(),
            minutes_href: minutes.unwrap_or_default(),
            may_change: false,
            may_begin: false,
            p,
        }
    }
}

fn items(agenda: &str) -> Vec<String> {
    agenda.lines().filter(|item| !item.trim().is_empty()).map(str::to_owned).collect()
}

fn facts(p: &Page, row: &ConferenceRow, caller: &str) -> Vec<(String, String)> {
    let client = p.t(&format!("cases-conference-client-{}", row.client_part.code()));
    let client = match row.client_part {
        ClientPart::NotInvited => format!("{client}: {}", row.client_reason),
        ClientPart::Client | ClientPart::Family => client.into_owned(),
    };
    let reason = if row.state == ConferenceState::Cancelled { row.reason.clone() } else { String::new() };
    let facts = [
        ("cases-conference-when", format!("{} {}", p.weekday(row.held_at.day()), p.time(row.held_at))),
        ("cases-conference-way", p.code("cases-conference-way", row.way).into_owned()),
        ("cases-conference-place", row.place.clone()),
        ("cases-conference-client", client),
        ("cases-conference-called-by", caller.to_owned()),
        ("cases-conference-cancel-reason", reason),
    ];
    let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
    known.map(|(key, value)| (p.t(key).into_owned(), value)).collect()
}

/// A conference to which the reader is asked: nothing of the case but its number.
#[derive(Debug)]
pub struct AskedLine {
    /// When.
    pub when: String,
    /// How far off, in words.
    pub due: String,
    /// Where.
    pub place: String,
    /// The number of the case, and who called.
    pub whose: String,
    /// ระเบียบวาระ, item by item.
    pub agenda: Vec<String>,
    /// Its page, for who may open the case; empty otherwise.
    pub href: String,
}

impl AskedLine {
    /// A line for a reader.
    #[must_use]
    pub fn new(p: &Page, row: &ConferenceRow, number: &str, caller: &str, opens: bool) -> Self {
        let href = format!("/cases/{}/conferences/{}", row.case, row.id);
        Self {
            when: format!("{} {}", p.weekday(row.held_at.day()), p.time(row.held_at)),
            due: p.due(row.held_at.day()),
            place: row.place.clone(),
            whose: p.tn("cases-conference-whose", &[("number", number), ("caller", caller)]),
            agenda: items(&row.agenda),
            href: if opens { href } else { String::new() },
        }
    }
}

/// การประชุมที่เชิญ
#[derive(Debug, Template)]
#[template(path = "conferences.html")]
pub struct ConferencesPage {
    /// The page.
    pub p: Page,
    /// The conferences, the nearest first.
    pub lines: Vec<AskedLine>,
}
