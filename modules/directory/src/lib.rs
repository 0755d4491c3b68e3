//! ทำเนียบหน่วยงานและบริการ: organisations outside the office tree, what they offer to whom, where and when. A base module: others
//! choose from it and name its entries.

pub mod model;
pub mod rules;
mod store;

use std::collections::HashMap;

use ::store::{Entry, Migration, Page, Result, Source, StoreError, Tx};
use kernel::Id;
use model::{Status, Uuid};
use web::{Module, Routes};

pub use model::{
    Location, NewLocation, NewOrganisation, NewService, Organisation, OrganisationBrief, Phone, Service, ServiceBrief,
    Topic, TopicList,
};
pub use store::finding::{Ask, Found};

/// ส่วนงานทำเนียบ: what this module brings to the program.
#[must_use]
pub fn module() -> Module {
    let texts =
        ui::Source { module: "directory", th: include_str!("../text/th.ftl"), en: include_str!("../text/en.ftl") };
    Module { name: "directory", routes: Routes::new(), migrations: migrations(), texts, nav: Vec::new() }
}

/// The module's tables; those of the search that it rests on come with the people module.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration::new("202611220101_directory", include_str!("../migrations/202611220101_directory.sql"))]
}

/// Puts the reference data in place that is missing.
///
/// # Errors
/// The store's.
pub async fn prepare(tx: &Tx<'_>) -> Result<()> {
    store::reference::fill(tx).await
}

/// One service, whether it can still be had or not: whoever was referred there keeps its name.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub async fn find(on: &impl Source, id: Id<Service>) -> Result<ServiceBrief> {
    services(on, &[id]).await?.remove(&id).ok_or(StoreError::NotFound)
}

/// These services, by id; what does not exist is not in the answer.
///
/// # Errors
/// The store's.
pub async fn services(on: &impl Source, ids: &[Id<Service>]) -> Result<HashMap<Id<Service>, ServiceBrief>> {
    store::finding::briefs(on, ids).await
}

/// One organisation; the one that it was merged into, where it was.
///
/// # Errors
/// [`StoreError::NotFound`] when there is none.
pub async fn organisation(on: &impl Source, id: Id<Organisation>) -> Result<OrganisationBrief> {
    let record = store::organisations::record(on, id).await?;
    let here = record.merged_into.unwrap_or(id);
    store::organisations::briefs(on, &[here]).await?.remove(&here).ok_or(StoreError::NotFound)
}

/// The services to choose from for what is asked, best first, none that cannot be had.
///
/// # Errors
/// The store's.
pub async fn choose(on: &impl Source, ask: &Ask, limit: i64) -> Result<Vec<Found>> {
    let ask = Ask { closed_too: false, ..ask.clone() };
    store::finding::find(on, &ask, Page { number: 1, size: limit }).await.map(|found| found.rows)
}

/// Adds an organisation, in the command's transaction.
///
/// # Errors
/// The store's.
pub async fn new_organisation(tx: &Tx<'_>, about: &NewOrganisation) -> Result<Id<Organisation>> {
    let id = store::organisations::insert(tx, new_uuid(tx), about).await?;
    tx.record(Entry::new("organisation-added", id.as_ref())).await?;
    Ok(id)
}

/// Adds a service of an organisation, in the command's transaction.
///
/// # Errors
/// The store's.
pub async fn new_service(tx: &Tx<'_>, organisation: Id<Organisation>, about: &NewService) -> Result<Id<Service>> {
    let id = store::services::insert(tx, new_uuid(tx), organisation, Status::Active, about).await?;
    store::services::index(tx, id).await?;
    tx.record(Entry::new("service-added", id.as_ref())).await?;
    Ok(id)
}

fn new_uuid(tx: &Tx<'_>) -> Uuid {
    Uuid::random(&tx.db().random_word())
}
