//! What a module brings: routes, tables, texts, places on the rail.

use kernel::Role;
use store::Migration;
use ui::Source;

use crate::Routes;

/// A place on the rail that a module offers to some roles.
#[derive(Debug, Clone, Copy)]
pub struct NavEntry {
    /// Its address.
    pub href: &'static str,
    /// The key of its name.
    pub label: &'static str,
    /// Who sees it.
    pub roles: &'static [Role],
    /// Smaller stands higher.
    pub order: u16,
}

/// ส่วนงาน: everything that a module gives to the program.
#[derive(Debug)]
pub struct Module {
    /// Its name, prefix of its text keys and tables.
    pub name: &'static str,
    /// Its pages.
    pub routes: Routes,
    /// Its tables.
    pub migrations: Vec<Migration>,
    /// Its texts.
    pub texts: Source,
    /// Its places on the rail.
    pub nav: Vec<NavEntry>,
}
