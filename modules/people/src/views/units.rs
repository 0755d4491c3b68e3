//! Pages of households, groups and communities.

use askama::Template;
use kernel::{Community, Group, Household};
use ui::Page;

use super::Tie;
use crate::brief::{UnitBrief, place_text};
use crate::geography;
use crate::model::{NewCommunity, NewGroup, NewHousehold, Subject};
use crate::store::units::{Record, Unit};

/// Households, groups or communities.
#[derive(Debug, Template)]
#[template(path = "units.html")]
pub(crate) struct UnitsPage {
    pub p: Page,
    /// The path and the key of the kind.
    pub kind: &'static str,
    pub text: String,
    pub found: Vec<UnitBrief>,
    pub may_register: bool,
}

impl UnitsPage {
    pub(crate) fn title_key(&self) -> String {
        format!("people-{}-title", self.kind)
    }

    pub(crate) fn new_key(&self) -> String {
        format!("people-{}-new", self.kind)
    }

    pub(crate) fn what_key(&self) -> String {
        format!("people-{}-what", self.kind)
    }

    pub(crate) fn path(&self) -> String {
        format!("/{}", self.kind)
    }
}

/// What the page of a unit tells beside its name.
pub(crate) trait UnitFacts: Unit {
    /// The key of each label with its value; empty ones are not shown.
    fn facts(new: &Self::New, p: &Page) -> Vec<(&'static str, String)>;
}

impl UnitFacts for Household {
    fn facts(new: &NewHousehold, p: &Page) -> Vec<(&'static str, String)> {
        vec![("people-address", new.address.line(p.lang)), ("people-note", new.note.clone())]
    }
}

impl UnitFacts for Group {
    fn facts(new: &NewGroup, p: &Page) -> Vec<(&'static str, String)> {
        let place = place_text(p, new.place.and_then(geography::place), "");
        vec![("people-purpose", new.purpose.clone()), ("people-place", place), ("people-note", new.note.clone())]
    }
}

impl UnitFacts for Community {
    fn facts(new: &NewCommunity, p: &Page) -> Vec<(&'static str, String)> {
        vec![
            ("people-place", place_text(p, new.place.and_then(geography::place), &new.moo)),
            ("people-leader", new.leader.clone()),
            ("people-leader-phone", new.leader_phone.clone()),
            ("people-note", new.note.clone()),
        ]
    }
}

/// One household, group or community.
#[derive(Debug, Template)]
#[template(path = "unit.html")]
pub(crate) struct UnitPage {
    pub p: Page,
    /// Household, group or community, in words.
    pub kind: String,
    pub subject: Subject,
    /// Label and value.
    pub facts: Vec<(String, String)>,
    /// Who belongs to it; none where people are not listed.
    pub members: Option<Vec<Tie>>,
    pub may_edit: bool,
    pub changed_by: String,
    pub changed_at: String,
}

impl UnitPage {
    /// What the page of a record tells; `p` is entitled with its kind.
    pub(crate) fn new<U: UnitFacts>(mut p: Page, record: Record<U>, members: Option<Vec<Tie>>, may_edit: bool) -> Self {
        let kind = std::mem::replace(&mut p.title, U::found_by(&record.unit).0.to_owned());
        let known = U::facts(&record.unit, &p).into_iter().filter(|(_, value)| !value.is_empty());
        Self {
            kind,
            subject: U::subject(record.id),
            facts: known.map(|(key, value)| (p.t(key).into_owned(), value)).collect(),
            members,
            may_edit,
            changed_by: record.changed_by,
            changed_at: p.moment(record.changed_at),
            p,
        }
    }

    /// Below which address a membership is ended; empty for whoever may not.
    pub(crate) fn ending(&self) -> String {
        if self.may_edit { format!("{}/members", self.subject.href()) } else { String::new() }
    }
}
