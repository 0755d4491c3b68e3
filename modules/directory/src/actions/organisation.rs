//! Commands about organisations and where they are.

use ::store::{Db, Entry, Tx, Undone};
use kernel::{Actor, Id, Refusal};
use serde_json::json;

use super::{changed, differences, new_uuid};
use crate::model::{Contact, Location, NewLocation, NewOrganisation, Organisation, Phone, Uuid, keep_ids};
use crate::store;

/// Gives the telephones that were typed the ids, and the kind, of those that they were before.
pub(super) fn keep_phones(tx: &Tx<'_>, typed: &mut [Phone], before: &mut [Phone]) {
    keep_ids(typed, before, || new_uuid(tx));
    for phone in typed {
        if let Some(known) = before.iter().find(|known| known.id == phone.id) {
            phone.kind.clone_from(&known.kind);
        }
    }
}

/// The same for contacts and their telephones.
pub(super) fn keep_contacts(tx: &Tx<'_>, typed: &mut [Contact], before: &mut [Contact]) {
    keep_ids(typed, before, || new_uuid(tx));
    for contact in typed {
        let known = before.iter_mut().find(|known| known.id == contact.id);
        keep_phones(tx, &mut contact.phones, known.map_or(&mut [], |known| &mut known.phones));
    }
}

fn settle(tx: &Tx<'_>, about: &mut NewOrganisation, mut before: NewOrganisation) {
    keep_phones(tx, &mut about.phones, &mut before.phones);
    keep_contacts(tx, &mut about.contacts, &mut before.contacts);
    about.source = before.source;
}

/// Adds an organisation.
pub(crate) async fn add_organisation(
    db: &Db,
    actor: &Actor,
    mut about: NewOrganisation,
) -> Result<Id<Organisation>, Undone> {
    let tx = db.write(actor).await?;
    settle(&tx, &mut about, NewOrganisation::default());
    let id = crate::new_organisation(&tx, &about).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes what an organisation's entry says.
pub(crate) async fn change_organisation(
    db: &Db,
    actor: &Actor,
    id: Id<Organisation>,
    version: i64,
    mut about: NewOrganisation,
) -> Result<(), Undone> {
    let tx = db.write(actor).await?;
    let before = store::organisations::record(&tx, id).await?.about;
    settle(&tx, &mut about, before.clone());
    save_organisation(&tx, id, version, &before, &about).await?;
    Ok(tx.commit().await?)
}

/// Saves an organisation and what its services are found by; what says the same is not written.
pub(super) async fn save_organisation(
    tx: &Tx<'_>,
    id: Id<Organisation>,
    version: i64,
    before: &NewOrganisation,
    about: &NewOrganisation,
) -> ::store::Result<bool> {
    let fields = differences(before, about);
    store::organisations::update(tx, id, version, about).await?;
    store::finding::index_organisation(tx, id).await?;
    tx.record(changed("organisation-changed", id, &fields)).await?;
    Ok(!fields.is_empty())
}

/// Says that an organisation has ceased, or is there again; its services leave or come back to everybody's lists with it.
pub(crate) async fn set_active(
    db: &Db,
    actor: &Actor,
    (id, version): (Id<Organisation>, i64),
    active: bool,
    reason: &str,
) -> Result<(), Undone> {
    let tx = db.write(actor).await?;
    store::organisations::set_active(&tx, id, version, active).await?;
    let act = if active { "organisation-reopened" } else { "organisation-closed" };
    tx.record(Entry::new(act, id.as_ref()).reason(reason)).await?;
    Ok(tx.commit().await?)
}

/// Merges an organisation that stands in the directory twice: services and locations move, its id leads to the other.
pub(crate) async fn merge_organisation(
    db: &Db,
    actor: &Actor,
    (id, version): (Id<Organisation>, i64),
    into: Id<Organisation>,
) -> Result<(), Undone> {
    let tx = db.write(actor).await?;
    let there = store::organisations::record(&tx, into).await?;
    if into == id || !there.active {
        return Err(Refusal::new("directory-refused-merge").into());
    }
    store::organisations::merge(&tx, id, version, into).await?;
    store::finding::index_organisation(&tx, into).await?;
    tx.record(Entry::new("organisation-merged", id.as_ref()).detail(json!({ "into": into.to_string() }))).await?;
    Ok(tx.commit().await?)
}

/// Adds a location to an organisation.
pub(crate) async fn add_location(
    db: &Db,
    actor: &Actor,
    organisation: Id<Organisation>,
    mut about: NewLocation,
) -> Result<Id<Location>, Undone> {
    let tx = db.write(actor).await?;
    store::organisations::record(&tx, organisation).await?;
    settle_location(&tx, &mut about, NewLocation::default());
    let id = store::locations::insert(&tx, new_uuid(&tx), organisation, &about).await?;
    tx.record(Entry::new("location-added", id.as_ref())).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes what a location's entry says.
pub(crate) async fn change_location(
    db: &Db,
    actor: &Actor,
    (organisation, id): (Id<Organisation>, Id<Location>),
    version: i64,
    mut about: NewLocation,
) -> Result<(), Undone> {
    let tx = db.write(actor).await?;
    let before = store::locations::record(&tx, organisation, id).await?.about;
    settle_location(&tx, &mut about, before.clone());
    save_location(&tx, id, version, &before, &about).await?;
    Ok(tx.commit().await?)
}

/// Saves a location, and where the services are found that are given there.
pub(super) async fn save_location(
    tx: &Tx<'_>,
    id: Id<Location>,
    version: i64,
    before: &NewLocation,
    about: &NewLocation,
) -> ::store::Result<()> {
    store::locations::update(tx, id, version, about).await?;
    for service in store::services::at(tx, id).await? {
        store::services::index(tx, service).await?;
    }
    tx.record(changed("location-changed", id, &differences(before, about))).await
}

/// What a form does not ask stays; what has no id yet gets one.
fn settle_location(tx: &Tx<'_>, about: &mut NewLocation, mut before: NewLocation) {
    keep_phones(tx, &mut about.phones, &mut before.phones);
    about.kind = before.kind;
    about.url = before.url;
    for (id, known) in
        [(&mut about.address_id, before.address_id), (&mut about.accessibility_id, before.accessibility_id)]
    {
        *id = if known == Uuid::NONE { new_uuid(tx) } else { known };
    }
}
