//! What the templates need, in the reader's words.

pub(crate) mod exchange;
pub(crate) mod find;
pub(crate) mod history;
pub(crate) mod organisation;
pub(crate) mod service;

use kernel::{Actor, Code as _};
use ui::Page;
use web::Permission as _;

use crate::forms::span;
use crate::model::{Contact, Phone, Schedule, Weekday};
use crate::permissions::{CloseEntries, KeepDirectory};
use crate::rules::freshness::{Freshness, freshness};

/// What the reader may do with an entry.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rights {
    /// Change and verify it.
    pub keep: bool,
    /// Close or merge it.
    pub close: bool,
}

impl Rights {
    pub(crate) fn of(actor: &Actor) -> Self {
        Self { keep: actor.has_role(KeepDirectory::ROLES), close: actor.has_role(CloseEntries::ROLES) }
    }
}

/// A telephone that can be tapped.
#[derive(Debug)]
pub(crate) struct PhoneView {
    pub href: String,
    pub shown: String,
    pub about: String,
}

pub(crate) fn phones(phones: &[Phone]) -> Vec<PhoneView> {
    let view = |phone: &Phone| PhoneView { href: phone.href(), shown: phone.shown(), about: phone.description.clone() };
    phones.iter().map(view).collect()
}

/// Somebody to speak to.
#[derive(Debug)]
pub(crate) struct ContactView {
    pub name: String,
    pub about: String,
    pub phones: Vec<PhoneView>,
    pub email: String,
}

pub(crate) fn contacts(contacts: &[Contact]) -> Vec<ContactView> {
    let view = |contact: &Contact| {
        let about: Vec<&str> =
            [contact.title.as_str(), &contact.department].into_iter().filter(|part| !part.is_empty()).collect();
        ContactView {
            name: contact.name.clone(),
            about: about.join(" "),
            phones: phones(&contact.phones),
            email: contact.email.clone(),
        }
    };
    contacts.iter().map(view).collect()
}

/// The hours of each schedule in a line: "จันทร์ ถึง ศุกร์ 08.30-16.30".
pub(crate) fn hours(p: &Page, schedules: &[Schedule]) -> Vec<String> {
    schedules.iter().map(|schedule| hours_line(p, schedule)).filter(|line| !line.is_empty()).collect()
}

fn hours_line(p: &Page, schedule: &Schedule) -> String {
    let mut parts = Vec::new();
    if schedule.is_day_and_night() {
        parts.push(p.t("directory-hours-always").into_owned());
    } else if !schedule.days.is_empty() {
        parts.push(format!("{} {}", days(p, &schedule.days), span(schedule)));
    }
    if let Some(from) = schedule.from {
        parts.push(p.t1("directory-hours-from", "day", &p.day_short(from)));
    }
    if let Some(until) = schedule.until {
        parts.push(p.t1("directory-hours-until", "day", &p.day_short(until)));
    }
    parts.push(schedule.words.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// Days in a row as their first and last, others one by one.
fn days(p: &Page, days: &[Weekday]) -> String {
    let name = |day: &Weekday| p.t(&format!("directory-weekday-{}", day.number())).into_owned();
    let in_a_row = days.windows(2).all(|pair| pair[1].number() == pair[0].number() + 1);
    match days {
        _ if days.len() == Weekday::ALL.len() => p.t("directory-every-day").into_owned(),
        [first, .., last] if in_a_row && days.len() > 2 => {
            p.tn("directory-days", &[("first", &name(first)), ("last", &name(last))])
        }
        _ => days.iter().map(name).collect::<Vec<_>>().join(" "),
    }
}

/// Whether the entry can be trusted: the sentence and the shape that goes with it.
#[derive(Debug)]
pub(crate) struct Trust {
    pub badge: &'static str,
    pub text: String,
    /// The same without its day, for lists.
    pub short: String,
    /// Whether somebody should call there first.
    pub doubtful: bool,
}

pub(crate) fn trust(p: &Page, verified_on: Option<kernel::Day>, days: i64) -> Trust {
    let (badge, key, day) = match freshness(verified_on, p.today, days) {
        Freshness::Fresh(day) => ("badge-done", "directory-trust-fresh", Some(day)),
        Freshness::Stale(day) => ("badge-urgent", "directory-trust-stale", Some(day)),
        Freshness::Never => ("badge-urgent", "directory-trust-never", None),
    };
    let short = p.t(key).into_owned();
    let text = day.map_or_else(|| short.clone(), |day| format!("{short} {}", p.day_short(day)));
    Trust { badge, text, short, doubtful: badge != "badge-done" }
}
