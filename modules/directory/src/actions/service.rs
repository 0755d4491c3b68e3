//! Commands about services.

use ::store::{Db, Entry, Result, Tx, Undone};
use kernel::{Actor, Code as _, Day, Id};
use serde_json::json;

use super::organisation::{keep_contacts, keep_phones};
use super::{changed, differences, new_uuid};
use crate::model::{
    Location, NewService, Organisation, PointDetails, Service, ServicePoint, ServiceRecord, Status, keep_ids,
};
use crate::store;

/// Gives the parts that were typed the ids that they had; what a form does not ask stays.
fn settle(tx: &Tx<'_>, about: &mut NewService, mut before: NewService) {
    let undated = before.schedules.iter().filter(|schedule| schedule.from.is_some() || schedule.until.is_some());
    about.schedules.extend(undated.cloned());
    let others = before.languages.iter().filter(|language| !language.is_offered());
    about.languages.extend(others.cloned());
    about.costs.extend(before.costs.iter().filter(|cost| !cost.is_free()).cloned());
    let make = || new_uuid(tx);
    keep_phones(tx, &mut about.phones, &mut before.phones);
    keep_contacts(tx, &mut about.contacts, &mut before.contacts);
    keep_ids(&mut about.schedules, &mut before.schedules, make);
    keep_ids(&mut about.areas, &mut before.areas, make);
    keep_ids(&mut about.languages, &mut before.languages, make);
    keep_ids(&mut about.costs, &mut before.costs, make);
    keep_ids(&mut about.documents, &mut before.documents, make);
    for document in &mut about.documents {
        if let Some(known) = before.documents.iter().find(|known| known.id == document.id) {
            document.uri.clone_from(&known.uri);
        }
    }
    about.assurer_email = before.assurer_email;
    about.source = before.source;
}

/// The places where a service is given from now on; what is known of one of them stays.
fn settle_points(tx: &Tx<'_>, at: &[Id<Location>], before: &[ServicePoint]) -> Vec<ServicePoint> {
    let point = |location: &Id<Location>| match before.iter().find(|point| point.location == *location) {
        Some(known) => known.clone(),
        None => ServicePoint { id: new_uuid(tx), location: *location, about: PointDetails::default() },
    };
    at.iter().map(point).collect()
}

/// A location of another organisation is not found.
async fn own(tx: &Tx<'_>, organisation: Id<Organisation>, at: &[Id<Location>]) -> Result<()> {
    for location in at {
        store::locations::record(tx, organisation, *location).await?;
    }
    Ok(())
}

/// Adds a service to an organisation.
pub(crate) async fn add_service(
    db: &Db,
    actor: &Actor,
    organisation: Id<Organisation>,
    mut about: NewService,
    at: &[Id<Location>],
) -> std::result::Result<Id<Service>, Undone> {
    let tx = db.write(actor).await?;
    store::organisations::record(&tx, organisation).await?;
    own(&tx, organisation, at).await?;
    settle(&tx, &mut about, NewService::default());
    let id = crate::new_service(&tx, organisation, &about).await?;
    store::services::set_points(&tx, id, &settle_points(&tx, at, &[])).await?;
    store::services::index(&tx, id).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes what a service's entry says, and where it is given.
pub(crate) async fn change_service(
    db: &Db,
    actor: &Actor,
    id: Id<Service>,
    version: i64,
    mut about: NewService,
    at: &[Id<Location>],
) -> std::result::Result<(), Undone> {
    let tx = db.write(actor).await?;
    let before = store::services::record(&tx, id).await?;
    own(&tx, before.organisation, at).await?;
    settle(&tx, &mut about, before.about.clone());
    let points = settle_points(&tx, at, &store::services::points(&tx, id).await?);
    save_service(&tx, &before, version, &about, &points).await?;
    Ok(tx.commit().await?)
}

/// Saves a service, where it is given, and what it is found by.
pub(super) async fn save_service(
    tx: &Tx<'_>,
    before: &ServiceRecord,
    version: i64,
    about: &NewService,
    points: &[ServicePoint],
) -> Result<()> {
    let mut fields = differences(&before.about, about);
    store::services::update(tx, before.id, version, about).await?;
    if store::services::set_points(tx, before.id, points).await? {
        fields.push("points".to_owned());
    }
    store::services::index(tx, before.id).await?;
    tx.record(changed("service-changed", before.id, &fields)).await
}

/// Says whether a service can be had.
pub(crate) async fn set_status(
    db: &Db,
    actor: &Actor,
    (id, version): (Id<Service>, i64),
    status: Status,
    reason: &str,
) -> std::result::Result<(), Undone> {
    let tx = db.write(actor).await?;
    store::services::set_status(&tx, id, version, status).await?;
    let entry = Entry::new("service-status-set", id.as_ref()).reason(reason);
    tx.record(entry.detail(json!({ "status": status.code() }))).await?;
    Ok(tx.commit().await?)
}

/// Notes that the actor made sure today that the entry, in the version that they read, is true.
pub(crate) async fn verify(
    db: &Db,
    actor: &Actor,
    id: Id<Service>,
    version: i64,
    today: Day,
) -> std::result::Result<(), Undone> {
    let tx = db.write(actor).await?;
    store::services::set_verified(&tx, id, version, Some(today), &actor.name).await?;
    tx.record(Entry::new("service-verified", id.as_ref()).detail(json!({ "version": version }))).await?;
    Ok(tx.commit().await?)
}
