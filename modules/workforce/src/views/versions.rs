//! The versions that were imported.

use askama::Template;
use ui::Page;

use crate::store::standards::Version;

/// Every version, newest first.
#[derive(Debug, Template)]
#[template(path = "versions.html")]
pub struct VersionsPage {
    /// The page.
    pub p: Page,
    /// The versions; the first is in force.
    pub versions: Vec<Version>,
}
