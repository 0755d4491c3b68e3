//! Referrals as both ends read them: the lists, and what was sent with where it stands.

mod offers;

use askama::Template;
use kernel::Day;
use ui::Page;

use super::badges;
use super::papers::{Section, package_sections};
use crate::model::{Package, ReferralRow, ReferralState};
pub use offers::{Known, offers};

/// One referral in a list.
#[derive(Debug)]
pub struct ReferralLine {
    /// Its page.
    pub href: String,
    /// The client.
    pub client: String,
    /// Why.
    pub purpose: String,
    /// The other end.
    pub other: String,
    /// The urgency, in words.
    pub urgency: String,
    /// Its shape.
    pub urgency_badge: &'static str,
    /// Where it stands.
    pub state: String,
    /// Its shape.
    pub badge: &'static str,
    /// By when something is awaited, in words.
    pub due: String,
    /// Whether that day has passed.
    pub late: bool,
}

impl ReferralLine {
    /// A line for a reader; `other` is the other end's name.
    #[must_use]
    pub fn new(p: &Page, row: &ReferralRow, href: String, other: String) -> Self {
        Self {
            href,
            client: row.client.clone(),
            purpose: row.purpose.clone(),
            other,
            urgency: p.code("cases-urgency", row.urgency).into_owned(),
            urgency_badge: badges::urgency(row.urgency),
            state: p.code("cases-referral-state", row.state).into_owned(),
            badge: badges::referral(row.state),
            due: row.due_on.map_or_else(String::new, |day| p.due(day)),
            late: row.due_on.is_some_and(|day| p.is_over(day)),
        }
    }
}

/// รายการส่งต่อ
#[derive(Debug, Template)]
#[template(path = "referrals.html")]
pub struct ReferralsPage {
    /// The page.
    pub p: Page,
    /// Address, word, whether it is shown.
    pub views: Vec<(&'static str, String, bool)>,
    /// What the list is.
    pub lead: String,
    /// Its title when it is empty.
    pub none: String,
    /// The lines.
    pub lines: Vec<ReferralLine>,
    /// Where the page before is.
    pub newer: Option<String>,
    /// Where the next page is.
    pub older: Option<String>,
}

/// Something that the reader can do with a referral.
#[derive(Debug)]
pub struct Deed {
    /// Where.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// Whether it is done at once, by a form without fields.
    pub at_once: bool,
}

/// การส่งต่อหนึ่งรายการ
#[derive(Debug, Template)]
#[template(path = "referral.html")]
pub struct ReferralPage {
    /// The page.
    pub p: Page,
    /// The way back: address and words.
    pub back: (String, String),
    /// Where it stands.
    pub state: String,
    /// Its shape.
    pub badge: &'static str,
    /// Label and value.
    pub facts: Vec<(String, String)>,
    /// What was sent.
    pub sections: Vec<Section>,
    /// SHA-256 of it.
    pub digest: String,
    /// Whether it still agrees with what was signed.
    pub holds: bool,
    /// Where the letter is as PDF; empty while it is not sent.
    pub pdf_href: String,
    /// What the reader can do, the most fitting first.
    pub deeds: Vec<Deed>,
    /// The case that came of it, where the reader may open it; empty otherwise.
    pub case_href: String,
}

/// The two ends of a referral by name.
#[derive(Debug)]
pub struct Ends<'a> {
    /// The office that sent it.
    pub from: &'a str,
    /// Who wrote the letter.
    pub author: &'a str,
}

impl ReferralPage {
    /// Lays out what was sent, and where it stands.
    #[must_use]
    pub fn new(p: Page, row: &ReferralRow, package: &Package, ends: &Ends<'_>, back: (String, String)) -> Self {
        Self {
            back,
            state: p.code("cases-referral-state", row.state).into_owned(),
            badge: badges::referral(row.state),
            facts: facts(&p, row, ends),
            sections: package_sections(&p, package),
            digest: row.digest.clone(),
            holds: package.digest() == row.digest,
            pdf_href: String::new(),
            deeds: Vec::new(),
            case_href: String::new(),
            p,
        }
    }

    /// Offers a deed.
    #[must_use]
    pub fn with(mut self, href: String, label: &str, at_once: bool) -> Self {
        let label = self.p.t(label).into_owned();
        self.deeds.push(Deed { href, label, at_once });
        self
    }
}

fn facts(p: &Page, row: &ReferralRow, ends: &Ends<'_>) -> Vec<(String, String)> {
    let day = |day: Option<Day>| day.map_or_else(String::new, |day| p.day(day));
    let due = row
        .due_on
        .filter(|_| row.state.is_open())
        .map_or_else(String::new, |due| format!("{} · {}", p.day(due), p.due(due)));
    let answered =
        if row.answerer.is_empty() { String::new() } else { format!("{} · {}", row.answerer, day(row.answered_on)) };
    let facts = [
        ("cases-referral-number", row.number.clone()),
        ("cases-referral-from", format!("{} · {}", ends.from, ends.author)),
        ("cases-referral-to-part", row.receiver.clone()),
        ("cases-urgency", p.code("cases-urgency", row.urgency).into_owned()),
        ("cases-referral-purpose", row.purpose.clone()),
        ("cases-referral-sent-on", day(row.sent_on)),
        (due_label(row.state), due),
        ("cases-referral-reminded-on", day(row.reminded_on)),
        ("cases-referral-answered-by", answered),
        ("cases-referral-answer-words", row.answer.clone()),
        ("cases-referral-outcome-on", day(row.outcome_on)),
        ("cases-referral-outcome", row.outcome.clone()),
    ];
    let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
    known.map(|(key, value)| (p.t(key).into_owned(), value)).collect()
}

const fn due_label(state: ReferralState) -> &'static str {
    match state {
        ReferralState::Accepted => "cases-referral-outcome-by",
        _ => "cases-referral-answer-by",
    }
}
