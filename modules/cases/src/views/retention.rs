//! Closed cases by their time of keeping, on screen: numbers, classes and days, and nothing of what a case is about.

use askama::Template;
use ui::Page;

/// One closed case.
#[derive(Debug)]
pub struct DueLine {
    /// Its review.
    pub href: String,
    /// Its number and office.
    pub name: String,
    /// Class, closing, and until when it was kept.
    pub text: String,
    /// Whether a proposal waits.
    pub waits: bool,
}

/// เรื่องที่พ้นอายุการเก็บ
#[derive(Debug, Template)]
#[template(path = "retention.html")]
pub struct RetentionPage {
    /// The page.
    pub p: Page,
    /// Those whose time is up.
    pub due: Vec<DueLine>,
    /// What is left of those erased: number and office, then days and digest.
    pub stones: Vec<(String, String)>,
    /// The address of the page before.
    pub newer: Option<String>,
    /// The address of the page after.
    pub older: Option<String>,
}

/// One review that was made.
#[derive(Debug)]
pub struct ReviewLine {
    /// What came of it.
    pub state: String,
    /// By whom and when.
    pub by: String,
    /// Reason, letter, answer.
    pub lines: Vec<String>,
}

/// การพิจารณาเรื่องหนึ่ง
#[derive(Debug, Template)]
#[template(path = "retention_case.html")]
pub struct ReviewPage {
    /// The page.
    pub p: Page,
    /// What stands against erasing it, or what comes next.
    pub next: String,
    /// Label and value.
    pub facts: Vec<(String, String)>,
    /// The reviews, the latest first.
    pub reviews: Vec<ReviewLine>,
    /// Address and text of what the reader may do.
    pub deeds: Vec<(String, String)>,
}
