//! Pages of households, groups and communities.

use askama::Template;
use ui::Page;

use super::Tie;
use crate::brief::UnitBrief;
use crate::store::units::{CommunityRow, GroupRow, HouseholdRow};

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

/// One household.
#[derive(Debug, Template)]
#[template(path = "household.html")]
pub(crate) struct HouseholdPage {
    pub p: Page,
    pub row: HouseholdRow,
    pub members: Vec<Tie>,
    pub may_edit: bool,
}

impl HouseholdPage {
    pub(crate) fn changed_at(&self) -> String {
        self.p.moment(self.row.changed_at)
    }

    pub(crate) fn address(&self) -> String {
        self.row.address().line(self.p.lang)
    }

    pub(crate) fn href(&self) -> String {
        format!("/households/{}", self.row.id)
    }

    pub(crate) fn ending(&self) -> String {
        if self.may_edit { format!("{}/members", self.href()) } else { String::new() }
    }
}

/// One group.
#[derive(Debug, Template)]
#[template(path = "group.html")]
pub(crate) struct GroupPage {
    pub p: Page,
    pub row: GroupRow,
    pub members: Vec<Tie>,
    pub may_edit: bool,
}

impl GroupPage {
    pub(crate) fn changed_at(&self) -> String {
        self.p.moment(self.row.changed_at)
    }

    pub(crate) fn href(&self) -> String {
        format!("/groups/{}", self.row.id)
    }

    pub(crate) fn ending(&self) -> String {
        if self.may_edit { format!("{}/members", self.href()) } else { String::new() }
    }

    pub(crate) fn place(&self) -> String {
        place(&self.p, self.row.place)
    }
}

/// One community.
#[derive(Debug, Template)]
#[template(path = "community.html")]
pub(crate) struct CommunityPage {
    pub p: Page,
    pub row: CommunityRow,
    pub may_edit: bool,
}

impl CommunityPage {
    pub(crate) fn changed_at(&self) -> String {
        self.p.moment(self.row.changed_at)
    }

    pub(crate) fn place(&self) -> String {
        let line = place(&self.p, self.row.place);
        if self.row.moo.is_empty() {
            line
        } else {
            format!("{} {line}", self.p.t1("people-moo-short", "moo", &self.row.moo))
        }
    }
}

fn place(p: &Page, code: Option<i64>) -> String {
    code.and_then(crate::geography::place).map(|place| place.line(p.lang)).unwrap_or_default()
}
