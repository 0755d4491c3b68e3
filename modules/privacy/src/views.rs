//! What the templates need. Most pages here are a list of records, or one record with its facts and its story.

use askama::Template;
use kernel::Held;
use ui::Page;

use crate::model::ActivityRow;

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
    /// What else may be opened: address and word.
    pub links: Vec<(String, String)>,
}

/// A heading with rows under it.
#[derive(Debug)]
pub struct Part {
    /// The heading.
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
#[template(path = "list.html")]
pub struct ListPage {
    /// The page.
    pub p: Page,
    /// A sentence under the title.
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
#[template(path = "record.html")]
pub struct RecordPage {
    /// The page.
    pub p: Page,
    /// What kind of record it is, with the list of them.
    pub kind: (String, String),
    /// Whose it is.
    pub whose: String,
    /// What comes next, by when.
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

/// One activity of the record of processing, with the certainty of its source in words.
#[derive(Debug)]
pub struct ActivityLine {
    /// What it says.
    pub row: ActivityRow,
    /// Its name in the reader's language.
    pub name: String,
    /// How certain it is, in words.
    pub certainty: String,
    /// When it was last changed.
    pub changed_at: String,
}

/// บันทึกรายการกิจกรรม (ม.39)
#[derive(Debug, Template)]
#[template(path = "activities.html")]
pub struct ActivitiesPage {
    /// The page.
    pub p: Page,
    /// The activities, in their order.
    pub lines: Vec<ActivityLine>,
    /// Whether the reader may change them.
    pub may_edit: bool,
    /// Days, hours and grounds: address, name, number, section and certainty of each.
    pub settings: Vec<(String, String, String, String)>,
}

/// สำเนาข้อมูล: everything held of one person, to be read through before it is handed out.
#[derive(Debug, Template)]
#[template(path = "copy.html")]
pub struct CopyPage {
    /// The page.
    pub p: Page,
    /// The request.
    pub href: String,
    /// Its number.
    pub number: String,
    /// Heading by heading, each with how deep it lies.
    pub headings: Vec<(usize, Held)>,
}

/// The headings of a copy one after the other, each with how deep it lies: 2 for the outermost.
#[must_use]
pub fn flat(held: &[Held], depth: usize) -> Vec<(usize, Held)> {
    let mut all = Vec::new();
    for one in held {
        all.push((depth, Held { parts: Vec::new(), ..one.clone() }));
        all.extend(flat(&one.parts, (depth + 1).min(4)));
    }
    all
}
