//! Organisations: a list, and one with its locations and services.

use askama::Template;
use ui::Page;

use super::find::Line;
use super::history::Deed;
use super::{ContactView, PhoneView, Rights, contacts, phones};
use crate::model::{LocationRecord, OrganisationBrief, OrganisationRecord, ServiceBrief, ServiceRecord};

/// Those that exist, by name.
#[derive(Debug, Template)]
#[template(path = "organisations.html")]
pub(crate) struct OrganisationsPage {
    pub p: Page,
    pub organisations: Vec<OrganisationBrief>,
    pub newer: Option<String>,
    pub older: Option<String>,
    pub may_keep: bool,
}

/// Where it is.
#[derive(Debug)]
pub(crate) struct LocationView {
    pub name: String,
    /// What is different there, the address, how to get there and in.
    pub lines: Vec<String>,
    pub phones: Vec<PhoneView>,
    pub edit: String,
}

/// A location; `said` is what is different there for one of its services.
pub(crate) fn location(p: &Page, record: &LocationRecord, said: &str) -> LocationView {
    let about = &record.about;
    let lines = [said.to_owned(), about.line(p.lang), about.transportation.clone(), about.accessibility.clone()];
    LocationView {
        name: about.name.clone(),
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        phones: phones(&about.phones),
        edit: format!("/directory/organisations/{}/locations/{}/edit", record.organisation, record.id),
    }
}

/// One of them.
#[derive(Debug, Template)]
#[template(path = "organisation.html")]
pub(crate) struct OrganisationPage {
    pub p: Page,
    pub href: String,
    pub active: bool,
    pub kind: String,
    pub alternate_name: String,
    pub description: Vec<String>,
    pub phones: Vec<PhoneView>,
    pub email: String,
    pub website: String,
    pub contacts: Vec<ContactView>,
    pub locations: Vec<LocationView>,
    pub lines: Vec<Line>,
    pub history: Vec<Deed>,
    pub rights: Rights,
}

impl OrganisationPage {
    pub(crate) fn new(
        p: Page,
        record: &OrganisationRecord,
        locations: &[LocationRecord],
        services: &[ServiceRecord],
        days: i64,
        history: Vec<Deed>,
        rights: Rights,
    ) -> Self {
        let about = &record.about;
        let brief = |service: &ServiceRecord| ServiceBrief {
            id: service.id,
            name: service.about.name.clone(),
            organisation: record.id,
            organisation_name: String::new(),
            phone: service.about.phones.first().cloned(),
            status: service.status,
            verified_on: service.verified_on,
        };
        let kind = if about.legal_status.is_empty() {
            p.t("directory-organisation").into_owned()
        } else {
            about.legal_status.clone()
        };
        Self {
            href: format!("/directory/organisations/{}", record.id),
            active: record.active,
            kind,
            alternate_name: about.alternate_name.clone(),
            description: about.description.lines().map(str::to_owned).collect(),
            phones: phones(&about.phones),
            email: about.email.clone(),
            website: about.website.clone(),
            contacts: contacts(&about.contacts),
            locations: locations.iter().map(|record| location(&p, record, "")).collect(),
            lines: services.iter().map(|service| Line::new(&p, &brief(service), None, days)).collect(),
            history,
            rights,
            p,
        }
    }
}
