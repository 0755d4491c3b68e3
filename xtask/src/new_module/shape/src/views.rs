//! What the templates need, one struct per page.

use askama::Template;
use ui::Page;

use crate::model::__Singular__Row;
use crate::store::Line;

/// The list.
#[derive(Debug, Template)]
#[template(path = "list.html")]
pub struct ListPage {
    /// The page.
    pub p: Page,
    /// The rows, the latest day first.
    pub rows: Vec<Line>,
    /// Whether the reader may add one.
    pub may_add: bool,
    /// The address of later days.
    pub newer: Option<String>,
    /// The address of earlier days.
    pub older: Option<String>,
}

/// One of them.
#[derive(Debug, Template)]
#[template(path = "one.html")]
pub struct OnePage {
    /// The page.
    pub p: Page,
    /// What is kept of it.
    pub one: __Singular__Row,
}
