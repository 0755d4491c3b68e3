//! What a search finds: people, households, groups and communities, and the cases that the reader may open.

use askama::Template;
use people::{Hit, UnitBrief};
use ui::Page;

use super::list::CaseLine;
use crate::model::SubjectKind;

/// บุคคล ครัวเรือน กลุ่ม หรือชุมชนที่พบ
#[derive(Debug)]
pub struct ClientLine {
    /// What kind of record, as cases point to it.
    pub kind: SubjectKind,
    /// The number of its id.
    pub subject: i64,
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Age, place, masked number and what else tells it apart.
    pub facts: Vec<String>,
    /// Why it was found; empty for anything but a person.
    pub why: Vec<String>,
    /// Cases about it that the page shows with it.
    pub cases: Vec<CaseLine>,
    /// Restricted cases in the reader's offices that are not open to the reader.
    pub kept: Vec<KeptLine>,
}

impl ClientLine {
    /// A person as a list shows them, with no cases yet.
    #[must_use]
    pub fn person(p: &Page, hit: &Hit) -> Self {
        Self {
            kind: SubjectKind::Person,
            subject: hit.brief.id.number(),
            href: hit.brief.href(),
            name: hit.brief.name.clone(),
            facts: hit.brief.facts(p),
            why: hit.why(p),
            cases: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// A household, group or community as a list shows it, with no cases yet.
    #[must_use]
    pub fn unit(p: &Page, kind: SubjectKind, brief: &UnitBrief) -> Self {
        Self {
            kind,
            subject: brief.subject.as_ref().id,
            href: brief.href(),
            name: brief.name.clone(),
            facts: brief.facts(p),
            why: Vec::new(),
            cases: Vec::new(),
            kept: Vec::new(),
        }
    }
}

/// เรื่องที่จำกัดผู้รู้: there is one, and whom to ask.
#[derive(Debug)]
pub struct KeptLine {
    /// The page that opens it for an urgent reason.
    pub href: String,
    /// Whom to ask.
    pub ask: String,
}

/// ผลการค้นหา
#[derive(Debug, Template)]
#[template(path = "search.html")]
pub struct SearchPage {
    /// The page.
    pub p: Page,
    /// What was searched for.
    pub text: String,
    /// Whether the reader may search the registry at all.
    pub may_search: bool,
    /// Whether the reader may take in a matter.
    pub may_open: bool,
    /// The case of that number.
    pub numbered: Vec<CaseLine>,
    /// The people, then households, groups and communities.
    pub clients: Vec<ClientLine>,
    /// Closed cases about them.
    pub closed: Vec<CaseLine>,
}

impl SearchPage {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbered.is_empty() && self.clients.is_empty() && self.closed.is_empty()
    }
}
