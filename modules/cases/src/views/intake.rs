//! The search before a case is opened: clients found, with their cases.

use askama::Template;
use kernel::{Code as _, Id, Letter};
use ui::Page;

use super::search::ClientLine;
use crate::model::{ReferralRow, Unit};

/// A client for whom a case can be opened.
#[derive(Debug)]
pub struct Found {
    /// Who, with the cases that the reader may see.
    pub client: ClientLine,
    /// Where a case for them is opened.
    pub open_href: String,
}

impl Found {
    /// A client of that unit.
    #[must_use]
    pub fn new(unit: Unit, client: ClientLine) -> Self {
        let subject = Id::<()>::new(client.subject);
        Self { open_href: format!("/cases/new/intake?unit={}&subject={subject}", unit.code()), client }
    }
}

/// An address of the intake that keeps the referral out of which a case is opened.
#[must_use]
pub fn with_referral(there: String, referral: Option<&ReferralRow>) -> String {
    referral.map_or_else(|| there.clone(), |row| format!("{there}&referral={}", row.id))
}

/// An address of the intake that keeps the letter from which a case is opened.
#[must_use]
pub fn with_letter(there: String, letter: Option<Id<Letter>>) -> String {
    letter.map_or_else(|| there.clone(), |letter| format!("{there}&letter={letter}"))
}

/// ค้นหาก่อนเปิดเรื่อง
#[derive(Debug, Template)]
#[template(path = "case_search.html")]
pub struct SearchFirstPage {
    /// The page.
    pub p: Page,
    /// Unit, its word, whether it is chosen.
    pub units: Vec<(&'static str, String, bool)>,
    /// What was asked.
    pub text: String,
    /// Who was found.
    pub found: Vec<Found>,
    /// Where a new record is made.
    pub new_href: &'static str,
    /// What that link says.
    pub new_label: String,
    /// The referral out of which the case is opened: its id, whom it is about, and why.
    pub referral: Option<(String, String, String)>,
    /// The letter from which it is opened.
    pub letter: Option<Id<Letter>>,
}

impl SearchFirstPage {
    /// Lays out what was found.
    #[must_use]
    pub fn new(
        p: Page,
        unit: Unit,
        text: String,
        mut found: Vec<Found>,
        (referral, letter): (Option<&ReferralRow>, Option<Id<Letter>>),
    ) -> Self {
        for one in &mut found {
            one.open_href = with_letter(with_referral(std::mem::take(&mut one.open_href), referral), letter);
        }
        let units = Unit::ALL.iter().map(|each| (each.code(), p.code("cases-unit", *each).into_owned(), *each == unit));
        let new_href = match unit {
            Unit::Individual => "/people/new",
            Unit::Family => "/households/new",
            Unit::Group => "/groups/new",
            Unit::Community => "/communities/new",
        };
        Self {
            units: units.collect(),
            referral: referral.map(|row| (row.id.to_string(), row.client.clone(), row.purpose.clone())),
            letter,
            new_label: p.code("cases-new-record", unit).into_owned(),
            p,
            text,
            found,
            new_href,
        }
    }

    /// How many were found, in words.
    #[must_use]
    pub fn found_text(&self) -> String {
        self.p.count("cases-found", i64::try_from(self.found.len()).unwrap_or(i64::MAX))
    }
}
