//! Parts of entries out of a file: telephones, contacts, schedules, areas, languages, costs, documents.

use kernel::Code as _;

use super::node::Node;
use super::{Why, places, times};
use crate::model::{Area, Contact, Cost, DAY, Language, Phone, Reach, RequiredDocument, Schedule, Uuid};

/// The properties that name the entry to which a part belongs.
const OWNERS: [&str; 6] =
    ["organization_id", "service_id", "location_id", "service_at_location_id", "contact_id", "phone_id"];

/// A list of parts, each read by `read`; a part that says nothing is left out with a note.
fn list<'a, T>(parent: &Node<'a>, name: &'static str, read: impl Fn(&Node<'a>) -> Option<T>) -> Vec<T> {
    let parts = parent.objects(name);
    let read = |node: &Node<'a>| {
        node.known_by_place(&OWNERS);
        let part = read(node);
        if part.is_some() {
            node.end();
        }
        part
    };
    parts.iter().filter_map(read).collect()
}

pub(super) fn phones(parent: &Node<'_>, owner: Uuid) -> Vec<Phone> {
    list(parent, "phones", |node| {
        let phone = Phone {
            number: node.text("number"),
            extension: node.whole("extension"),
            kind: node.text("type"),
            description: node.text("description"),
            id: node.part_id(owner),
        };
        if phone.number.is_empty() {
            node.note("number", Why::Missing);
            return None;
        }
        Some(phone)
    })
}

pub(super) fn contacts(parent: &Node<'_>, owner: Uuid) -> Vec<Contact> {
    list(parent, "contacts", |node| {
        let id = node.part_id(owner);
        Some(Contact {
            id,
            name: node.text("name"),
            title: node.text("title"),
            department: node.text("department"),
            email: node.email("email"),
            phones: phones(node, id),
        })
    })
}

pub(super) fn schedules(parent: &Node<'_>, owner: Uuid) -> Vec<Schedule> {
    list(parent, "schedules", |node| {
        let id = node.part_id(owner);
        let (from, until) =
            (node.understood("valid_from", times::read_day), node.understood("valid_to", times::read_day));
        let words: Vec<String> =
            [node.text("description"), node.text("notes")].into_iter().filter(|text| !text.is_empty()).collect();
        let words = words.join(" · ");
        match week(node) {
            Some((days, opens, closes)) => Some(Schedule { id, days, opens, closes, from, until, words }),
            None if words.is_empty() => {
                node.note("", Why::NotUnderstood);
                None
            }
            None => Some(Schedule { id, from, until, words, ..Schedule::default() }),
        }
    })
}

/// Weekdays, opening and closing, where the schedule repeats every week. Other rules of RFC 5545 are kept in their words only, with a
/// note for each property that is not.
fn week(node: &Node<'_>) -> Option<(Vec<crate::model::Weekday>, i64, i64)> {
    let weekly = node.understood("freq", |text| (text == "WEEKLY").then_some(()));
    let every = node.whole("interval").is_none_or(|weeks| weeks == 1);
    let thailand = node.number("timezone").is_none_or(|hours| (hours - 7.0).abs() < f64::EPSILON);
    let days = node.understood("byday", times::read_days);
    let opens = node.understood("opens_at", times::read_time);
    let closes = node.understood("closes_at", times::read_time);
    if !every {
        node.note("interval", Why::NotUnderstood);
    }
    if !thailand {
        node.note("timezone", Why::NotUnderstood);
    }
    weekly?;
    let (days, opens, closes) = (days?, opens?, closes?);
    // 23:59 stands for the end of the day, which HSDS cannot write.
    let closes = if closes == DAY - 1 { DAY } else { closes };
    (every && thailand).then_some((days, opens, closes))
}

pub(super) fn areas(parent: &Node<'_>, owner: Uuid) -> Vec<Area> {
    list(parent, "service_areas", |node| {
        let id = node.part_id(owner);
        let (name, description) = (node.text("name"), node.text("description"));
        let words = if name.is_empty() { description.clone() } else { name };
        if !description.is_empty() && words != description {
            node.note("description", Why::NotKept);
        }
        if words.is_empty() {
            node.note("name", Why::Missing);
            return None;
        }
        Some(match places::place(&words) {
            _ if places::is_country(&words) => Area { id, reach: Reach::Country, words: String::new() },
            Some(place) => Area { id, reach: Reach::Place(place.code), words: String::new() },
            None => Area { id, reach: Reach::Words, words },
        })
    })
}

pub(super) fn languages(parent: &Node<'_>, owner: Uuid) -> Vec<Language> {
    list(parent, "languages", |node| {
        let mut language = Language { id: node.part_id(owner), code: node.text("code"), name: node.text("name") };
        if language.is_offered() {
            language.name.clear();
        }
        if language.code.is_empty() && language.name.is_empty() {
            node.note("name", Why::Missing);
            return None;
        }
        Some(language)
    })
}

pub(super) fn costs(parent: &Node<'_>, owner: Uuid) -> Vec<Cost> {
    list(parent, "cost_options", |node| {
        Some(Cost {
            id: node.part_id(owner),
            option: node.text("option"),
            currency: node.text("currency"),
            amount: node.number("amount"),
            words: node.text("amount_description"),
        })
    })
}

pub(super) fn documents(parent: &Node<'_>, owner: Uuid) -> Vec<RequiredDocument> {
    list(parent, "required_documents", |node| {
        let id = node.part_id(owner);
        let document = node.text("document");
        if document.is_empty() {
            node.note("document", Why::Missing);
            return None;
        }
        Some(RequiredDocument { id, document, uri: node.uri("uri") })
    })
}

/// The kind of a location; one that is not said is one that can be visited.
pub(super) fn location_kind(node: &Node<'_>) -> crate::model::LocationKind {
    node.understood("location_type", crate::model::LocationKind::from_code).unwrap_or_default()
}
