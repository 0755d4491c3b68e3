//! งานสังคมสงเคราะห์รายกรณี: a case from the first report to its closing.

pub mod access;
pub mod actions;
mod api;
pub mod documents;
pub mod forms;
pub mod model;
pub mod pages;
pub mod permissions;
pub mod rules;
pub mod store;
pub mod views;

use std::sync::Arc;

use instruments::Library;
use kernel::{Case, Id, Role};
use web::{Module, NavEntry, Permission as _};

/// The tables of casework.
#[must_use]
pub fn migrations() -> Vec<::store::Migration> {
    vec![
        ::store::Migration::new("202611210300_cases", include_str!("../migrations/202611210300_cases.sql")),
        ::store::Migration::new("202611220100_case_lists", include_str!("../migrations/202611220100_case_lists.sql")),
        ::store::Migration::new(
            "202611220300_case_reading",
            include_str!("../migrations/202611220300_case_reading.sql"),
        ),
        ::store::Migration::new(
            "202611220500_case_instruments",
            include_str!("../migrations/202611220500_case_instruments.sql"),
        ),
        ::store::Migration::new(
            "202611220510_case_figures",
            include_str!("../migrations/202611220510_case_figures.sql"),
        ),
    ]
}

/// Everything that casework gives to the program; the library holds the instruments that can be asked.
#[must_use]
pub fn module(library: Arc<Library>) -> Module {
    use Role::{Admin, Auditor, Clerk, Director, Hr, SocialWorker, Supervisor};
    let nav = |href, label, roles, order| NavEntry { href, label, roles, order };
    Module {
        name: "cases",
        routes: pages::routes(library).with_api(api::routes()),
        migrations: migrations(),
        texts: ui::Source { module: "cases", th: include_str!("../text/th.ftl"), en: include_str!("../text/en.ftl") },
        nav: vec![
            nav("/", "cases-nav-today", &[SocialWorker, Supervisor, Clerk, Hr, Director, Auditor, Admin], 10),
            nav("/cases", "cases-nav-cases", &[SocialWorker, Supervisor, Director], 20),
            nav("/figures", "cases-nav-figures", permissions::SeeFigures::ROLES, 45),
            nav("/reviews", "cases-nav-reviews", &[SocialWorker, Supervisor], 40),
            nav("/transfers", "cases-nav-transfers", &[Supervisor], 50),
            nav("/cases/reference", "cases-nav-reference", &[Admin], 80),
        ],
    }
}

/// Whether a case is one that everybody who reads cases of its office may know of: neither restricted nor sealed.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn is_known_to_all(on: &impl ::store::Source, id: Id<Case>) -> ::store::Result<bool> {
    match store::load(on, id).await {
        Ok(case) => Ok(case.confidentiality == model::Confidentiality::Normal),
        Err(::store::StoreError::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Puts the signing rules of the imported standard into force, and the reference data and the figures that are missing.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError).
pub async fn prepare(tx: &::store::Tx<'_>, rules: &[model::SigningRule]) -> ::store::Result<()> {
    store::reference::fill(tx).await?;
    store::figures::fill(tx).await?;
    store::papers::replace_rules(tx, rules).await
}
