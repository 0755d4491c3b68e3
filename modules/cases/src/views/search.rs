//! What a search finds: people, and the cases that the reader may open.

use askama::Template;
use people::Hit;
use ui::Page;

use super::list::CaseLine;

/// บุคคลที่พบ
#[derive(Debug)]
pub struct PersonLine {
    /// Who, as cases point to them.
    pub subject: i64,
    /// Their page.
    pub href: String,
    /// Name with its title.
    pub name: String,
    /// Age, place, masked number and what else tells people apart.
    pub facts: Vec<String>,
    /// Why they were found.
    pub why: Vec<String>,
    /// Open cases of theirs.
    pub open: Vec<CaseLine>,
    /// Restricted cases in the reader's offices that are not open to the reader.
    pub kept: Vec<KeptLine>,
}

impl PersonLine {
    /// The person as a list shows them, with no cases yet.
    #[must_use]
    pub fn new(p: &Page, hit: &Hit) -> Self {
        Self {
            subject: hit.brief.id.number(),
            href: hit.brief.href(),
            name: hit.brief.name.clone(),
            facts: hit.brief.facts(p),
            why: hit.why(p),
            open: Vec::new(),
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
    /// The people.
    pub people: Vec<PersonLine>,
    /// Closed cases of these people.
    pub closed: Vec<CaseLine>,
}

impl SearchPage {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbered.is_empty() && self.people.is_empty() && self.closed.is_empty()
    }
}
