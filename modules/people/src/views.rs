//! What the templates need.

use askama::Template;
use kernel::{Day, Id, Person};
use ui::{Form, Page};

use crate::brief::{Brief, Hit, UnitBrief};
use crate::model::{Address, Span};
use crate::store::persons::Record;
use crate::store::units::{CommunityRow, GroupRow, HouseholdRow};

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
}

impl PeoplePage {
    pub(crate) fn found(&self) -> String {
        self.p.count("people-found", i64::try_from(self.hits.len()).unwrap_or(i64::MAX))
    }
}

/// Registering somebody, with those who are alike.
#[derive(Debug, Template)]
#[template(path = "register.html")]
pub(crate) struct RegisterPage {
    pub p: Page,
    pub form: Form,
    pub hits: Vec<Hit>,
    pub for_case: bool,
}

/// What the reader may do on a person's page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rights {
    pub edit: bool,
    pub unmask: bool,
}

/// One person.
#[derive(Debug, Template)]
#[template(path = "person.html")]
pub(crate) struct PersonPage {
    pub p: Page,
    pub brief: Brief,
    pub record: Record,
    pub relations: Vec<Tie>,
    pub households: Vec<Tie>,
    pub groups: Vec<Tie>,
    pub rights: Rights,
    pub offices: Vec<String>,
}

/// Somebody or something that belongs to the subject of a page.
#[derive(Debug, Clone)]
pub(crate) struct Tie {
    pub id: Id<Person>,
    pub href: String,
    pub name: String,
    pub what: String,
    pub facts: Vec<String>,
    pub span: String,
    pub note: String,
    pub holds: bool,
    pub open: bool,
}

impl Tie {
    pub(crate) fn new(p: &Page, id: i64, href: String, name: &str, what: String, span: Span, today: Day) -> Self {
        let (facts, note) = (Vec::new(), String::new());
        let (holds, open) = (span.goes_on(today), span.until.is_none());
        Self { id: Id::new(id), href, name: name.to_owned(), what, facts, span: span_text(p, span), note, holds, open }
    }

    pub(crate) fn with_facts(mut self, facts: Vec<String>) -> Self {
        self.facts = facts;
        self
    }

    pub(crate) fn with_note(mut self, note: &str) -> Self {
        note.clone_into(&mut self.note);
        self
    }
}

/// "ตั้งแต่ … ถึง …", as far as it is known.
fn span_text(p: &Page, span: Span) -> String {
    let day = |day: Day| p.day_short(day);
    match (span.from.map(day), span.until.map(day)) {
        (None, None) => String::new(),
        (Some(from), None) => p.t1("people-span-from", "from", &from),
        (None, Some(until)) => p.t1("people-span-until", "until", &until),
        (Some(from), Some(until)) => p.tn("people-span-both", &[("from", &from), ("until", &until)]),
    }
}

impl PersonPage {
    pub(crate) fn changed_at(&self) -> String {
        self.p.moment(self.record.changed_at)
    }

    /// The label and the value of what is known, for the list of facts; unknown ones are left out.
    pub(crate) fn details(&self) -> Vec<(String, String)> {
        let (p, person) = (&self.p, &self.record.person);
        let phone = |phone: &Option<thai::phone::Phone>| phone.as_ref().map(ToString::to_string).unwrap_or_default();
        let former =
            person.former.iter().map(|former| format!("{} ({})", former.name, p.code("people-name-kind", former.kind)));
        let religion =
            person.religion.map(|religion| p.code("people-religion", religion).into_owned()).unwrap_or_default();
        let unknown = |text: String, is_unknown: bool| if is_unknown { String::new() } else { text };
        let registration = p.code("people-registration", person.registration).into_owned();
        let marital = p.code("people-marital", person.marital).into_owned();
        let rows = [
            ("people-former", former.collect::<Vec<_>>().join(", ")),
            ("people-born", self.brief.born_text(p.lang)),
            ("people-died", self.brief.died.map(|day| p.day(day)).unwrap_or_default()),
            (
                "people-sex",
                unknown(p.code("people-sex", person.sex).into_owned(), person.sex == crate::model::Sex::Unknown),
            ),
            ("people-nationality", person.nationality.clone()),
            ("people-registration", unknown(registration, person.registration == crate::model::Registration::Unknown)),
            ("people-marital", unknown(marital, person.marital == crate::model::Marital::Unknown)),
            ("people-religion", religion),
            ("people-phone", phone(&person.phone)),
            ("people-other-phone", phone(&person.other_phone)),
            ("people-registered-at", self.address(&person.registered)),
            ("people-lives", person.current.as_ref().map(|address| self.address(address)).unwrap_or_default()),
        ];
        rows.into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| (p.t(key).into_owned(), value))
            .collect()
    }

    fn address(&self, address: &Address) -> String {
        let line = address.line(self.p.lang);
        if address.house_code.is_empty() {
            line
        } else {
            format!("{line} ({} {})", self.p.t("people-house-code"), address.house_code)
        }
    }

    /// Below which address a relation is ended; empty for whoever may not.
    pub(crate) fn ending(&self) -> String {
        if self.rights.edit { format!("/people/{}/relations", self.brief.id) } else { String::new() }
    }

    /// The kind of number and what may be seen of it.
    pub(crate) fn number(&self) -> String {
        let kind = self.p.code("people-id-kind", self.record.person.identity.kind());
        format!("{kind} {}", self.brief.masked_id).trim().to_owned()
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

/// Choosing somebody from the registry.
#[derive(Debug, Template)]
#[template(path = "pick.html")]
pub(crate) struct PickPage {
    pub p: Page,
    /// Where the search goes.
    pub search: String,
    pub text: String,
    pub found: bool,
    /// For whom somebody is chosen.
    pub whose: String,
    pub form: Form,
}

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
