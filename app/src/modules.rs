//! The list of modules, and how they become one program.

use axum::Router;
use store::{Db, Migration};
use web::{App, Module, Settings};

/// Every module, in the order in which a reader would meet them.
#[must_use]
pub fn modules() -> Vec<Module> {
    vec![offices::module(), people::module(), workforce::module(), cases::module()]
}

/// The tables of every module.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    modules().into_iter().flat_map(|module| module.migrations).collect()
}

/// Puts the modules together over a database; answers the state and the router that serves it.
///
/// # Errors
/// The first text file that cannot be read.
pub fn assemble(db: Db, settings: Settings) -> Result<(App, Router), String> {
    App::new(db, modules(), offices::accounts(), settings)
}
