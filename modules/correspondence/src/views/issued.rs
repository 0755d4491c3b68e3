//! หนังสือที่ออก: lists of drafts and arrivals, and what the page of a letter says beside its fields.

use std::collections::HashMap;

use askama::Template;
use kernel::{Code as _, Id, Staff};
use offices::StaffBrief;
use ui::Page;

use super::letters::LetterLine;
use crate::model::{ContentRow, DeliveryRow, LetterRow, LetterSignatureRow, LetterState};

/// หนังสือที่กำลังออก
#[derive(Debug, Template)]
#[template(path = "drafts.html")]
pub struct DraftsPage {
    /// The page.
    pub p: Page,
    /// The kinds that can be drafted: address and name.
    pub kinds: Vec<(String, String)>,
    /// The drafts.
    pub lines: Vec<LetterLine>,
    /// What else the reader may do.
    pub deeds: Vec<(String, String)>,
}

/// Deliveries that the page of a letter tells of; there may be thousands, which have a page of their own.
const MOST: usize = 20;
/// As many, and one to know that there are more.
pub const SHOWN: i64 = 21;

/// One letter that another office sent.
#[derive(Debug)]
pub struct Arrival {
    /// Where it is taken.
    pub action: String,
    /// เรื่อง
    pub subject: String,
    /// Number, sender, addressee, when it was sent.
    pub facts: String,
}

/// หนังสือที่มาถึง
#[derive(Debug, Template)]
#[template(path = "arrivals.html")]
pub struct ArrivalsPage {
    /// The page.
    pub p: Page,
    /// What waits, the earliest first.
    pub lines: Vec<Arrival>,
}

/// A draft in a list.
#[must_use]
pub fn line(p: &Page, letter: &LetterRow) -> LetterLine {
    let state = p.code("correspondence-state", letter.state).into_owned();
    let class = if letter.state == LetterState::Draft { "badge-closed" } else { "badge-waiting" };
    let facts = [p.code("correspondence-kind", letter.kind).into_owned(), letter.party_to.clone()];
    LetterLine {
        href: format!("/letters/{}", letter.id),
        subject: letter.subject.clone(),
        badges: vec![(class, state)],
        facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · "),
    }
}

/// A letter that waits to be taken.
#[must_use]
pub fn arrival(p: &Page, delivery: &DeliveryRow, letter: &LetterRow) -> Arrival {
    let facts =
        [letter.number_text.clone(), letter.party_from.clone(), delivery.to_name.clone(), p.moment(delivery.sent_at)];
    Arrival {
        action: format!("/letters/arrivals/{}/receipt", delivery.id),
        subject: letter.subject.clone(),
        facts: facts.join(" · "),
    }
}

/// Who must act next with a letter that the office issues.
#[must_use]
pub fn next(p: &Page, letter: &LetterRow, content: &ContentRow, staff: &HashMap<Id<Staff>, StaffBrief>) -> String {
    let checker = content.checker.and_then(|id| staff.get(&id)).map_or("", |staff| staff.name.as_str());
    match letter.state {
        LetterState::Draft if !content.returned_words.is_empty() => {
            p.t1("correspondence-next-returned", "words", &content.returned_words)
        }
        LetterState::Draft => p.t("correspondence-next-submit").into_owned(),
        LetterState::InReview if content.checked_at.is_some() => p.t("correspondence-next-sign").into_owned(),
        LetterState::InReview => p.t1("correspondence-next-check", "who", checker),
        LetterState::Signed => p.t("correspondence-next-number").into_owned(),
        LetterState::Numbered => p.t("correspondence-next-send").into_owned(),
        _ => String::new(),
    }
}

/// What it says, who signed it, and to whom it went.
#[must_use]
pub fn facts(
    p: &Page,
    letter: &LetterRow,
    content: &ContentRow,
    signature: Option<&LetterSignatureRow>,
    deliveries: &[DeliveryRow],
) -> Vec<(String, Vec<String>)> {
    let says = content.content();
    let signed = signature.map_or_else(Vec::new, |signed| {
        let mut lines = vec![signed.name.clone()];
        lines.extend(signed.post.lines().map(str::to_owned));
        lines.push(p.moment(signed.signed_at));
        lines
    });
    let mut went: Vec<String> = deliveries.iter().map(|row| delivery(p, row)).collect();
    if deliveries.len() > MOST {
        went.truncate(MOST);
        went.push(p.t("correspondence-deliveries-more").into_owned());
    }
    let number = if letter.number_text.is_empty() { Vec::new() } else { vec![letter.number_text.clone()] };
    let all = [
        ("correspondence-number", number),
        ("correspondence-references", says.references),
        ("correspondence-enclosures", says.enclosures),
        ("correspondence-paragraphs", says.paragraphs),
        ("correspondence-signed-by", signed),
        ("correspondence-deliveries", went),
    ];
    all.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(key, lines)| (p.t(key).into_owned(), lines)).collect()
}

/// To whom, by what way, and what became of it (the columns of สมุดส่งหนังสือ, แบบที่ 17).
fn delivery(p: &Page, row: &DeliveryRow) -> String {
    let state = match row.taken_at {
        Some(at) => p.tn("correspondence-delivery-taken-by", &[("who", &row.taken_by), ("at", &p.moment(at))]),
        None => format!("{} {}", p.t(&format!("correspondence-delivery-{}", row.state.code())), p.moment(row.sent_at)),
    };
    let parts =
        [row.to_name.clone(), p.code("correspondence-channel", row.channel).into_owned(), state, row.note.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
