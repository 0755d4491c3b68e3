//! One service: whom to call first, then to whom, where, when, and what to bring.

use askama::Template;
use kernel::{Code as _, Id, Moment};
use ui::Page;

use super::history::Deed;
use super::organisation::{LocationView, location};
use super::{ContactView, PhoneView, Rights, Trust, contacts, hours, phones, trust};
use crate::model::{
    Cost, LocationRecord, NewService, OrganisationRecord, ReferenceRow, Schedule, Service, ServicePoint, ServiceRecord,
    Source,
};
use crate::rules;

/// Everything that is known of a service.
pub(crate) struct Known {
    pub record: ServiceRecord,
    pub organisation: OrganisationRecord,
    pub points: Vec<ServicePoint>,
    pub locations: Vec<LocationRecord>,
    pub words: Vec<ReferenceRow>,
    /// For how many days a verification holds.
    pub days: i64,
    pub now: Moment,
}

/// One place where it is given.
#[derive(Debug)]
pub(crate) struct PointView {
    pub at: LocationView,
    pub phones: Vec<PhoneView>,
    pub hours: Vec<String>,
}

/// บริการหนึ่งรายการ
#[derive(Debug, Template)]
#[template(path = "service.html")]
pub(crate) struct ServicePage {
    pub p: Page,
    pub id: Id<Service>,
    pub version: i64,
    pub organisation: String,
    pub organisation_href: String,
    pub alternate_name: String,
    /// Its status where it cannot be had.
    pub closed: String,
    pub trust: Trust,
    pub verified_by: String,
    /// Whether it is open now by its usual hours; none where they are not known.
    pub open: Option<bool>,
    pub alert: String,
    pub description: Vec<String>,
    pub phones: Vec<PhoneView>,
    pub email: String,
    pub url: String,
    pub hours: Vec<String>,
    /// Label and lines, empty ones left out.
    pub facts: Vec<(String, Vec<String>)>,
    pub points: Vec<PointView>,
    pub contacts: Vec<ContactView>,
    pub source: String,
    pub history: Vec<Deed>,
    pub rights: Rights,
}

impl ServicePage {
    pub(crate) fn new(p: Page, known: Known, history: Vec<Deed>, rights: Rights) -> Self {
        let Known { record, organisation, points, locations, words, days, now } = known;
        let about = record.about;
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let own = if about.phones.is_empty() { &organisation.about.phones } else { &about.phones };
        let closed = match (record.status.is_open(), organisation.active) {
            (true, true) => String::new(),
            (true, false) => p.t("directory-organisation-closed").into_owned(),
            (false, _) => p.t(record.status.key()).into_owned(),
        };
        let schedules: Vec<&Schedule> =
            about.schedules.iter().chain(points.iter().flat_map(|point| &point.about.schedules)).collect();
        let hours_known = schedules.iter().any(|schedule| !schedule.days.is_empty());
        let open = (hours_known && closed.is_empty()).then(|| rules::hours::is_open(schedules, now));
        let point = |point: &ServicePoint| {
            let at = locations.iter().find(|location| location.id == point.location)?;
            Some(PointView {
                at: location(&p, at, &point.about.description),
                phones: phones(&point.about.phones),
                hours: hours(&p, &point.about.schedules),
            })
        };
        Self {
            id: record.id,
            version: record.stamp.version,
            organisation_href: format!("/directory/organisations/{}", record.organisation),
            alternate_name: about.alternate_name.clone(),
            closed,
            trust: trust(&p, record.verified_on, days),
            verified_by: record.verified_by,
            open,
            alert: about.alert.clone(),
            description: lines(&about.description),
            phones: phones(own),
            email: if about.email.is_empty() { organisation.about.email.clone() } else { about.email.clone() },
            url: if about.url.is_empty() { organisation.about.website.clone() } else { about.url.clone() },
            hours: hours(&p, &about.schedules),
            facts: facts(&p, &about, &words),
            points: points.iter().filter_map(point).collect(),
            contacts: contacts(&about.contacts),
            source: source(&p, &about.source),
            organisation: organisation.about.name,
            history,
            rights,
            p,
        }
    }
}

fn facts(p: &Page, about: &NewService, words: &[ReferenceRow]) -> Vec<(String, Vec<String>)> {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let documents = about.documents.iter().map(|document| document.document.clone()).collect();
    let languages: Vec<&str> = about.languages.iter().map(|language| language.shown(p.lang)).collect();
    let all = [
        ("directory-field-topics", topics(p, about, words)),
        ("directory-field-eligibility", [ages(p, about), lines(&about.eligibility)].concat()),
        ("directory-field-areas", areas(p, about)),
        ("directory-field-application", lines(&about.application)),
        ("directory-field-documents", documents),
        ("directory-field-costs", costs(p, about)),
        ("directory-field-languages", lines(&languages.join(" · "))),
        ("directory-field-interpretation", lines(&about.interpretation)),
        ("directory-field-accreditations", lines(&about.accreditations)),
    ];
    let said = all.into_iter().filter(|(_, lines)| !lines.is_empty());
    said.map(|(key, lines)| (p.t(key).into_owned(), lines)).collect()
}

fn topics(p: &Page, about: &NewService, words: &[ReferenceRow]) -> Vec<String> {
    let of = |topic: &crate::model::Topic| {
        let word = words.iter().find(|word| word.list == topic.list.code() && word.code == topic.code);
        word.map_or(topic.code.as_str(), |word| word.name(p.lang)).to_owned()
    };
    let names: Vec<String> = about.topics.iter().map(of).collect();
    if names.is_empty() { Vec::new() } else { vec![names.join(" · ")] }
}

fn ages(p: &Page, about: &NewService) -> Vec<String> {
    let said = match (about.minimum_age, about.maximum_age) {
        (None, None) => return Vec::new(),
        (Some(least), None) => p.count("directory-age-from", least),
        (None, Some(most)) => p.count("directory-age-to", most),
        (Some(least), Some(most)) => {
            p.tn("directory-age-between", &[("least", &least.to_string()), ("most", &most.to_string())])
        }
    };
    vec![said]
}

fn areas(p: &Page, about: &NewService) -> Vec<String> {
    let whole = || p.t("directory-serves-country").into_owned();
    about.areas.iter().map(|area| area.line(p.lang).unwrap_or_else(whole)).collect()
}

fn costs(p: &Page, about: &NewService) -> Vec<String> {
    let cost = |cost: &Cost| {
        if cost.is_free() {
            return p.t("directory-free-yes").into_owned();
        }
        let amount = cost.amount.map(|amount| format!("{amount} {}", cost.currency)).unwrap_or_default();
        let parts = [cost.option.as_str(), &amount, &cost.words];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    about.costs.iter().map(cost).chain(about.fees.lines().map(str::to_owned)).collect()
}

fn source(p: &Page, source: &Source) -> String {
    if source.text.is_empty() {
        return String::new();
    }
    p.tn("directory-source", &[("source", &source.text), ("mark", &source.mark)])
}
