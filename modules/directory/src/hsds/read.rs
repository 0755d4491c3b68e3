//! A file into entries: each that can be kept, and a note for everything that cannot.

use std::cell::RefCell;
use std::collections::HashSet;

use kernel::Code as _;
use people::geography::Rank;
use serde_json::Value;

use super::incoming::{Given, GivenOrganisation, GivenPoint, GivenService, Incoming, Why};
use super::node::{Node, Notes};
use super::{places, read_parts as parts, terms, times};
use crate::model::{
    Coordinates, NewLocation, NewOrganisation, NewService, PointDetails, ReferenceRow, Source, Status, Uuid,
};

/// Reads a file; `words` are the words of our lists.
///
/// # Errors
/// A file that is no JSON, in the words of its reader.
pub fn read(text: &str, words: &[ReferenceRow]) -> Result<Incoming, String> {
    let file: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(read_value(&file, words))
}

/// Reads what a file says.
pub(crate) fn read_value(file: &Value, words: &[ReferenceRow]) -> Incoming {
    let notes = Notes::default();
    let mut reader = Reader { words, incoming: Incoming::default(), seen: HashSet::new(), notes: &notes };
    reader.file(file);
    let mut incoming = reader.incoming;
    incoming.notes = RefCell::into_inner(notes);
    incoming
}

struct Reader<'a> {
    words: &'a [ReferenceRow],
    incoming: Incoming,
    seen: HashSet<Uuid>,
    notes: &'a Notes,
}

impl<'a> Reader<'a> {
    fn file(&mut self, file: &'a Value) {
        let list = |name: &str| file.get(name).and_then(Value::as_array);
        let (organisations, services, at) = match file {
            Value::Array(services) => (None, Some(services), String::new()),
            Value::Object(_) if list("contents").is_some() => (None, list("contents"), "/contents".to_owned()),
            _ => (list("organizations"), list("services"), "/services".to_owned()),
        };
        if organisations.is_none() && services.is_none() {
            return self.one(file);
        }
        for (place, one) in organisations.into_iter().flatten().enumerate() {
            if let Some(node) = Node::new(format!("/organizations/{place}"), one, self.notes) {
                self.organisation(&node, false);
            }
        }
        for (place, one) in services.into_iter().flatten().enumerate() {
            if let Some(node) = Node::new(format!("{at}/{place}"), one, self.notes) {
                self.service(&node);
            }
        }
    }

    /// A file that is one service.
    fn one(&mut self, file: &'a Value) {
        if let Some(node) = Node::new(String::new(), file, self.notes) {
            self.service(&node);
        }
    }

    /// The UUID of an entry, the first time that it comes.
    fn entry(&mut self, node: &Node<'_>) -> Option<Uuid> {
        let Some(uuid) = node.id() else {
            node.note("id", Why::NoUuid);
            return None;
        };
        if self.seen.insert(uuid) {
            return Some(uuid);
        }
        node.note("id", Why::Twice);
        None
    }

    fn organisation(&mut self, node: &Node<'a>, in_brief: bool) -> Option<Uuid> {
        if in_brief && let Some(known) = node.id().filter(|uuid| self.seen.contains(uuid)) {
            return Some(known);
        }
        let uuid = self.entry(node)?;
        let name = node.text("name");
        if name.is_empty() {
            node.note("name", Why::Missing);
            return None;
        }
        let tags = Tags::of(node, self.words);
        let said = NewOrganisation {
            name,
            alternate_name: node.text("alternate_name"),
            description: node.text("description"),
            email: node.email("email"),
            website: node.uri("website"),
            legal_status: node.text("legal_status"),
            phones: parts::phones(node, uuid),
            contacts: parts::contacts(node, uuid),
            source: tags.source,
        };
        let about = GivenOrganisation { said, active: tags.active, in_brief };
        self.incoming.organisations.push(Given { uuid, of: uuid, at: node.at.clone(), about });
        for location in node.objects("locations") {
            self.location(&location, uuid);
        }
        node.end();
        Some(uuid)
    }

    /// A location; one that stood in the file before is only named here.
    fn location(&mut self, node: &Node<'a>, of: Uuid) -> Option<Uuid> {
        if let Some(known) = node.id().filter(|uuid| self.seen.contains(uuid)) {
            return Some(known);
        }
        let uuid = self.entry(node)?;
        node.known_by_place(&["organization_id"]);
        let (latitude, longitude) = (node.number("latitude"), node.number("longitude"));
        let access = node.objects("accessibility");
        let mut about = NewLocation {
            name: node.text("name"),
            kind: parts::location_kind(node),
            url: node.uri("url"),
            transportation: node.text("transportation"),
            accessibility: access.iter().map(|one| one.text("description")).collect::<Vec<_>>().join("\n"),
            accessibility_id: access.first().map_or(Uuid::NONE, |one| one.part_id(uuid)),
            coordinates: latitude.zip(longitude).map(|(latitude, longitude)| Coordinates { latitude, longitude }),
            phones: parts::phones(node, uuid),
            ..NewLocation::default()
        };
        let addresses = node.objects("addresses");
        if let Some(first) = addresses.first() {
            address(first, uuid, &mut about);
        }
        addresses.iter().skip(1).for_each(|more| more.note("", Why::NotKept));
        if about.name.is_empty() {
            about.name.clone_from(&about.address);
        }
        self.incoming.locations.push(Given { uuid, of, at: node.at.clone(), about });
        node.end();
        Some(uuid)
    }

    fn service(&mut self, node: &Node<'a>) {
        let Some(uuid) = self.entry(node) else { return };
        let name = node.text("name");
        if name.is_empty() {
            return node.note("name", Why::Missing);
        }
        let named = node.understood("organization_id", |text| text.parse().ok());
        let offered_by = node.object("organization").and_then(|organisation| self.organisation(&organisation, true));
        let Some(of) = offered_by.or(named) else {
            return node.note("organization", Why::Missing);
        };
        let tags = Tags::of(node, self.words);
        let said = NewService { name, topics: tags.topics, source: tags.source, ..said(node, uuid) };
        let points = node.objects("service_at_locations");
        let points = points.iter().filter_map(|point| self.point(point, of, uuid)).collect();
        let status = node.understood("status", Status::from_code).unwrap_or(Status::Active);
        let verified_on = node.understood("assured_date", times::read_day);
        let about = GivenService { said, status, verified_on, points };
        self.incoming.services.push(Given { uuid, of, at: node.at.clone(), about });
        node.end();
    }

    fn point(&mut self, node: &Node<'a>, of: Uuid, service: Uuid) -> Option<GivenPoint> {
        node.known_by_place(&["service_id"]);
        let uuid = node.part_id(service);
        let named = node.understood("location_id", |text| text.parse().ok());
        let location = node.object("location").and_then(|location| self.location(&location, of)).or(named);
        let Some(location) = location else {
            node.note("location", Why::Missing);
            return None;
        };
        let about = PointDetails {
            description: node.text("description"),
            phones: parts::phones(node, uuid),
            schedules: parts::schedules(node, uuid),
        };
        node.end();
        Some(GivenPoint { uuid, location, about })
    }
}

/// The properties of a service that are words, numbers and lists.
fn said(node: &Node<'_>, uuid: Uuid) -> NewService {
    NewService {
        alternate_name: node.text("alternate_name"),
        description: node.text("description"),
        url: node.uri("url"),
        email: node.email("email"),
        eligibility: node.text("eligibility_description"),
        minimum_age: node.whole("minimum_age"),
        maximum_age: node.whole("maximum_age"),
        application: node.text("application_process"),
        fees: node.text("fees_description"),
        accreditations: node.text("accreditations"),
        interpretation: node.text("interpretation_services"),
        alert: node.text("alert"),
        assurer_email: node.email("assurer_email"),
        phones: parts::phones(node, uuid),
        schedules: parts::schedules(node, uuid),
        areas: parts::areas(node, uuid),
        languages: parts::languages(node, uuid),
        costs: parts::costs(node, uuid),
        documents: parts::documents(node, uuid),
        contacts: parts::contacts(node, uuid),
        ..NewService::default()
    }
}

/// An address into a location: by the official list where its words are in it, else in its own words.
fn address(node: &Node<'_>, owner: Uuid, about: &mut NewLocation) {
    node.known_by_place(&["location_id", "country", "address_type"]);
    about.address_id = node.part_id(owner);
    about.address = node.text("address_1");
    about.postal_code = node.text("postal_code");
    let words = [node.text("address_2"), node.text("city"), node.text("state_province")];
    let place = places::place(words.join(" ").trim()).filter(|place| place.rank() == Rank::Subdistrict);
    match place {
        Some(place) => {
            about.place = Some(place.code);
            // The usual postal code of a place is not written down a second time.
            if about.postal_code == place.zip() {
                about.postal_code.clear();
            }
        }
        None => about.elsewhere = words,
    }
    node.end();
}

/// What attributes say of an entry.
struct Tags {
    topics: Vec<crate::model::Topic>,
    source: Source,
    active: bool,
}

impl Tags {
    fn of(entry: &Node<'_>, words: &[ReferenceRow]) -> Self {
        let mut tags = Self { topics: Vec::new(), source: Source::default(), active: true };
        for node in entry.objects("attributes") {
            tags.take(&node, words);
        }
        tags.topics.sort();
        tags.topics.dedup();
        tags
    }

    fn take(&mut self, node: &Node<'_>, words: &[ReferenceRow]) {
        let term = node.object("taxonomy_term");
        let topic = term.and_then(|term| terms::topic(&term.text("taxonomy"), &term.text("code")));
        let known = |topic: &crate::model::Topic| {
            words.iter().any(|word| word.list == topic.list.code() && word.code == topic.code)
        };
        match (node.text("link_type").as_str(), topic) {
            (_, Some(topic)) if known(&topic) => self.topics.push(topic),
            (terms::SOURCE, _) => self.source = Source { text: node.text("value"), mark: node.text("label") },
            (terms::STATUS, _) => self.active = node.text("value") != "inactive",
            _ => node.note("", Why::NotUnderstood),
        }
    }
}
