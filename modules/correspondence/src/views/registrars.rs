//! นายทะเบียนข้อมูลข่าวสารลับ of an office.

use askama::Template;
use ui::{Form, Page};

/// One naming.
#[derive(Debug)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// Who.
    pub name: String,
    /// From when, until when, by whom.
    pub said: String,
    /// Whether it holds.
    pub holds: bool,
}

/// The page.
#[derive(Debug, Template)]
#[template(path = "registrars.html")]
pub struct RegistrarsPage {
    /// The page.
    pub p: Page,
    /// Offices within reach: id, name, whether it is this one.
    pub units: Vec<(String, String, bool)>,
    /// Everybody who was ever named, the latest first.
    pub lines: Vec<Line>,
    /// Naming somebody.
    pub form: Form,
}
