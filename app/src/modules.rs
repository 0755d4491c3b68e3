//! The list of modules, and how they become one program.

use std::sync::Arc;

use ::instruments::Library;
use axum::Router;
use store::{Db, Migration};
use web::{App, Module, Settings};

use crate::instruments;
use crate::wiring::{CarePlans, Casework, Correspondence, Holdings};

/// Every module, in the order in which a reader would meet them; the library holds the instruments that can be asked.
#[must_use]
pub fn modules(library: Library) -> Vec<Module> {
    vec![
        offices::module(),
        people::module(Arc::new(Holdings)),
        directory::module(),
        workforce::module(),
        cases::module(Arc::new(library), Arc::new(Correspondence)),
        privacy::module(Arc::new(Holdings)),
        webhooks::module(),
        imports::module(Arc::new(Casework)),
        meetings::module(meetings::Ports { letters: Some(Arc::new(Correspondence)), plans: Some(Arc::new(CarePlans)) }),
        correspondence::module(Arc::new(Casework)),
    ]
}

/// The tables of every module.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    modules(Library::default()).into_iter().flat_map(|module| module.migrations).collect()
}

/// Puts the modules together over a database and its data folder; answers the state and the router that serves it.
///
/// # Errors
/// The first text file that cannot be read, or everything that is wrong in the office's own instruments.
pub fn assemble(db: Db, settings: Settings) -> Result<(App, Router), String> {
    let library = instruments::library(db.folder())?;
    App::new(db, modules(library), offices::accounts(), settings)
}
