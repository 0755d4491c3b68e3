//! privacy: what the law on personal data asks of an office: the record of processing, consent, the requests of the people
//! concerned, who saw their records, and breaches on the clock.

pub mod actions;
mod documents;
mod forms;
mod links;
pub mod model;
mod pages;
pub mod permissions;
pub mod rules;
mod store;
mod views;

use std::sync::Arc;

use ::store::{Db, Migration, Result, Tx};
use kernel::{Actor, Code as _, Id, Person, Role};
use web::{Module, NavEntry};

pub use links::{Asked, Elsewhere};

/// ส่วนงานคุ้มครองข้อมูลส่วนบุคคล: what this module brings to the program; `elsewhere` tells what the other modules hold of a person.
#[must_use]
pub fn module(elsewhere: Arc<dyn Elsewhere>) -> Module {
    Module {
        name: "privacy",
        routes: pages::routes(elsewhere),
        migrations: migrations(),
        texts: ui::Source { module: "privacy", th: include_str!("../text/th.ftl"), en: include_str!("../text/en.ftl") },
        nav: vec![NavEntry { href: "/privacy", label: "privacy-nav", roles: Role::ALL, order: 75 }],
    }
}

/// The module's tables.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration::new("202611220320_privacy", include_str!("../migrations/202611220320_privacy.sql"))]
}

/// The columns that hold a person: they follow when two records of theirs are merged.
pub const PLACES: [people::Place; 2] =
    [people::Place::new("privacy_consents", "person"), people::Place::new("privacy_requests", "person")];

/// Writes the reference data that the database does not have yet; what was edited stays.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn prepare(tx: &Tx<'_>) -> Result<()> {
    store::reference::fill(tx).await
}

/// A request within what an actor may see, for jobs that have no page.
///
/// # Errors
/// [`::store::StoreError::NotFound`] when there is none, or none for them.
pub async fn request(db: &Db, actor: &Actor, id: Id<model::Request>) -> Result<model::RequestRow> {
    let scope = offices::Scope::for_permission::<permissions::SeeRequests>(actor);
    store::requests::find(db, &store::requests::Sight::new(scope, actor), id).await
}

/// A breach within what an actor may handle, for jobs that have no page.
///
/// # Errors
/// [`::store::StoreError::NotFound`] when there is none, or none for them.
pub async fn breach(db: &Db, actor: &Actor, id: Id<model::Breach>) -> Result<model::BreachRow> {
    store::breaches::find(db, &offices::Scope::for_permission::<permissions::HandleBreaches>(actor), id).await
}

/// A consent of a person, for jobs that have no page.
///
/// # Errors
/// [`::store::StoreError::NotFound`].
pub async fn consent(db: &Db, person: Id<Person>, id: Id<model::Consent>) -> Result<model::ConsentRow> {
    store::consents::find(db, person, id).await
}

/// Tells the data protection officers and directors of what has passed its time, each once.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn watch(db: &Db) -> Result<()> {
    actions::watch(db).await
}
