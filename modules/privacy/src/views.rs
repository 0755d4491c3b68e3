//! What the templates of this module need; most pages are a list of records or one record, as `ui` has them.

use askama::Template;
use kernel::Held;
use ui::Page;

use crate::model::ActivityRow;

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
