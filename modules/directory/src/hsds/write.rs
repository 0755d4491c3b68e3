//! Entries as HSDS objects. Properties come in the order of their names, so that the same directory is always the same bytes.

use std::collections::HashMap;

use kernel::{Code as _, Id, Lang};
use serde_json::{Map, Value, json};

use super::{addresses, places, terms, times};
use crate::model::{
    Area, Contact, Location, LocationRecord, NewService, Organisation, OrganisationRecord, Phone, Reach, ReferenceRow,
    Schedule, Service, ServicePoint, ServiceRecord, Source, Uuid,
};

/// Everything that a file tells of.
#[derive(Debug, Default)]
pub(crate) struct Everything {
    /// The organisations, oldest first.
    pub organisations: Vec<OrganisationRecord>,
    /// Their locations.
    pub locations: Vec<LocationRecord>,
    /// The services, oldest first.
    pub services: Vec<ServiceRecord>,
    /// Where each is given.
    pub points: HashMap<Id<Service>, Vec<ServicePoint>>,
    /// The words of our lists.
    pub words: Vec<ReferenceRow>,
}

/// An object whose empty properties are left out: HSDS wants them absent, not null.
#[derive(Default)]
struct Object(Map<String, Value>);

impl Object {
    fn of(id: Uuid) -> Self {
        Self::default().value("id", json!(id))
    }

    fn value(mut self, name: &str, value: Value) -> Self {
        self.0.insert(name.to_owned(), value);
        self
    }

    fn text(self, name: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.value(name, json!(text)) }
    }

    /// An address on the net, in the letters that it may have in a file.
    fn uri(self, name: &str, address: &str) -> Self {
        self.text(name, &addresses::written(address))
    }

    /// An e-mail address; what people wrote and is none stays here.
    fn email(self, name: &str, address: &str) -> Self {
        if addresses::is_email(address) { self.text(name, address) } else { self }
    }

    fn maybe<T: Into<Value>>(self, name: &str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.value(name, value.into()),
            None => self,
        }
    }

    fn list(self, name: &str, list: Vec<Value>) -> Self {
        if list.is_empty() { self } else { self.value(name, Value::Array(list)) }
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

/// The file, UTF-8 with a line for each property.
///
/// # Errors
/// None that a directory can cause; a defect of the writer of JSON.
pub(crate) fn write(everything: &Everything) -> Result<String, serde_json::Error> {
    let located: HashMap<Id<Location>, &LocationRecord> =
        everything.locations.iter().map(|location| (location.id, location)).collect();
    let known: HashMap<Id<Organisation>, &OrganisationRecord> =
        everything.organisations.iter().map(|organisation| (organisation.id, organisation)).collect();
    let organisations = everything.organisations.iter().map(|organisation| {
        let own = everything.locations.iter().filter(|location| location.organisation == organisation.id);
        full_organisation(organisation, own)
    });
    let services = everything.services.iter().map(|record| {
        let points = everything.points.get(&record.id).map_or(&[][..], Vec::as_slice);
        let points = points.iter().filter_map(|point| Some(service_point(point, located.get(&point.location)?)));
        service(record, known.get(&record.organisation).copied(), points.collect(), &everything.words)
    });
    let file = json!({
        "hsds_version": super::VERSION,
        "organizations": organisations.collect::<Vec<_>>(),
        "services": services.collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&file).map(|text| text + "\n")
}

/// The properties of an organisation that stand beside a service.
fn organisation(record: &OrganisationRecord) -> Object {
    let about = &record.about;
    let description = if about.description.is_empty() { &about.name } else { &about.description };
    Object::of(record.stamp.uuid)
        .text("name", &about.name)
        .text("alternate_name", &about.alternate_name)
        .text("description", description)
        .email("email", &about.email)
        .uri("website", &about.website)
        .text("legal_status", &about.legal_status)
}

fn full_organisation<'a>(record: &OrganisationRecord, own: impl Iterator<Item = &'a LocationRecord>) -> Value {
    let about = &record.about;
    let uuid = record.stamp.uuid;
    let mut attributes: Vec<Value> = source(uuid, &about.source).into_iter().collect();
    if !record.active {
        let attribute = Object::of(terms::attribute_id(uuid, terms::STATUS)).text("link_type", terms::STATUS);
        attributes.push(attribute.text("value", "inactive").done());
    }
    organisation(record)
        .list("phones", about.phones.iter().map(phone).collect())
        .list("contacts", about.contacts.iter().map(contact).collect())
        .list("locations", own.map(location).collect())
        .list("attributes", attributes)
        .done()
}

fn service(
    record: &ServiceRecord,
    offered_by: Option<&OrganisationRecord>,
    points: Vec<Value>,
    words: &[ReferenceRow],
) -> Value {
    let about = &record.about;
    let uuid = record.stamp.uuid;
    let object = Object::of(uuid)
        .text("name", &about.name)
        .text("alternate_name", &about.alternate_name)
        .text("description", &about.description)
        .uri("url", &about.url)
        .email("email", &about.email)
        .text("status", record.status.code())
        .text("interpretation_services", &about.interpretation)
        .text("application_process", &about.application)
        .text("fees_description", &about.fees)
        .text("accreditations", &about.accreditations)
        .text("eligibility_description", &about.eligibility)
        .maybe("minimum_age", about.minimum_age)
        .maybe("maximum_age", about.maximum_age)
        .maybe("assured_date", record.verified_on.map(kernel::Day::iso))
        .email("assurer_email", &about.assurer_email)
        .text("alert", &about.alert)
        .maybe("organization", offered_by.map(|record| organisation(record).done()));
    parts(object, about).list("service_at_locations", points).list("attributes", attributes(uuid, about, words)).done()
}

fn parts(object: Object, about: &NewService) -> Object {
    let language = |language: &crate::model::Language| {
        let object = Object::of(language.id).text("code", &language.code);
        object.text("name", language.shown(Lang::Th)).done()
    };
    let cost = |cost: &crate::model::Cost| {
        let object = Object::of(cost.id).text("option", &cost.option).text("currency", &cost.currency);
        object.maybe("amount", cost.amount.map(amount)).text("amount_description", &cost.words).done()
    };
    let document = |document: &crate::model::RequiredDocument| {
        Object::of(document.id).text("document", &document.document).uri("uri", &document.uri).done()
    };
    object
        .list("phones", about.phones.iter().map(phone).collect())
        .list("schedules", about.schedules.iter().map(schedule).collect())
        .list("service_areas", about.areas.iter().map(area).collect())
        .list("languages", about.languages.iter().map(language).collect())
        .list("cost_options", about.costs.iter().map(cost).collect())
        .list("required_documents", about.documents.iter().map(document).collect())
        .list("contacts", about.contacts.iter().map(contact).collect())
}

/// A whole number without its point: 0, not 0.0.
fn amount(amount: f64) -> Value {
    let whole = serde_json::from_str::<i64>(&format!("{amount:.0}")).ok();
    match whole {
        #[allow(clippy::cast_precision_loss, reason = "the same number comes back, or it is not written whole")]
        Some(whole) if (whole as f64).to_bits() == amount.to_bits() => json!(whole),
        _ => json!(amount),
    }
}

fn attributes(entry: Uuid, about: &NewService, words: &[ReferenceRow]) -> Vec<Value> {
    let mut attributes: Vec<Value> = about
        .topics
        .iter()
        .map(|topic| {
            let word = words.iter().find(|word| word.list == topic.list.code() && word.code == topic.code);
            let term = Object::of(terms::term_id(topic))
                .text("code", &topic.code)
                .text("name", word.map_or(topic.code.as_str(), |word| word.th.as_str()))
                .text("description", word.map_or(topic.code.as_str(), |word| word.en.as_str()))
                .text("taxonomy", &format!("{}{}", terms::TAXONOMY, topic.list.code()));
            Object::of(terms::attribute_id(entry, &format!("{}/{}", topic.list.code(), topic.code)))
                .text("link_type", topic.list.code())
                .value("taxonomy_term", term.done())
                .done()
        })
        .collect();
    attributes.extend(source(entry, &about.source));
    attributes
}

fn source(entry: Uuid, source: &Source) -> Option<Value> {
    if *source == Source::default() {
        return None;
    }
    let object = Object::of(terms::attribute_id(entry, terms::SOURCE)).text("link_type", terms::SOURCE);
    Some(object.text("value", &source.text).text("label", &source.mark).done())
}

fn phone(phone: &Phone) -> Value {
    Object::of(phone.id)
        .text("number", &phone.number)
        .maybe("extension", phone.extension)
        .text("type", &phone.kind)
        .text("description", &phone.description)
        .done()
}

fn contact(contact: &Contact) -> Value {
    Object::of(contact.id)
        .text("name", &contact.name)
        .text("title", &contact.title)
        .text("department", &contact.department)
        .email("email", &contact.email)
        .list("phones", contact.phones.iter().map(phone).collect())
        .done()
}

fn schedule(schedule: &Schedule) -> Value {
    let object = Object::of(schedule.id)
        .maybe("valid_from", schedule.from.map(kernel::Day::iso))
        .maybe("valid_to", schedule.until.map(kernel::Day::iso));
    if schedule.days.is_empty() {
        return object.text("description", &schedule.words).done();
    }
    object
        .text("freq", "WEEKLY")
        .text("byday", &times::days(&schedule.days))
        .text("opens_at", &times::time(schedule.opens))
        .text("closes_at", &times::time(schedule.closes))
        .text("notes", &schedule.words)
        .done()
}

fn area(area: &Area) -> Value {
    let words = match area.reach {
        Reach::Country => places::COUNTRY.to_owned(),
        Reach::Place(_) | Reach::Words => area.line(Lang::Th).unwrap_or_default(),
    };
    Object::of(area.id).text("name", &words).done()
}

fn service_point(point: &ServicePoint, at: &LocationRecord) -> Value {
    Object::of(point.id)
        .text("description", &point.about.description)
        .list("phones", point.about.phones.iter().map(phone).collect())
        .list("schedules", point.about.schedules.iter().map(schedule).collect())
        .value("location", location(at))
        .done()
}

fn location(record: &LocationRecord) -> Value {
    let about = &record.about;
    let access = Object::of(about.accessibility_id).text("description", &about.accessibility);
    let access = if about.accessibility.is_empty() { Vec::new() } else { vec![access.done()] };
    Object::of(record.stamp.uuid)
        .text("location_type", about.kind.code())
        .text("name", &about.name)
        .uri("url", &about.url)
        .text("transportation", &about.transportation)
        .maybe("latitude", about.coordinates.map(|at| at.latitude))
        .maybe("longitude", about.coordinates.map(|at| at.longitude))
        .list("addresses", address(record).into_iter().collect())
        .list("accessibility", access)
        .list("phones", about.phones.iter().map(phone).collect())
        .done()
}

/// The address, where every property that HSDS requires of one is known.
fn address(record: &LocationRecord) -> Option<Value> {
    let about = &record.about;
    let [subdistrict, city, province] = match about.place() {
        Some(place) => [place.name(Lang::Th), place.district()?.name(Lang::Th), place.province()?.name(Lang::Th)],
        None => about.elsewhere.clone(),
    };
    let usual = about.place().map_or("", people::geography::Place::zip);
    let zip = if about.postal_code.is_empty() { usual } else { &about.postal_code };
    if [city.as_str(), &province, zip].contains(&"") {
        return None;
    }
    // The first line is required: what is known only as a place is called by it.
    let lines = [&about.address, &about.name, &subdistrict, &city];
    let line = lines.into_iter().find(|line| !line.is_empty()).map_or("", String::as_str);
    let object = Object::of(about.address_id).text("address_1", line).text("address_2", &subdistrict);
    let object = object.text("city", &city).text("state_province", &province).text("postal_code", zip);
    let kind = about.kind.code();
    Some(object.text("country", "TH").text("address_type", kind).done())
}
