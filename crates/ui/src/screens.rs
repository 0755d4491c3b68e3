//! Pages that every module uses as they are: a form alone, a stale edit, a problem, the answer to a type-ahead.

use askama::Template;
use kernel::{Fields, Moment};

use crate::{Choice, Field, Form, Look, Page};

/// A page that is one form.
#[derive(Debug, Template)]
#[template(path = "form_page.html")]
pub struct FormPage {
    /// The page.
    pub p: Page,
    /// A sentence under the title; empty for none.
    pub lead: String,
    /// The form.
    pub form: Form,
}

/// One field in two versions.
#[derive(Debug, Clone)]
pub struct ConflictRow {
    /// The field's label.
    pub label: String,
    /// What the reader wrote.
    pub mine: String,
    /// What is stored now.
    pub theirs: String,
}

/// The page of a stale edit.
#[derive(Debug, Template)]
#[template(path = "conflict.html")]
pub struct Conflict {
    /// The page.
    pub p: Page,
    /// Label, mine, theirs, whether they differ.
    pub rows: Vec<(String, String, String, bool)>,
    /// Who saved first.
    pub theirs_by: String,
    /// When.
    pub theirs_at: String,
    /// Where mine is posted.
    pub action: String,
    /// The version now stored.
    pub version: i64,
    /// Mine, as posted.
    pub fields: Vec<(String, String)>,
    /// The record as it is.
    pub back: String,
}

/// Who saved first, and what came of it.
#[derive(Debug)]
pub struct Saved {
    /// The version now stored.
    pub version: i64,
    /// The name of whoever saved it.
    pub by: String,
    /// When.
    pub at: Moment,
}

impl Conflict {
    /// The page of a stale edit, from its form filled twice: with what the reader typed, and with what is stored now.
    #[must_use]
    pub fn between(p: Page, mine: &Form, theirs: &Form, typed: &Fields, saved: Saved) -> Self {
        let shown = |field: &&Field| !matches!(field.look, Look::Hidden | Look::Heading);
        let row = |field: &Field| ConflictRow {
            label: field.label.clone(),
            mine: field.said(),
            theirs: theirs.fields.iter().find(|other| other.name == field.name).map(Field::said).unwrap_or_default(),
        };
        let kept = typed.pairs().iter().filter(|(name, _)| name != "version" && !name.starts_with('_'));
        Self {
            rows: Self::rows(mine.fields.iter().filter(shown).map(row).collect()),
            theirs_by: saved.by,
            theirs_at: p.moment(saved.at),
            action: mine.action.clone(),
            version: saved.version,
            fields: kept.cloned().collect(),
            back: mine.back.clone(),
            p,
        }
    }

    /// Lays out the two versions.
    #[must_use]
    pub fn rows(rows: Vec<ConflictRow>) -> Vec<(String, String, String, bool)> {
        rows.into_iter()
            .map(|row| {
                let differs = row.mine.trim() != row.theirs.trim();
                (row.label, row.mine, row.theirs, differs)
            })
            .collect()
    }
}

/// The page of everything that went wrong.
#[derive(Debug, Template)]
#[template(path = "problem.html")]
pub struct Problem {
    /// The page.
    pub p: Page,
    /// What happened.
    pub title: String,
    /// What to do.
    pub text: String,
    /// The number under which it was logged; empty for none.
    pub reference: String,
    /// Where to go; empty for nowhere.
    pub action_href: String,
    /// What is there.
    pub action_label: String,
}

/// The answer to a type-ahead.
#[derive(Debug, Template)]
#[template(path = "suggestions.html")]
pub struct Suggestions {
    /// What fits.
    pub choices: Vec<Choice>,
}

/// The page that says what the program is and whose work it stands on.
#[derive(Debug, Template)]
#[template(path = "about.html")]
pub struct About {
    /// The page.
    pub p: Page,
}

impl About {
    /// The notices that the licences of others ask for, paragraph by paragraph.
    pub fn notices(&self) -> impl Iterator<Item = &'static str> {
        include_str!("../../../NOTICE").split("\n\n").filter(|paragraph| !paragraph.trim().is_empty())
    }
}
