//! The imports of an office.

use std::collections::HashMap;

use ::store::Slice;
use askama::Template;
use kernel::{Id, Office};
use offices::OfficeBrief;
use ui::Page;

use super::badge;
use crate::model::{self, Import, ImportRow};

/// One import of the list.
#[derive(Debug)]
pub(crate) struct Line {
    id: Id<Import>,
    name: String,
    state: String,
    badge: &'static str,
    facts: Vec<String>,
    waiting: Option<String>,
}

/// A template whose files can be taken.
#[derive(Debug)]
pub(crate) struct Blank {
    name: String,
    code: &'static str,
}

/// The list.
#[derive(Debug, Template)]
#[template(path = "imports.html")]
pub(crate) struct Index {
    p: Page,
    lines: Vec<Line>,
    blanks: Vec<Blank>,
    may_export: bool,
    newer: Option<String>,
    older: Option<String>,
}

impl Index {
    /// The imports in words.
    pub(crate) fn new(
        p: Page,
        slice: Slice<ImportRow>,
        names: &HashMap<Id<Office>, OfficeBrief>,
        may_export: bool,
    ) -> Self {
        let number = slice.page.number;
        let there = |page: i64| format!("/imports?page={page}");
        let newer = (number > 1).then(|| there(number - 1));
        let older = slice.more.then(|| there(number + 1));
        let line = |row: ImportRow| Line {
            id: row.id,
            state: p.code("imports-state", row.state).into_owned(),
            badge: badge(row.state),
            facts: vec![
                p.code("imports-template", row.template).into_owned(),
                names.get(&row.office).map(|office| office.named(p.lang).to_owned()).unwrap_or_default(),
                p.count("imports-rows", row.total),
                p.moment(row.made_at),
                row.made_by_name,
            ],
            waiting: (row.waiting > 0 && row.state == model::State::Done)
                .then(|| p.count("imports-waiting", row.waiting)),
            name: row.file_name,
        };
        let lines = slice.rows.into_iter().map(line).collect();
        let blank = |template: &model::Template| Blank {
            name: p.code("imports-template", *template).into_owned(),
            code: kernel::Code::code(*template),
        };
        let blanks = <model::Template as kernel::Code>::ALL.iter().map(blank).collect();
        Self { lines, blanks, may_export, newer, older, p }
    }
}
