//! The letters of a case as the page shows them.

use askama::Template;
use ui::Page;

use crate::links::LetterLine;

/// หนังสือของเรื่อง
#[derive(Debug, Template)]
#[template(path = "letters.html")]
pub struct LettersPage {
    /// The page.
    pub p: Page,
    /// Which case.
    pub lead: String,
    /// Its page.
    pub href: String,
    /// Each letter that the reader may read, and what it is for the case.
    pub lines: Vec<(LetterLine, String)>,
    /// Whether the reader may have one drafted.
    pub may_work: bool,
}
