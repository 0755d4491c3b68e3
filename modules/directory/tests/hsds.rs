//! The objects of HSDS 3.1 as its schema reference lists them (<https://docs.openreferral.org/en/3.1/hsds/schema_reference.html>):
//! which properties there are, of which type, and which must be there.

use serde_json::{Map, Value};

/// What a property holds.
#[derive(Debug, Clone, Copy)]
enum Holds {
    Text,
    Number,
    Day,
    Uri,
    One(&'static str),
    Many(&'static str),
    OneOf(&'static [&'static str]),
}

use Holds::{Day, Many, Number, One, OneOf, Text, Uri};

type Properties = &'static [(&'static str, Holds)];

const PLACES: &[&str] = &["physical", "postal", "virtual"];

/// Object, the properties beside `id`, those that are required beside `id`.
const OBJECTS: &[(&str, Properties, &[&str])] = &[
    (
        "organization",
        &[
            ("name", Text),
            ("alternate_name", Text),
            ("description", Text),
            ("email", Text),
            ("website", Uri),
            ("legal_status", Text),
            ("phones", Many("phone")),
            ("contacts", Many("contact")),
            ("locations", Many("location")),
            ("attributes", Many("attribute")),
        ],
        &["name", "description"],
    ),
    (
        "service",
        &[
            ("name", Text),
            ("alternate_name", Text),
            ("description", Text),
            ("url", Uri),
            ("email", Text),
            ("status", OneOf(&["active", "inactive", "defunct", "temporarily closed"])),
            ("interpretation_services", Text),
            ("application_process", Text),
            ("fees_description", Text),
            ("accreditations", Text),
            ("eligibility_description", Text),
            ("minimum_age", Number),
            ("maximum_age", Number),
            ("assured_date", Day),
            ("assurer_email", Text),
            ("alert", Text),
            ("organization", One("organization")),
            ("phones", Many("phone")),
            ("schedules", Many("schedule")),
            ("service_areas", Many("service_area")),
            ("service_at_locations", Many("service_at_location")),
            ("languages", Many("language")),
            ("cost_options", Many("cost_option")),
            ("required_documents", Many("required_document")),
            ("contacts", Many("contact")),
            ("attributes", Many("attribute")),
        ],
        &["name", "status"],
    ),
    (
        "service_at_location",
        &[
            ("description", Text),
            ("phones", Many("phone")),
            ("schedules", Many("schedule")),
            ("location", One("location")),
        ],
        &[],
    ),
    (
        "location",
        &[
            ("location_type", OneOf(PLACES)),
            ("name", Text),
            ("url", Uri),
            ("transportation", Text),
            ("latitude", Number),
            ("longitude", Number),
            ("addresses", Many("address")),
            ("accessibility", Many("accessibility")),
            ("phones", Many("phone")),
        ],
        &["location_type"],
    ),
    (
        "address",
        &[
            ("address_1", Text),
            ("address_2", Text),
            ("city", Text),
            ("state_province", Text),
            ("postal_code", Text),
            ("country", OneOf(&["TH"])),
            ("address_type", OneOf(PLACES)),
        ],
        &["address_1", "city", "state_province", "postal_code", "country", "address_type"],
    ),
    ("accessibility", &[("description", Text)], &[]),
    ("phone", &[("number", Text), ("extension", Number), ("type", Text), ("description", Text)], &["number"]),
    (
        "contact",
        &[("name", Text), ("title", Text), ("department", Text), ("email", Text), ("phones", Many("phone"))],
        &[],
    ),
    (
        "schedule",
        &[
            ("valid_from", Day),
            ("valid_to", Day),
            ("freq", OneOf(&["WEEKLY"])),
            ("byday", Text),
            ("opens_at", Text),
            ("closes_at", Text),
            ("description", Text),
            ("notes", Text),
        ],
        &[],
    ),
    ("service_area", &[("name", Text)], &[]),
    ("language", &[("name", Text), ("code", Text)], &[]),
    ("cost_option", &[("option", Text), ("currency", Text), ("amount", Number), ("amount_description", Text)], &[]),
    ("required_document", &[("document", Text), ("uri", Uri)], &[]),
    (
        "attribute",
        &[("link_type", Text), ("value", Text), ("label", Text), ("taxonomy_term", One("taxonomy_term"))],
        &[],
    ),
    (
        "taxonomy_term",
        &[("code", Text), ("name", Text), ("description", Text), ("taxonomy", Text)],
        &["name", "description"],
    ),
];

/// Everything about a file that the tables do not allow.
pub fn conforms(file: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for (list, object) in [("organizations", "organization"), ("services", "service")] {
        for (place, one) in file[list].as_array().into_iter().flatten().enumerate() {
            check(one, object, &format!("/{list}/{place}"), &mut wrong);
        }
    }
    wrong
}

fn check(value: &Value, object: &str, at: &str, wrong: &mut Vec<String>) {
    let Some(map) = value.as_object() else { return wrong.push(format!("{at} is no object")) };
    let (_, properties, required) = OBJECTS.iter().find(|(name, ..)| *name == object).unwrap();
    if !is_uuid(map) {
        wrong.push(format!("{at}/id is no uuid"));
    }
    wrong.extend(required.iter().filter(|name| !map.contains_key(**name)).map(|name| format!("{at} lacks {name}")));
    for (name, value) in map.iter().filter(|(name, _)| *name != "id") {
        let at = format!("{at}/{name}");
        match properties.iter().find(|(known, _)| known == name) {
            None => wrong.push(format!("{at} is no property of {object}")),
            Some((_, holds)) => property(value, *holds, &at, wrong),
        }
    }
}

fn property(value: &Value, holds: Holds, at: &str, wrong: &mut Vec<String>) {
    let text = value.as_str().unwrap_or_default();
    let fits = match holds {
        Text => !text.is_empty(),
        Number => value.is_number(),
        Day => text.len() == 10 && text.starts_with("20"),
        Uri => text.starts_with("https://") || text.starts_with("http://"),
        OneOf(known) => known.contains(&text),
        One(object) => {
            check(value, object, at, wrong);
            true
        }
        Many(object) => {
            let list = value.as_array().cloned().unwrap_or_default();
            list.iter().enumerate().for_each(|(place, one)| check(one, object, &format!("{at}/{place}"), wrong));
            !list.is_empty()
        }
    };
    if !fits {
        wrong.push(format!("{at} is {value}"));
    }
}

fn is_uuid(map: &Map<String, Value>) -> bool {
    let id = map.get("id").and_then(Value::as_str).unwrap_or_default();
    let groups: Vec<usize> = id.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12] && id.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}
