//! The directory as a file: the page that gives and takes it, and what came of one that was taken.

use askama::Template;
use ui::{Form, Page};

use crate::actions::import::{Count, Outcome};
use crate::hsds::{Note, Why};

/// Out and in.
#[derive(Debug, Template)]
#[template(path = "exchange.html")]
pub(crate) struct ExchangePage {
    pub p: Page,
    /// The form that takes a file, for those who may.
    pub form: Option<Form>,
}

/// What came of a file.
#[derive(Debug, Template)]
#[template(path = "outcome.html")]
pub(crate) struct OutcomePage {
    pub p: Page,
    pub kept: bool,
    /// Kind, new, changed, as they were.
    pub counts: Vec<(String, Count)>,
    /// Where, and why it is not kept.
    pub notes: Vec<(String, String)>,
    /// How many more there are than are shown.
    pub more: usize,
}

/// Notes that one page shows.
const SHOWN: usize = 300;

impl OutcomePage {
    pub(crate) fn new(p: Page, outcome: &Outcome, kept: bool) -> Self {
        let count = |key: &str, count: Count| (p.t(key).into_owned(), count);
        let counts = vec![
            count("directory-organisations", outcome.organisations),
            count("directory-locations", outcome.locations),
            count("directory-services", outcome.services),
        ];
        let note = |note: &Note| (note.at.clone(), p.t(note.why.key()).into_owned());
        Self {
            kept,
            counts,
            notes: outcome.notes.iter().take(SHOWN).map(note).collect(),
            more: outcome.notes.len().saturating_sub(SHOWN),
            p,
        }
    }
}

impl Why {
    /// The key of its sentence.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoUuid => "directory-why-no-uuid",
            Self::Missing => "directory-why-missing",
            Self::NoId => "directory-why-no-id",
            Self::WrongType => "directory-why-wrong-type",
            Self::NotUnderstood => "directory-why-not-understood",
            Self::NotKept => "directory-why-not-kept",
            Self::Twice => "directory-why-twice",
            Self::Elsewhere => "directory-why-elsewhere",
        }
    }
}
