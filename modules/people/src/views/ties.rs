//! Somebody who belongs to a page's subject, since when and until when.

use kernel::{Day, Id, Lang, Person};
use thai::date::{PartialDate, Precision, format_partial, format_partial_en};
use ui::Page;

use crate::brief::Brief;
use crate::model::{Relation, RelationForm, RelationTerms, Span};
use crate::store::relations::RelationRow;

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
    /// Where what is recorded of it is changed; empty where nothing can be.
    pub change: String,
}

impl Tie {
    pub(crate) fn new(p: &Page, id: i64, href: String, name: &str, what: String, span: Span, today: Day) -> Self {
        let (facts, note) = (Vec::new(), String::new());
        let (holds, open) = (span.goes_on(today), span.until.is_none());
        let (span, change) = (
            span_text(p, span.from.map(|day| p.day_short(day)), span.until.map(|day| p.day_short(day))),
            String::new(),
        );
        Self { id: Id::new(id), href, name: name.to_owned(), what, facts, span, note, holds, open, change }
    }

    /// A relation as it reads on the page of `whose`, with the brief of the other.
    pub(crate) fn of_relation(p: &Page, whose: Id<Person>, row: &RelationRow, other: &Brief, today: Day) -> Self {
        let RelationTerms { form, from, until, ending, birth_order, note } = row.particulars();
        let word = p.code("people-relation", row.seen_from(whose).1).into_owned();
        let form_text = form.map(|form| p.code("people-form", form).into_owned());
        let order = birth_order.map(|order| p.t1("people-birth-order-said", "order", &order.to_string()));
        let what: Vec<String> = [Some(word), form_text, order].into_iter().flatten().collect();
        let tie = Self::new(p, row.id, other.href(), &other.name, what.join(" · "), row.span(), today);
        let ended = ending.map(|ending| p.code("people-ending", ending).into_owned());
        let span = span_text(p, from.map(|from| when_text(p, from)), until.map(|until| when_text(p, until)));
        let span = [Some(span).filter(|span| !span.is_empty()), ended].into_iter().flatten().collect::<Vec<_>>();
        Self {
            facts: other.facts(p),
            span: span.join(" · "),
            note,
            holds: tie.holds && ending.is_none_or(|_| row.until_day.is_some_and(|until| until > today)),
            open: tie.open && ending.is_none() && can_just_end(row.kind, form),
            change: format!("/people/{whose}/relations/{}", tie.id),
            ..tie
        }
    }

    pub(crate) fn with_facts(mut self, facts: Vec<String>) -> Self {
        self.facts = facts;
        self
    }
}

/// How a couple ended has to be said, and being born of somebody does not end.
const fn can_just_end(kind: Relation, form: Option<RelationForm>) -> bool {
    !matches!(kind, Relation::Spouse | Relation::Sibling)
        && !matches!(form, Some(RelationForm::Birth | RelationForm::Adopted))
}

/// A day, a month or a year in words, as far as it is known.
fn when_text(p: &Page, when: PartialDate) -> String {
    match (when.precision, p.lang) {
        (Precision::Day, _) => p.day_short(Day::from_date(when.date)),
        (_, Lang::Th) => format_partial(when),
        (_, Lang::En) => format_partial_en(when),
    }
}

/// "ตั้งแต่ … ถึง …", as far as it is known.
fn span_text(p: &Page, from: Option<String>, until: Option<String>) -> String {
    match (from, until) {
        (None, None) => String::new(),
        (Some(from), None) => p.t1("people-span-from", "from", &from),
        (None, Some(until)) => p.t1("people-span-until", "until", &until),
        (Some(from), Some(until)) => p.tn("people-span-both", &[("from", &from), ("until", &until)]),
    }
}
