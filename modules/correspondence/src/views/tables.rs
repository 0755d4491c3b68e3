//! Registers and lists that are one table: letters to be stored, kept, lent, to be destroyed.

use askama::Template;
use figures::sheet::Entry;
use ui::{Form, Page};

/// One row.
#[derive(Debug)]
pub struct Row {
    /// Where it leads; empty for nowhere.
    pub href: String,
    /// What a form would tick of it; empty for nothing.
    pub tick: String,
    /// Its cells, in the order of the headings.
    pub cells: Vec<String>,
}

/// A table with what may be done about it.
#[derive(Debug, Template)]
#[template(path = "table.html")]
pub struct TablePage {
    /// The page.
    pub p: Page,
    /// Where it belongs: address and word.
    pub kind: (String, String),
    /// Whose it is.
    pub office: String,
    /// What comes next, or what the list is; empty for nothing.
    pub lead: String,
    /// Label and value of what is known of the whole.
    pub facts: Vec<(String, Vec<String>)>,
    /// Address and word of what may be done.
    pub deeds: Vec<(String, String)>,
    /// Deeds that are done at once: address, version, word.
    pub at_once: Vec<(String, i64, String)>,
    /// What takes it all back, done at once and shown last: address, version, word.
    pub undo: Option<(String, i64, String)>,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is said when there are none.
    pub none: String,
    /// A form about the rows that are ticked.
    pub form: Option<Form>,
    /// Its months: name, address of the PDF, address of the sheet.
    pub months: Vec<(String, String, String)>,
    /// The page before.
    pub newer: Option<String>,
    /// Its years: address, year, whether it is the one shown.
    pub years: Vec<(String, String, bool)>,
    /// The page after.
    pub older: Option<String>,
}

impl TablePage {
    /// A table without anything but its rows.
    #[must_use]
    pub fn new(p: Page, office: String, headings: Vec<String>, rows: Vec<Row>) -> Self {
        let kind = ("/letters".to_owned(), p.t("correspondence-title").into_owned());
        let none = p.t("correspondence-table-none").into_owned();
        Self {
            kind,
            office,
            lead: String::new(),
            facts: Vec::new(),
            deeds: Vec::new(),
            at_once: Vec::new(),
            undo: None,
            headings,
            rows,
            none,
            form: None,
            months: Vec::new(),
            newer: None,
            years: Vec::new(),
            older: None,
            p,
        }
    }
}

/// The headings of a table in words.
#[must_use]
pub fn headings(p: &Page, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| p.t(key).into_owned()).collect()
}

/// A cell in words.
#[must_use]
pub fn said(p: &Page, entry: &Entry) -> String {
    match entry {
        Entry::Text(text) => text.clone(),
        Entry::Count(count) => count.to_string(),
        Entry::Number(number) => number.to_string(),
        Entry::Day(day) => p.day_short(*day),
        Entry::Empty => String::new(),
    }
}
