//! Taking entries of a file in: what is new is added, what is different is changed, what says the same is left alone.

use std::collections::HashMap;

use ::store::{By, Db, Entry, Result, Tx};
use kernel::Id;

use super::{organisation, service};
use crate::hsds::{Given, GivenOrganisation, GivenPoint, GivenService, Incoming, Note, Why};
use crate::model::{Location, NewLocation, NewOrganisation, Organisation, Service, ServicePoint, ServiceRecord, Uuid};
use crate::store::{self, locations, organisations, services};

/// What happens to an entry that is here already and says something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is changed to what the file says.
    Change,
    /// It stays as it is.
    Keep,
}

/// How many entries of a kind were what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// New.
    pub added: usize,
    /// Changed.
    pub changed: usize,
    /// As they were.
    pub same: usize,
}

/// What came of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Organisations.
    pub organisations: Count,
    /// Locations.
    pub locations: Count,
    /// Services.
    pub services: Count,
    /// Everything of the file that was not kept, and where it stands.
    pub notes: Vec<Note>,
}

/// Takes the entries in, in one transaction; with `dry` everything is done and nothing kept.
///
/// # Errors
/// The store's; nothing was taken in then.
pub async fn import<'a>(
    db: &'a Db,
    by: impl Into<By<'a>>,
    incoming: Incoming,
    known: Known,
    dry: bool,
) -> Result<Outcome> {
    let tx = db.write(by).await?;
    let outcome = take_in(&tx, incoming, known).await?;
    if !dry {
        tx.commit().await?;
    }
    Ok(outcome)
}

/// Takes the entries in, in the command's transaction.
pub(crate) async fn take_in(tx: &Tx<'_>, incoming: Incoming, known: Known) -> Result<Outcome> {
    let mut import =
        Import { tx, known, outcome: Outcome { notes: incoming.notes, ..Outcome::default() }, here: HashMap::new() };
    for given in &incoming.organisations {
        import.organisation(given).await?;
    }
    for given in &incoming.locations {
        import.location(given).await?;
    }
    for given in incoming.services {
        import.service(given).await?;
    }
    Ok(import.outcome)
}

struct Import<'a> {
    tx: &'a Tx<'a>,
    known: Known,
    outcome: Outcome,
    /// Organisations by their UUID, once they are known to be here.
    here: HashMap<Uuid, Id<Organisation>>,
}

impl Import<'_> {
    fn note(&mut self, at: &str, why: Why) {
        self.outcome.notes.push(Note { at: at.to_owned(), why });
    }

    /// The organisation of a UUID: of this file, or here before; the one that it was merged into, where it was.
    async fn of(&mut self, uuid: Uuid) -> Result<Option<Id<Organisation>>> {
        if let Some(id) = self.here.get(&uuid) {
            return Ok(Some(*id));
        }
        let found = organisations::of_uuid(self.tx, uuid).await?;
        let id = found.map(|record| record.merged_into.unwrap_or(record.id));
        if let Some(id) = id {
            self.here.insert(uuid, id);
        }
        Ok(id)
    }

    async fn organisation(&mut self, given: &Given<GivenOrganisation>) -> Result<()> {
        let Some(record) = organisations::of_uuid(self.tx, given.uuid).await? else {
            let id = organisations::insert(self.tx, given.uuid, &given.about.said).await?;
            store::finding::index_organisation(self.tx, id).await?;
            self.tx.record(Entry::new("organisation-added", id.as_ref())).await?;
            if !given.about.active {
                organisations::set_active(self.tx, id, 1, false).await?;
            }
            self.outcome.organisations.added += 1;
            return Ok(());
        };
        let said = merged(&given.about, &record.about);
        let same = record.about == said && (given.about.in_brief || record.active == given.about.active);
        if same || record.merged_into.is_some() || self.known == Known::Keep {
            self.outcome.organisations.same += 1;
            return Ok(());
        }
        let mut version = record.stamp.version;
        if record.about != said {
            organisation::save_organisation(self.tx, record.id, version, &record.about, &said).await?;
            version += 1;
        }
        if !given.about.in_brief && record.active != given.about.active {
            organisations::set_active(self.tx, record.id, version, given.about.active).await?;
            let act = if given.about.active { "organisation-reopened" } else { "organisation-closed" };
            self.tx.record(Entry::new(act, record.id.as_ref())).await?;
        }
        self.outcome.organisations.changed += 1;
        Ok(())
    }

    async fn location(&mut self, given: &Given<NewLocation>) -> Result<()> {
        let Some(of) = self.of(given.of).await? else {
            self.note(&given.at, Why::Missing);
            return Ok(());
        };
        let Some(record) = locations::of_uuid(self.tx, given.uuid).await? else {
            let id = locations::insert(self.tx, given.uuid, of, &given.about).await?;
            self.tx.record(Entry::new("location-added", id.as_ref())).await?;
            self.outcome.locations.added += 1;
            return Ok(());
        };
        if record.organisation != of {
            self.note(&given.at, Why::Elsewhere);
        } else if record.about == given.about || self.known == Known::Keep {
            self.outcome.locations.same += 1;
        } else {
            organisation::save_location(self.tx, record.id, record.stamp.version, &record.about, &given.about).await?;
            self.outcome.locations.changed += 1;
        }
        Ok(())
    }

    async fn service(&mut self, given: Given<GivenService>) -> Result<()> {
        let Some(of) = self.of(given.of).await? else {
            self.note(&given.at, Why::Missing);
            return Ok(());
        };
        let points = self.points(&given).await?;
        match services::of_uuid(self.tx, given.uuid).await? {
            None => self.add(of, &given, &points).await,
            Some(record) if record.organisation != of => {
                self.note(&given.at, Why::Elsewhere);
                Ok(())
            }
            Some(record) => self.change(&record, &given.about, &points).await,
        }
    }

    async fn add(&mut self, of: Id<Organisation>, given: &Given<GivenService>, points: &[ServicePoint]) -> Result<()> {
        let GivenService { said, status, verified_on, .. } = &given.about;
        let id: Id<Service> = services::insert(self.tx, given.uuid, of, *status, said).await?;
        services::set_points(self.tx, id, points).await?;
        services::set_verified(self.tx, id, 1, *verified_on, "").await?;
        services::index(self.tx, id).await?;
        self.tx.record(Entry::new("service-added", id.as_ref())).await?;
        self.outcome.services.added += 1;
        Ok(())
    }

    async fn change(&mut self, record: &ServiceRecord, given: &GivenService, points: &[ServicePoint]) -> Result<()> {
        let differs = record.about != given.said || services::points(self.tx, record.id).await? != points;
        // Whoever made sure here, later than the file says, knows better.
        let later = given.verified_on > record.verified_on;
        let restatus = record.status != given.status;
        if self.known == Known::Keep || !(differs || later || restatus) {
            self.outcome.services.same += 1;
            return Ok(());
        }
        let mut version = record.stamp.version;
        if differs {
            service::save_service(self.tx, record, version, &given.said, points).await?;
            version += 1;
        }
        if restatus {
            services::set_status(self.tx, record.id, version, given.status).await?;
            version += 1;
            self.tx.record(Entry::new("service-status-set", record.id.as_ref())).await?;
        }
        if later {
            services::set_verified(self.tx, record.id, version, given.verified_on, "").await?;
            self.tx.record(Entry::new("service-verified", record.id.as_ref())).await?;
        }
        self.outcome.services.changed += 1;
        Ok(())
    }

    /// The points of a service whose locations are here; the others are noted.
    async fn points(&mut self, given: &Given<GivenService>) -> Result<Vec<ServicePoint>> {
        let mut points: Vec<ServicePoint> = Vec::new();
        for GivenPoint { uuid, location, about } in &given.about.points {
            let owner = services::of_point(self.tx, *uuid).await?;
            match locations::of_uuid(self.tx, *location).await? {
                Some(record) if points.iter().any(|known| known.id == *uuid || known.location == record.id) => {
                    self.note(&format!("{}/service_at_locations", given.at), Why::Twice);
                }
                Some(_) if owner.is_some_and(|owner| owner != given.uuid) => {
                    self.note(&format!("{}/service_at_locations", given.at), Why::Elsewhere);
                }
                Some(record) => {
                    let location: Id<Location> = record.id;
                    points.push(ServicePoint { id: *uuid, location, about: about.clone() });
                }
                None => self.note(&format!("{}/service_at_locations", given.at), Why::Missing),
            }
        }
        Ok(points)
    }
}

/// An organisation that stands within a service says only what it says there: lists that it lacks stay as they are.
fn merged(given: &GivenOrganisation, here: &NewOrganisation) -> NewOrganisation {
    let mut said = given.said.clone();
    if given.in_brief {
        if said.phones.is_empty() {
            said.phones.clone_from(&here.phones);
        }
        if said.contacts.is_empty() {
            said.contacts.clone_from(&here.contacts);
        }
        if said.source == crate::model::Source::default() {
            said.source.clone_from(&here.source);
        }
    }
    said
}
