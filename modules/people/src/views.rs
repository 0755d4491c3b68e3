//! What the templates need.

mod alike;
mod copy;
mod family;
mod pairs;
mod person;
mod ties;
mod units;

use askama::Template;
use kernel::Refusal;
use ui::{Form, Page};

use crate::brief::{Brief, Hit};

pub(crate) use alike::{AlikeLists, AlikePage, AlikePart};
pub(crate) use copy::held;
pub(crate) use family::FamilyPage;
pub(crate) use pairs::{
    Details, Former, HiddenPairPage, MergedPairPage, PairLine, PairPage, PairsPage, SeparationPage, SideView, against,
    details, label_of, pair_why, unchosen,
};
pub(crate) use person::{PersonPage, Rights};
pub(crate) use ties::Tie;
pub(crate) use units::{UnitFacts, UnitPage, UnitsPage};

/// The search, and the people last registered.
#[derive(Debug, Template)]
#[template(path = "people.html")]
pub(crate) struct PeoplePage {
    pub p: Page,
    pub text: String,
    pub searched: bool,
    pub hits: Vec<Hit>,
    pub recent: Vec<Brief>,
    pub may_register: bool,
    /// How many pairs wait for the reader, in words; empty where none does.
    pub pairs: String,
}

impl PeoplePage {
    pub(crate) fn found(&self) -> String {
        self.p.count("people-found", i64::try_from(self.hits.len()).unwrap_or(i64::MAX))
    }
}

/// An office that looks after somebody, and its supervisors.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub office: String,
    pub names: Vec<String>,
}

/// A record in other offices' hands.
#[derive(Debug, Template)]
#[template(path = "outside.html")]
pub(crate) struct OutsidePage {
    pub p: Page,
    pub name: String,
    pub facts: Vec<String>,
    pub asks: Vec<Ask>,
}

/// A number in full, once.
#[derive(Debug, Template)]
#[template(path = "unmasked.html")]
pub(crate) struct UnmaskedPage {
    pub p: Page,
    pub brief: Brief,
    pub number: String,
}

/// What is recorded of one relation.
#[derive(Debug, Template)]
#[template(path = "relation.html")]
pub(crate) struct RelationPage {
    pub p: Page,
    pub lead: String,
    pub form: Form,
}

impl web::Asking for RelationPage {
    fn refused(mut self, refusal: &Refusal) -> Self {
        self.form = self.form.refused(&self.p, refusal);
        self
    }
}

/// Choosing somebody from the registry.
#[derive(Debug, Template)]
#[template(path = "pick.html")]
pub(crate) struct PickPage {
    pub p: Page,
    pub text: String,
    pub found: bool,
    /// For whom somebody is chosen.
    pub whose: String,
    pub form: Form,
}

impl PickPage {
    /// Where the search goes: the form goes to a collection, and the search stands where one is added to it.
    pub(crate) fn search(&self) -> String {
        format!("{}/new", self.form.action)
    }

    /// Says why a rule refuses the command.
    pub(crate) fn refused(mut self, refusal: &Refusal) -> Self {
        self.form = self.form.refused(&self.p, refusal);
        self
    }
}
