//! One person's page.

use askama::Template;
use ui::Page;

use super::{Former, Tie};
use crate::brief::Brief;
use crate::model::{Address, Detail, Life, Marital, NewPerson, Registration, Sex};
use crate::store::persons::Record;

/// What the reader may do on a person's page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rights {
    pub edit: bool,
    pub unmask: bool,
    pub pair: bool,
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
    pub former: Vec<Former>,
}

impl PersonPage {
    /// The page with nothing but the record, for whoever wants its facts in words.
    pub(crate) fn of_record(p: Page, brief: Brief, record: Record) -> Self {
        let rights = Rights { edit: false, unmask: false, pair: false };
        let (relations, households, groups) = (Vec::new(), Vec::new(), Vec::new());
        Self { p, brief, record, relations, households, groups, rights, offices: Vec::new(), former: Vec::new() }
    }

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
            ("people-sex", unknown(p.code("people-sex", person.sex).into_owned(), person.sex == Sex::Unknown)),
            ("people-nationality", person.nationality.clone()),
            ("people-registration", unknown(registration, person.registration == Registration::Unknown)),
            ("people-marital", unknown(marital, person.marital == Marital::Unknown)),
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

/// What a record says of a detail, in words; empty where it says nothing.
pub(crate) fn said(p: &Page, detail: Detail, person: &NewPerson) -> String {
    let phone = |phone: &Option<thai::phone::Phone>| phone.as_ref().map(ToString::to_string).unwrap_or_default();
    match detail {
        Detail::Identity if person.identity.number().is_empty() => String::new(),
        Detail::Identity => {
            format!("{} {}", p.code("people-id-kind", person.identity.kind()), person.identity.masked())
        }
        Detail::Title => person.title.clone(),
        Detail::Given => person.given.clone(),
        Detail::Middle => person.middle.clone(),
        Detail::Family => person.family.clone(),
        Detail::Nickname => person.nickname.clone(),
        Detail::Sex if person.sex == Sex::Unknown => String::new(),
        Detail::Sex => p.code("people-sex", person.sex).into_owned(),
        Detail::Born => person.born.map(|born| in_words(p, born)).unwrap_or_default(),
        Detail::Life => match person.life {
            Life::Living => p.t("people-living").into_owned(),
            Life::Dead(None) => p.t("people-dead-yes").into_owned(),
            Life::Dead(Some(day)) => format!("{} {}", p.t("people-dead-yes"), p.day(day)),
        },
        Detail::Nationality => person.nationality.clone(),
        Detail::Registration if person.registration == Registration::Unknown => String::new(),
        Detail::Registration => p.code("people-registration", person.registration).into_owned(),
        Detail::Marital if person.marital == Marital::Unknown => String::new(),
        Detail::Marital => p.code("people-marital", person.marital).into_owned(),
        Detail::Religion => {
            person.religion.map(|religion| p.code("people-religion", religion).into_owned()).unwrap_or_default()
        }
        Detail::Phone => phone(&person.phone),
        Detail::OtherPhone => phone(&person.other_phone),
        Detail::Registered => person.registered.line(p.lang),
        Detail::Lives => person.lives().line(p.lang),
    }
}

fn in_words(p: &Page, born: thai::date::PartialDate) -> String {
    if p.lang == kernel::Lang::Th { thai::date::format_partial(born) } else { thai::date::format_partial_en(born) }
}
