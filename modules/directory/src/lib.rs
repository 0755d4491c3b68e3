//! ทำเนียบหน่วยงานและบริการ: organisations outside the office tree, what they offer to whom, where and when. A base module: others
//! choose from it and name its entries.

mod actions;
mod forms;
mod hsds;
pub mod model;
mod pages;
pub mod permissions;
pub mod rules;
mod store;
mod views;

use std::collections::HashMap;

use ::store::{By, Db, Entry, Migration, Page, Result, Source, StoreError, Tx};
use kernel::{Day, Id};
use web::{Module, NavEntry, Permission as _};

use actions::import::{Known, import as take_in};
use model::Status;
use permissions::ReadDirectory;

pub use actions::import::{Count, Outcome};
pub use hsds::{Note, Why};
pub use model::{
    Location, NewLocation, NewOrganisation, NewService, Organisation, OrganisationBrief, Phone, Service, ServiceBrief,
    Topic, TopicList,
};
pub use store::finding::{Ask, Found};

/// ส่วนงานทำเนียบ: what this module brings to the program.
#[must_use]
pub fn module() -> Module {
    let nav = NavEntry { href: "/directory", label: "directory-title", roles: ReadDirectory::ROLES, order: 35 };
    Module { name: "directory", routes: pages::routes(), migrations: migrations(), texts: texts(), nav: vec![nav] }
}

/// The module's words, for a command that says why something of a file was not kept.
#[must_use]
pub const fn texts() -> ui::Source {
    ui::Source { module: "directory", th: include_str!("../text/th.ftl"), en: include_str!("../text/en.ftl") }
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

/// Puts the national hotlines into a directory that has no entry yet.
///
/// # Errors
/// The store's.
pub async fn begin(tx: &Tx<'_>) -> Result<()> {
    if store::organisations::is_empty(tx).await? {
        seed(tx).await?;
    }
    Ok(())
}

/// The hotlines that the program brings along, each with its source and how certain it is, in the shape of HSDS 3.1.
const NETWORK: &str = include_str!("../../../data/directory/network.toml");

/// Adds the national hotlines that the directory lacks; what is here already stays as it is.
///
/// # Errors
/// [`StoreError::Broken`] when the file cannot be read.
pub async fn seed(tx: &Tx<'_>) -> Result<Outcome> {
    let file = toml::from_str(NETWORK).map_err(|error| StoreError::Broken(format!("the hotlines: {error}").into()))?;
    let incoming = hsds::read_value(&file, &store::reference::lists(tx).await?);
    actions::import::take_in(tx, incoming, Known::Keep).await
}

/// The whole directory as a file of HSDS 3.1.
///
/// # Errors
/// The store's.
pub async fn export(on: &impl Source) -> Result<String> {
    let everything = store::export::everything(on).await?;
    hsds::write(&everything).map_err(|error| StoreError::Broken(format!("the directory as JSON: {error}").into()))
}

/// Why nothing of a file was taken in.
#[derive(Debug)]
pub enum ImportError {
    /// The file is no JSON; where it stops being some.
    NoJson(String),
    /// The database failed.
    Store(StoreError),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Takes a file of HSDS 3.1 in: new entries are added, entries of the same UUID change to what it says, and what says the same is left
/// alone. With `dry` nothing is kept.
///
/// # Errors
/// [`ImportError`]; nothing was taken in then.
pub async fn import<'a>(
    db: &'a Db,
    by: impl Into<By<'a>>,
    text: &str,
    dry: bool,
) -> std::result::Result<Outcome, ImportError> {
    let words = store::reference::lists(db).await?;
    let incoming = hsds::read(text, &words).map_err(ImportError::NoJson)?;
    Ok(take_in(db, by, incoming, Known::Change, dry).await?)
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

/// ผู้รับหนังสือ: an organisation as one writes to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correspondent {
    /// Its name.
    pub name: String,
    /// What it is: ส่วนราชการ มูลนิธิ สมาคม …; empty where nobody said.
    pub kind: String,
    /// Its e-mail address; empty where it has none.
    pub email: String,
}

/// Every organisation that exists, by name, to be written to; the first 10,000.
///
/// # Errors
/// The store's.
pub async fn correspondents(on: &impl Source) -> Result<Vec<Correspondent>> {
    let all = store::organisations::existing(on).await?;
    let of = |about: NewOrganisation| Correspondent { name: about.name, kind: about.legal_status, email: about.email };
    Ok(all.into_iter().map(of).collect())
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
    let id = store::organisations::insert(tx, actions::new_uuid(tx), about).await?;
    store::finding::index_organisation(tx, id).await?;
    tx.record(Entry::new("organisation-added", id.as_ref())).await?;
    Ok(id)
}

/// Adds a service of an organisation, in the command's transaction.
///
/// # Errors
/// The store's.
pub async fn new_service(tx: &Tx<'_>, organisation: Id<Organisation>, about: &NewService) -> Result<Id<Service>> {
    let id = store::services::insert(tx, actions::new_uuid(tx), organisation, Status::Active, about).await?;
    store::services::index(tx, id).await?;
    tx.record(Entry::new("service-added", id.as_ref())).await?;
    Ok(id)
}

/// Adds a location to an organisation, in the command's transaction.
///
/// # Errors
/// The store's.
pub async fn new_location(tx: &Tx<'_>, organisation: Id<Organisation>, about: &NewLocation) -> Result<Id<Location>> {
    let id = store::locations::insert(tx, actions::new_uuid(tx), organisation, about).await?;
    tx.record(Entry::new("location-added", id.as_ref())).await?;
    Ok(id)
}

/// Notes that somebody made sure of a service on that day, in the command's transaction.
///
/// # Errors
/// The store's.
pub async fn verified(tx: &Tx<'_>, id: Id<Service>, on: Day, by: &str) -> Result<()> {
    let version = store::services::record(tx, id).await?.stamp.version;
    store::services::set_verified(tx, id, version, Some(on), by).await?;
    tx.record(Entry::new("service-verified", id.as_ref())).await
}

/// Says at which of its organisation's locations a service is given, in the command's transaction.
///
/// # Errors
/// The store's.
pub async fn give_at(tx: &Tx<'_>, id: Id<Service>, at: &[Id<Location>]) -> Result<()> {
    let point = |location: &Id<Location>| model::ServicePoint {
        id: actions::new_uuid(tx),
        location: *location,
        about: model::PointDetails::default(),
    };
    store::services::set_points(tx, id, &at.iter().map(point).collect::<Vec<_>>()).await?;
    store::services::index(tx, id).await
}
