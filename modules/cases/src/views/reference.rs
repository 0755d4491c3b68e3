//! Reference data of casework on screen.

use askama::Template;
use ui::Page;

use crate::model::ReferenceEntry;

/// One entry of a list.
#[derive(Debug)]
pub struct EntryLine {
    /// The page that edits it.
    pub href: String,
    /// Its code.
    pub code: String,
    /// Its name in the reader's language.
    pub name: String,
    /// Its clocks in words; empty where it has none.
    pub clocks: String,
    /// The least urgency it sets; empty where it sets none.
    pub floor: String,
    /// The number it sets; empty where it sets none.
    pub amount: String,
    /// ฐานทางกฎหมาย; empty where none is known.
    pub legal_basis: String,
    /// How certain it is, as its mark.
    pub mark: &'static str,
    /// The same in words.
    pub certainty: String,
    /// The shape that goes with it.
    pub mark_badge: &'static str,
}

/// One list with its entries.
#[derive(Debug)]
pub struct ListView {
    /// Its code, for addresses within the page.
    pub code: &'static str,
    /// Its name.
    pub name: String,
    /// Its entries in their order.
    pub entries: Vec<EntryLine>,
}

/// ข้อมูลอ้างอิง
#[derive(Debug, Template)]
#[template(path = "reference.html")]
pub struct ReferencePage {
    /// The page.
    pub p: Page,
    /// The lists.
    pub lists: Vec<ListView>,
}

/// The name of a reference entry; its code where the entry is gone.
pub(crate) fn name<'a>(p: &Page, entries: &'a [ReferenceEntry], list: &str, code: &'a str) -> &'a str {
    entries.iter().find(|e| e.list == list && e.code == code).map_or(code, |entry| entry.name(p.lang))
}
