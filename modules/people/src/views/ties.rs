//! Somebody who belongs to a page's subject, since when and until when.

use kernel::{Day, Id, Person};
use ui::Page;

use crate::model::Span;

/// Somebody or something that belongs to the subject of a page.
#[derive(Debug, Clone)]
pub(crate) struct Tie {
    pub id: Id<Person>,
    pub href: String,
    pub name: String,
    pub what: String,
    pub facts: Vec<String>,
    pub span: String,
    pub note: String,
    pub holds: bool,
    pub open: bool,
}

impl Tie {
    pub(crate) fn new(p: &Page, id: i64, href: String, name: &str, what: String, span: Span, today: Day) -> Self {
        let (facts, note) = (Vec::new(), String::new());
        let (holds, open) = (span.goes_on(today), span.until.is_none());
        Self { id: Id::new(id), href, name: name.to_owned(), what, facts, span: span_text(p, span), note, holds, open }
    }

    pub(crate) fn with_facts(mut self, facts: Vec<String>) -> Self {
        self.facts = facts;
        self
    }

    pub(crate) fn with_note(mut self, note: &str) -> Self {
        note.clone_into(&mut self.note);
        self
    }
}

/// "ตั้งแต่ … ถึง …", as far as it is known.
fn span_text(p: &Page, span: Span) -> String {
    let day = |day: Day| p.day_short(day);
    match (span.from.map(day), span.until.map(day)) {
        (None, None) => String::new(),
        (Some(from), None) => p.t1("people-span-from", "from", &from),
        (None, Some(until)) => p.t1("people-span-until", "until", &until),
        (Some(from), Some(until)) => p.tn("people-span-both", &[("from", &from), ("until", &until)]),
    }
}
