//! One's own notices.

use askama::Template;
use kernel::Id;
use store::Slice;
use ui::Page;

use super::neighbours;
use crate::model::Notice;

/// One notice in words.
#[derive(Debug)]
pub struct Line {
    id: Id<()>,
    text: String,
    href: String,
    at: String,
    read: bool,
}

/// The list.
#[derive(Debug, Template)]
#[template(path = "notices.html")]
pub struct Index {
    p: Page,
    lines: Vec<Line>,
    any_unread: bool,
    newer: Option<String>,
    older: Option<String>,
}

impl Index {
    /// What the list tells.
    pub fn new(p: Page, found: Slice<Notice>) -> Self {
        let (newer, older) = neighbours("/me/notices", "", found.page, found.more);
        let any_unread = found.rows.iter().any(|notice| !notice.read);
        let line = |notice: Notice| Line {
            id: Id::new(notice.id),
            text: notice.words(&p),
            href: notice.href,
            at: p.moment(notice.at),
            read: notice.read,
        };
        let lines = found.rows.into_iter().map(line).collect();
        Self { lines, any_unread, newer, older, p }
    }
}

impl Notice {
    /// The sentence in the reader's language.
    #[must_use]
    pub fn words(&self, p: &Page) -> String {
        let args: Vec<(&str, &str)> = self.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        p.tn(&self.key, &args)
    }
}
