//! The search before a case is opened: clients found, with their cases.

use askama::Template;
use kernel::{Code as _, Id};
use people::{Hit, UnitBrief};
use ui::Page;

use super::CaseLine;
use crate::model::Unit;

/// A client found before a case is opened.
#[derive(Debug, Clone)]
pub struct Found {
    /// The registry record.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// What tells it apart.
    pub facts: Vec<String>,
    /// Why it was found.
    pub why: Vec<String>,
    /// Where a case for it is opened.
    pub open_href: String,
    /// Its cases that the reader may see.
    pub cases: Vec<CaseLine>,
}

impl Found {
    /// A person.
    #[must_use]
    pub fn person(p: &Page, hit: &Hit) -> Self {
        Self {
            id: hit.brief.id.number(),
            name: hit.brief.name.clone(),
            href: hit.brief.href(),
            facts: hit.brief.facts(p),
            why: hit.why(p),
            open_href: format!("/cases/new/intake?unit=individual&subject={}", hit.brief.id),
            cases: Vec::new(),
        }
    }

    /// A household, a group or a community.
    #[must_use]
    pub fn unit(p: &Page, unit: Unit, brief: &UnitBrief) -> Self {
        let id = brief.subject.as_ref().id;
        Self {
            id,
            name: brief.name.clone(),
            href: brief.href(),
            facts: brief.facts(p),
            why: Vec::new(),
            open_href: format!("/cases/new/intake?unit={}&subject={}", unit.code(), Id::<()>::new(id)),
            cases: Vec::new(),
        }
    }
}

/// The search before a case is opened.
#[derive(Debug, Template)]
#[template(path = "case_search.html")]
pub struct Search {
    /// The page.
    pub p: Page,
    /// Unit, its word, whether it is chosen.
    pub units: Vec<(&'static str, String, bool)>,
    /// What was asked.
    pub text: String,
    /// Who was found.
    pub found: Vec<Found>,
    /// Where a new record is made.
    pub new_href: &'static str,
    /// What that link says.
    pub new_label: String,
}

impl Search {
    /// Lays out what was found.
    #[must_use]
    pub fn new(p: Page, unit: Unit, text: String, found: Vec<Found>) -> Self {
        let units = Unit::ALL.iter().map(|each| (each.code(), p.code("cases-unit", *each).into_owned(), *each == unit));
        let new_href = match unit {
            Unit::Individual => "/people/new",
            Unit::Family => "/households/new",
            Unit::Group => "/groups/new",
            Unit::Community => "/communities/new",
        };
        Self {
            units: units.collect(),
            new_label: p.code("cases-new-record", unit).into_owned(),
            p,
            text,
            found,
            new_href,
        }
    }

    /// How many were found, in words.
    #[must_use]
    pub fn found_text(&self) -> String {
        self.p.count("cases-found", i64::try_from(self.found.len()).unwrap_or(i64::MAX))
    }
}
