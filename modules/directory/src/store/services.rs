//! Services: adding, changing, verifying, where they are given, and what they are looked for by.

use ::store::{FromRow, Result, Row, Source, Sql, Tx};
use kernel::{Code as _, Day, Id};

use super::{finding, locations, stamp, writer, written};
use crate::model::{Location, NewService, Organisation, Service, ServicePoint, ServiceRecord, Status, Uuid, read};
use crate::rules;

impl FromRow for ServiceRecord {
    const COLUMNS: &'static str = "s.id, s.uuid, s.version, s.changed_at, s.changed_by, s.organisation, s.status, \
         s.verified_on, s.verified_by, s.about";
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.at(0)?,
            stamp: stamp(row, 1)?,
            organisation: row.at(5)?,
            status: row.at(6)?,
            verified_on: row.at(7)?,
            verified_by: row.at(8)?,
            about: read(row, 9)?,
        })
    }
}

impl FromRow for ServicePoint {
    const COLUMNS: &'static str = "x.uuid, x.location, x.about";
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Self { id: row.at(0)?, location: row.at(1)?, about: read(row, 2)? })
    }
}

/// Services of one organisation, and places of one service, that are read.
const MOST: i64 = 2_000;

fn select(rest: &str) -> Sql {
    Sql::new(format!("select {} from directory_services s {rest}", ServiceRecord::COLUMNS))
}

/// One service.
///
/// # Errors
/// [`StoreError::NotFound`](::store::StoreError::NotFound) when there is none.
pub async fn record(on: &impl Source, id: Id<Service>) -> Result<ServiceRecord> {
    on.one(select("where s.id = ?").bind(id)).await
}

/// The service of a uuid.
///
/// # Errors
/// The store's.
pub async fn of_uuid(on: &impl Source, uuid: Uuid) -> Result<Option<ServiceRecord>> {
    on.first(select("where s.uuid = ?").bind(uuid)).await
}

/// The services of an organisation, by name.
///
/// # Errors
/// The store's.
pub async fn of(on: &impl Source, organisation: Id<Organisation>) -> Result<Vec<ServiceRecord>> {
    on.all(select("where s.organisation = ? order by s.sort_key, s.id limit ?").bind(organisation).bind(MOST)).await
}

/// A part of all, by their ids, for other directories.
///
/// # Errors
/// The store's.
pub async fn after(on: &impl Source, id: Id<Service>, limit: i64) -> Result<Vec<ServiceRecord>> {
    on.all(select("where s.id > ? order by s.id limit ?").bind(id).bind(limit)).await
}

/// Where a service is given.
///
/// # Errors
/// The store's.
pub async fn points(on: &impl Source, service: Id<Service>) -> Result<Vec<ServicePoint>> {
    let sql = Sql::new(format!(
        "select {} from directory_service_points x where x.service = ? order by x.id limit ?",
        ServicePoint::COLUMNS
    ));
    on.all(sql.bind(service).bind(MOST)).await
}

/// The uuid of the service that a point belongs to.
///
/// # Errors
/// The store's.
pub async fn of_point(on: &impl Source, point: Uuid) -> Result<Option<Uuid>> {
    let sql = Sql::new(
        "select s.uuid from directory_service_points x join directory_services s on s.id = x.service where x.uuid = ?",
    );
    let owner: Option<(Uuid,)> = on.first(sql.bind(point)).await?;
    Ok(owner.map(|(uuid,)| uuid))
}

/// Adds one.
///
/// # Errors
/// [`StoreError::Taken`](::store::StoreError::Taken) when its uuid is.
pub async fn insert(
    tx: &Tx<'_>,
    uuid: Uuid,
    organisation: Id<Organisation>,
    status: Status,
    about: &NewService,
) -> Result<Id<Service>> {
    let id = tx.new_id();
    let sql = Sql::new(
        "insert into directory_services (id, uuid, version, organisation, name, sort_key, status, verified_by, about, \
         made_at, changed_at, changed_by) values (?, ?, 1, ?, ?, ?, ?, '', ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(uuid).bind(organisation).bind(about.name.as_str());
    let sql = sql.bind(thai::collation::sort_key_hex(&about.name)).bind(status).bind(written(about)?);
    tx.run(sql.bind(tx.now()).bind(tx.now()).bind(writer(tx))).await?;
    Ok(id)
}

/// Changes what one says, if it still has that version.
///
/// # Errors
/// [`StoreError::Stale`](::store::StoreError::Stale).
pub async fn update(tx: &Tx<'_>, id: Id<Service>, version: i64, about: &NewService) -> Result<()> {
    let sql = Sql::new(
        "update directory_services set version = version + 1, name = ?, sort_key = ?, about = ?, changed_at = ?, \
         changed_by = ? where id = ? and version = ?",
    );
    let sql = sql.bind(about.name.as_str()).bind(thai::collation::sort_key_hex(&about.name)).bind(written(about)?);
    tx.run_versioned(sql.bind(tx.now()).bind(writer(tx)).bind(id).bind(version)).await
}

/// Says whether one can be had, if it still has that version.
///
/// # Errors
/// [`StoreError::Stale`](::store::StoreError::Stale).
pub async fn set_status(tx: &Tx<'_>, id: Id<Service>, version: i64, status: Status) -> Result<()> {
    let sql = Sql::new(
        "update directory_services set version = version + 1, status = ?, changed_at = ?, changed_by = ? \
         where id = ? and version = ?",
    );
    tx.run_versioned(sql.bind(status).bind(tx.now()).bind(writer(tx)).bind(id).bind(version)).await
}

/// Notes on which day who made sure of the entry, if it still has that version; what it says stays, and so does the version.
///
/// # Errors
/// [`StoreError::Stale`](::store::StoreError::Stale).
pub async fn set_verified(tx: &Tx<'_>, id: Id<Service>, version: i64, on: Option<Day>, by: &str) -> Result<()> {
    let sql = Sql::new("update directory_services set verified_on = ?, verified_by = ? where id = ? and version = ?");
    tx.run_versioned(sql.bind(on).bind(by).bind(id).bind(version)).await
}

/// Says where a service is given from now on; answers whether that is different from before.
///
/// # Errors
/// The store's.
pub async fn set_points(tx: &Tx<'_>, service: Id<Service>, wanted: &[ServicePoint]) -> Result<bool> {
    if points(tx, service).await? == wanted {
        return Ok(false);
    }
    tx.run(Sql::new("delete from directory_service_points where service = ?").bind(service)).await?;
    for point in wanted {
        let sql = Sql::new(
            "insert into directory_service_points (id, uuid, service, location, about) values (?, ?, ?, ?, ?)",
        );
        let sql = sql.bind(tx.new_id::<Service>()).bind(point.id).bind(service).bind(point.location);
        tx.run(sql.bind(written(&point.about)?)).await?;
    }
    Ok(true)
}

/// The services that are given at a location.
///
/// # Errors
/// The store's.
pub async fn at(on: &impl Source, location: Id<Location>) -> Result<Vec<Id<Service>>> {
    let sql = Sql::new("select service from directory_service_points where location = ? order by service limit ?");
    let rows: Vec<(Id<Service>,)> = on.all(sql.bind(location).bind(MOST)).await?;
    Ok(rows.into_iter().map(|(service,)| service).collect())
}

/// Makes anew what a service is looked for by: its words, the places it serves, its topics and its hours.
///
/// # Errors
/// The store's.
pub async fn index(tx: &Tx<'_>, id: Id<Service>) -> Result<()> {
    let service = record(tx, id).await?;
    let points = points(tx, id).await?;
    let ids: Vec<Id<Location>> = points.iter().map(|point| point.location).collect();
    let located = locations::some(tx, &ids).await?.into_iter().filter_map(|location| location.about.place);
    for table in ["directory_service_areas", "directory_service_topics", "directory_service_hours"] {
        tx.run(Sql::new(format!("delete from {table} where service = ?")).bind(id)).await?;
    }
    for place in rules::reach::places(&service.about.areas, located) {
        let sql = Sql::new("insert into directory_service_areas (service, place) values (?, ?)");
        tx.run(sql.bind(id).bind(place)).await?;
    }
    for topic in &service.about.topics {
        let sql = Sql::new(
            "insert into directory_service_topics (service, list, code) values (?, ?, ?) on conflict do nothing",
        );
        tx.run(sql.bind(id).bind(topic.list.code()).bind(topic.code.as_str())).await?;
    }
    let schedules = service.about.schedules.iter().chain(points.iter().flat_map(|point| &point.about.schedules));
    for open in schedules.flat_map(rules::hours::spans) {
        let sql = Sql::new(
            "insert into directory_service_hours (id, service, weekday, opens, closes, from_day, until_day) \
             values (?, ?, ?, ?, ?, ?, ?)",
        );
        let sql = sql.bind(tx.new_id::<Service>()).bind(id).bind(open.weekday.number()).bind(open.opens);
        tx.run(sql.bind(open.closes).bind(open.from).bind(open.until)).await?;
    }
    finding::index(tx, &service).await
}
