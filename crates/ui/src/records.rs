//! Pages of records that modules use as they are: a list of them, or several, and one record with its facts and what belongs to it.

use askama::Template;

use crate::Page;

/// A badge: its class and its word.
pub type Badge = (&'static str, String);

/// One row of a list.
#[derive(Debug, Default)]
pub struct Row {
    /// Its page; empty for none.
    pub href: String,
    /// What it is.
    pub title: String,
    /// What stands out.
    pub badge: Option<Badge>,
    /// More about it, line by line.
    pub lines: Vec<String>,
    /// What else may be opened or done: address and word.
    pub links: Vec<(String, String)>,
}

/// A heading with rows under it.
#[derive(Debug, Default)]
pub struct Part {
    /// The heading; empty for none.
    pub heading: String,
    /// A sentence under it; empty for none.
    pub lead: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is said when there are none.
    pub none: String,
}

/// A list, or several.
#[derive(Debug, Template)]
#[template(path = "list_page.html")]
pub struct ListPage {
    /// The page.
    pub p: Page,
    /// A sentence under the title; empty for none.
    pub lead: String,
    /// Other views of it: address, word, whether this is it.
    pub tabs: Vec<(String, String, bool)>,
    /// Address and word of what may be done.
    pub deeds: Vec<(String, String)>,
    /// The lists.
    pub parts: Vec<Part>,
    /// The page before.
    pub newer: Option<String>,
    /// The page after.
    pub older: Option<String>,
}

/// One record.
#[derive(Debug, Template)]
#[template(path = "record_page.html")]
pub struct RecordPage {
    /// The page.
    pub p: Page,
    /// Address and name of the list that it stands in.
    pub kind: (String, String),
    /// Whose it is; empty for nobody's.
    pub whose: String,
    /// What comes next, by when; empty for nothing.
    pub next: String,
    /// Whether that is late.
    pub late: bool,
    /// Label and value; a value has one line or more.
    pub facts: Vec<(String, Vec<String>)>,
    /// Address and word of what may be done.
    pub deeds: Vec<(String, String)>,
    /// What else belongs to it.
    pub parts: Vec<Part>,
}

/// Facts without those that say nothing, their labels in words.
#[must_use]
pub fn facts(p: &Page, facts: Vec<(&str, String)>) -> Vec<(String, Vec<String>)> {
    let said = facts.into_iter().filter(|(_, value)| !value.trim().is_empty());
    said.map(|(key, value)| (p.t(key).into_owned(), value.lines().map(str::to_owned).collect())).collect()
}
