//! Lists of letters: what waits for the reader, what is overdue, what was found.

use askama::Template;
use kernel::{Code as _, Moment};
use ui::Page;

use super::Badge;
use crate::model::{LetterRow, LetterState, Urgency};
use crate::store::steps::DueRow;

/// One letter of a list.
#[derive(Debug)]
pub struct LetterLine {
    /// Its page.
    pub href: String,
    /// เรื่อง
    pub subject: String,
    /// What stands out.
    pub badges: Vec<Badge>,
    /// Number, sender, day.
    pub facts: String,
}

/// หน้าแรกของงานสารบรรณ
#[derive(Debug, Template)]
#[template(path = "letters.html")]
pub struct HomePage {
    /// The page.
    pub p: Page,
    /// What waits for the reader.
    pub waiting: Vec<LetterLine>,
    /// What is overdue in the registers that the reader sees.
    pub overdue: Vec<LetterLine>,
    /// What the season asks of a keeper of registers: address and words.
    pub duties: Vec<(String, String)>,
    /// Whether the reader sees registers.
    pub sees: bool,
    /// The registers: address and name.
    pub registers: Vec<(String, String)>,
    /// Address and word of what may be done.
    pub deeds: Vec<(String, String)>,
}

/// ผลการค้น
#[derive(Debug, Template)]
#[template(path = "letter_search.html")]
pub struct SearchPage {
    /// The page.
    pub p: Page,
    /// What was asked.
    pub text: String,
    /// Offices whose registers the reader may choose: id, name, whether it is this one.
    pub units: Vec<(String, String, bool)>,
    /// What was found, the newest first.
    pub lines: Vec<LetterLine>,
}

/// The badge of an urgency; none of a normal letter.
#[must_use]
pub fn urgency(p: &Page, urgency: Urgency) -> Option<Badge> {
    (urgency != Urgency::Normal).then(|| ("badge-urgent", p.code("correspondence-urgency", urgency).into_owned()))
}

/// A letter that waits, with until when.
#[must_use]
pub fn due_line(p: &Page, now: Moment, row: DueRow) -> LetterLine {
    let due = row.due_at.map(|due| {
        let class = if due < now { "badge-danger" } else { "badge-waiting" };
        (class, if due < now { p.t("correspondence-overdue").into_owned() } else { p.due(due.day()) })
    });
    let number = row.number.map_or_else(String::new, |number| format!("{number}/{}", row.year));
    let until = row.due_at.map_or_else(String::new, |due| p.t1("correspondence-until", "when", &p.moment(due)));
    LetterLine {
        href: format!("/letters/{}", row.letter),
        subject: row.subject,
        badges: urgency(p, row.urgency).into_iter().chain(due).collect(),
        facts: joined([number, row.party_from, until]),
    }
}

/// A letter that was found.
#[must_use]
pub fn found_line(p: &Page, letter: &LetterRow, called: &str) -> LetterLine {
    let class = match letter.state {
        LetterState::Closed | LetterState::Sent => "badge-done",
        LetterState::Cancelled | LetterState::Destroyed | LetterState::HandedOver => "badge-closed",
        LetterState::Draft | LetterState::InReview => "badge-draft",
        _ => "badge-waiting",
    };
    let state = (class, p.t(&format!("correspondence-state-{}", letter.state.code())).into_owned());
    let dated = letter.dated_on.map_or_else(String::new, |day| p.day_short(day));
    LetterLine {
        href: format!("/letters/{}", letter.id),
        subject: letter.subject.clone(),
        badges: urgency(p, letter.urgency).into_iter().chain([state]).collect(),
        facts: joined([called.to_owned(), letter.party_from.clone(), letter.their_number.clone(), dated]),
    }
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
