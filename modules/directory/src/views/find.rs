//! Services in a list.

use askama::Template;
use people::geography::{self, Rank};
use ui::{Choice, Page};

use super::{PhoneView, Trust, trust};
use crate::model::{OrganisationBrief, ServiceBrief};

/// One service in a list.
#[derive(Debug)]
pub(crate) struct Line {
    pub href: String,
    pub name: String,
    pub organisation: String,
    pub phone: Option<PhoneView>,
    /// By which area it serves whoever was asked for; empty when no place was.
    pub serves: String,
    pub trust: Trust,
    /// Its status where it cannot be had.
    pub closed: String,
}

impl Line {
    pub(crate) fn new(p: &Page, service: &ServiceBrief, serves: Option<i64>, days: i64) -> Self {
        Self {
            href: service.href(),
            name: service.name.clone(),
            organisation: service.organisation_name.clone(),
            phone: super::phones(service.phone.as_slice()).pop(),
            serves: serves.map_or_else(String::new, |code| area(p, code)),
            trust: trust(p, service.verified_on, days),
            closed: if service.status.is_open() { String::new() } else { p.t(service.status.key()).into_owned() },
        }
    }
}

/// The area by which somebody is served, in words.
fn area(p: &Page, code: i64) -> String {
    match geography::place(code) {
        None => p.t("directory-serves-country").into_owned(),
        Some(place) => {
            let key = match place.rank() {
                Rank::Province => "directory-serves-province",
                Rank::District => "directory-serves-district",
                Rank::Subdistrict => "directory-serves-subdistrict",
            };
            p.t1(key, "place", &place.name(p.lang))
        }
    }
}

/// ทำเนียบ: what is asked for, and what fits.
#[derive(Debug, Template)]
#[template(path = "find.html")]
pub(crate) struct FindPage {
    pub p: Page,
    pub text: String,
    pub place: String,
    /// The place as it was understood.
    pub near: Option<String>,
    pub place_unknown: bool,
    pub problems: Vec<Choice>,
    pub groups: Vec<Choice>,
    pub open: bool,
    pub closed: bool,
    pub organisations: Vec<OrganisationBrief>,
    pub lines: Vec<Line>,
    pub newer: Option<String>,
    pub older: Option<String>,
    pub may_keep: bool,
}

/// Entries that nobody has verified for too long.
#[derive(Debug, Template)]
#[template(path = "unverified.html")]
pub(crate) struct UnverifiedPage {
    pub p: Page,
    pub days: i64,
    /// Whether the reader may set the number of days.
    pub may_set: bool,
    pub lines: Vec<Line>,
    pub newer: Option<String>,
    pub older: Option<String>,
}

impl UnverifiedPage {
    pub(crate) fn lead(&self) -> String {
        self.p.count("directory-unverified-lead", self.days)
    }
}
