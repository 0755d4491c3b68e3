//! การนำเข้าทะเบียน: registers that offices keep in spreadsheets, brought into the registry row by row, exactly once, and taken
//! back as a whole.

pub mod actions;
mod forms;
pub mod jobs;
pub mod links;
pub mod model;
mod pages;
pub mod permissions;
pub mod rules;
mod store;
mod views;

use std::sync::Arc;

use ::store::{Migration, Result, Source};
use kernel::{Id, Moment};
use web::{Module, NavEntry, Permission as _};

pub use self::jobs::{handlers, working};
pub use links::Matters;
pub use model::Import;

use permissions::ImportPeople;
use rules::progress::{self, Progress};

/// The tables of the module.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration::new("202611221500_imports", include_str!("../migrations/202611221500_imports.sql"))]
}

/// The texts of the module.
#[must_use]
pub fn texts() -> ui::Source {
    ui::Source { module: "imports", th: include_str!("../text/th.ftl"), en: include_str!("../text/en.ftl") }
}

/// Everything that the module gives to the program; `matters` answers for casework.
#[must_use]
pub fn module(matters: Arc<dyn Matters>) -> Module {
    let nav = NavEntry { href: "/imports", label: "imports-title", roles: ImportPeople::ROLES, order: 79 };
    Module { name: "imports", routes: pages::routes(matters), migrations: migrations(), texts: texts(), nav: vec![nav] }
}

/// How far an import is, for a command that waits for it: the import, and the progress of its phase.
///
/// # Errors
/// [`StoreError::NotFound`](::store::StoreError::NotFound) when there is no such import.
pub async fn progress(on: &impl Source, id: Id<Import>, now: Moment) -> Result<(model::ImportRow, Progress)> {
    let row = store::imports::load(on, id).await?;
    let progress = progress::after(row.done, row.total, store::counting::spent(&row, now));
    Ok((row, progress))
}
