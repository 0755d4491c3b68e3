//! What everyone who may search the registry sees of a person, a household, a group or a community, for lists and strips.

use std::collections::HashMap;

use kernel::{Community, Day, Group, Household, Id, Kind as _, Lang, Person};
use store::{Result, Source, StoreError};
use thai::date::{age_years, format_partial, format_partial_en};
use ui::Page;

use crate::geography::{self, Place};
use crate::model::{Born, Sex, Subject, born, display_name};
use crate::rules::Reason;
use crate::store::persons::{self, Card};
use crate::store::units;

/// A place with its village in words: "ม.4 ต.คอหงส์ อ.หาดใหญ่ จ.สงขลา"; empty when neither is known.
pub(crate) fn place_text(p: &Page, place: Option<Place>, moo: &str) -> String {
    let line = place.map(|place| place.line(p.lang)).unwrap_or_default();
    if moo.is_empty() { line } else { format!("{} {line}", p.t1("people-moo-short", "moo", moo)).trim().to_owned() }
}

/// บุคคลโดยย่อ: enough to tell people apart, nothing that is kept from colleagues of other offices.
#[derive(Debug, Clone)]
pub struct Brief {
    /// Id.
    pub id: Id<Person>,
    /// Name with its title.
    pub name: String,
    /// Nickname; empty when none is known.
    pub nickname: String,
    /// Sex.
    pub sex: Sex,
    /// Birth date as far as it is known.
    pub born: Born,
    /// Whether they died.
    pub dead: bool,
    /// When, if known.
    pub died: Option<Day>,
    /// Where they live; none when unknown or protected.
    pub place: Option<Place>,
    /// หมู่ที่; empty when unknown or protected.
    pub moo: String,
    /// Whether where they live is kept from others.
    pub protected: bool,
    /// The identity number with most of it hidden; empty when there is none.
    pub masked_id: String,
    /// The record that this one was merged into.
    pub merged_into: Option<Id<Person>>,
}

impl Brief {
    pub(crate) fn of(on: &impl Source, card: &Card) -> Result<Self> {
        let open = |place: Option<Place>| place.filter(|_| !card.protected);
        Ok(Self {
            id: card.id,
            name: display_name(&card.title, &card.given_name, &card.middle_name, &card.family_name),
            nickname: card.nickname.clone(),
            sex: card.sex,
            born: born(card.born, &card.born_precision),
            dead: card.dead,
            died: card.died,
            place: open(card.place.and_then(geography::place)),
            moo: if card.protected { String::new() } else { card.moo.clone() },
            protected: card.protected,
            masked_id: card.identity(on)?.masked(),
            merged_into: card.merged_into,
        })
    }

    /// The person's page.
    #[must_use]
    pub fn href(&self) -> String {
        format!("/people/{}", self.id)
    }

    /// Completed years today, or at death; none when the birth year or the day of death is unknown.
    #[must_use]
    pub fn age(&self, today: Day) -> Option<i16> {
        let on = if self.dead { self.died? } else { today };
        self.born.map(|born| age_years(born.date, on.date())).filter(|years| *years >= 0)
    }

    /// The age in words: "อายุ 78 ปี"; empty when unknown.
    #[must_use]
    pub fn age_text(&self, p: &Page) -> String {
        let key = if self.dead { "people-age-at-death" } else { "people-age" };
        self.age(p.today).map(|years| p.count(key, i64::from(years))).unwrap_or_default()
    }

    /// The birth date in words, as far as it is known; empty when unknown.
    #[must_use]
    pub fn born_text(&self, lang: Lang) -> String {
        self.born
            .map(|born| if lang == Lang::Th { format_partial(born) } else { format_partial_en(born) })
            .unwrap_or_default()
    }

    /// Where they live, in words: "ม.4 ต.คอหงส์ อ.หาดใหญ่ จ.สงขลา"; that it is kept secret; or empty.
    #[must_use]
    pub fn place_text(&self, p: &Page) -> String {
        if self.protected {
            return p.t("people-place-protected").into_owned();
        }
        place_text(p, self.place, &self.moo)
    }

    /// Nickname, age, sex, place and masked number in words, those that are known: for lists and strips.
    #[must_use]
    pub fn facts(&self, p: &Page) -> Vec<String> {
        let nickname =
            if self.nickname.is_empty() { String::new() } else { p.t1("people-nicknamed", "name", &self.nickname) };
        let sex = if self.sex == Sex::Unknown { String::new() } else { p.code("people-sex", self.sex).into_owned() };
        let facts = [nickname, self.age_text(p), sex, self.place_text(p), self.masked_id.clone()];
        facts.into_iter().filter(|fact| !fact.is_empty()).collect()
    }
}

/// A person found, how well they fit, and why.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Who.
    pub brief: Brief,
    /// Higher fits better; from 200 on it is very likely the same person.
    pub score: i64,
    /// Why, weightiest first.
    pub reasons: Vec<Reason>,
}

impl Hit {
    /// The reasons in words.
    #[must_use]
    pub fn why(&self, p: &Page) -> Vec<String> {
        self.reasons.iter().map(|reason| p.code("people-reason", *reason).into_owned()).collect()
    }
}

/// ครัวเรือน กลุ่ม หรือชุมชนโดยย่อ.
#[derive(Debug, Clone)]
pub struct UnitBrief {
    /// Which.
    pub subject: Subject,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: Option<Place>,
    /// หมู่ที่
    pub moo: String,
    /// How many belong to it today; 0 for a community, whose people are not listed.
    pub members: i64,
}

impl UnitBrief {
    /// Its page.
    #[must_use]
    pub fn href(&self) -> String {
        self.subject.href()
    }

    /// Where it is, in words.
    #[must_use]
    pub fn place_text(&self, p: &Page) -> String {
        place_text(p, self.place, &self.moo)
    }

    /// Kind, members and place in words.
    #[must_use]
    pub fn facts(&self, p: &Page) -> Vec<String> {
        let kind = p.t(&format!("people-kind-{}", self.subject.as_ref().kind)).into_owned();
        let members = if self.members > 0 { p.count("people-members-count", self.members) } else { String::new() };
        [kind, members, self.place_text(p)].into_iter().filter(|fact| !fact.is_empty()).collect()
    }
}

/// What a case is about, in brief.
#[derive(Debug, Clone)]
pub enum SubjectBrief {
    /// บุคคล
    Person(Box<Brief>),
    /// ครัวเรือน กลุ่ม ชุมชน
    Unit(UnitBrief),
}

impl SubjectBrief {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Person(brief) => &brief.name,
            Self::Unit(brief) => &brief.name,
        }
    }

    /// Its page.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Person(brief) => brief.href(),
            Self::Unit(brief) => brief.href(),
        }
    }

    /// What tells it apart, in words.
    #[must_use]
    pub fn facts(&self, p: &Page) -> Vec<String> {
        match self {
            Self::Person(brief) => brief.facts(p),
            Self::Unit(brief) => brief.facts(p),
        }
    }

    /// Where, as a code of [`geography::place`]; none when unknown or protected.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Person(brief) => brief.place,
            Self::Unit(brief) => brief.place,
        }
    }
}

/// The briefs of persons, by id; who is not in the registry is not in the answer.
///
/// # Errors
/// The store's.
pub async fn briefs(on: &impl Source, ids: &[Id<Person>]) -> Result<HashMap<Id<Person>, Brief>> {
    let cards = persons::cards(on, ids).await?;
    cards.iter().map(|card| Brief::of(on, card).map(|brief| (card.id, brief))).collect()
}

/// The brief of one person.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such person.
pub async fn brief(on: &impl Source, id: Id<Person>) -> Result<Brief> {
    briefs(on, &[id]).await?.remove(&id).ok_or(StoreError::NotFound)
}

async fn unit(on: &impl Source, subject: Subject, today: Day) -> Result<UnitBrief> {
    let about = subject.as_ref();
    units::briefs(on, about.kind, &[about.id], today).await?.pop().ok_or(StoreError::NotFound)
}

/// The brief of a household, with how many live there on a day.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such household.
pub async fn household_brief(on: &impl Source, id: Id<Household>, today: Day) -> Result<UnitBrief> {
    unit(on, Subject::Household(id), today).await
}

/// The brief of a group, with how many belong to it on a day.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such group.
pub async fn group_brief(on: &impl Source, id: Id<Group>, today: Day) -> Result<UnitBrief> {
    unit(on, Subject::Group(id), today).await
}

/// The brief of a community.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such community.
pub async fn community_brief(on: &impl Source, id: Id<Community>, today: Day) -> Result<UnitBrief> {
    unit(on, Subject::Community(id), today).await
}

/// The brief of whatever a case is about; a merged person is followed to the record that holds them now.
///
/// # Errors
/// [`StoreError::NotFound`] when there is no such record.
pub async fn subject_brief(on: &impl Source, subject: Subject, today: Day) -> Result<SubjectBrief> {
    match subject {
        Subject::Person(id) => {
            let here = crate::resolve(on, id).await?;
            brief(on, here).await.map(|brief| SubjectBrief::Person(Box::new(brief)))
        }
        other => unit(on, other, today).await.map(SubjectBrief::Unit),
    }
}

/// The briefs of many subjects at once, for lists; what no longer exists is left out.
///
/// # Errors
/// The store's.
pub async fn subject_briefs(
    on: &impl Source,
    subjects: &[Subject],
    today: Day,
) -> Result<HashMap<Subject, SubjectBrief>> {
    let numbers = |kind: &str| -> Vec<i64> {
        subjects
            .iter()
            .map(|subject| subject.as_ref())
            .filter(|about| about.kind == kind)
            .map(|about| about.id)
            .collect()
    };
    let persons: Vec<Id<Person>> = numbers(Person::KIND).into_iter().map(Id::new).collect();
    let persons = briefs(on, &persons).await?.into_iter();
    let mut found: HashMap<Subject, SubjectBrief> =
        persons.map(|(id, brief)| (Subject::Person(id), SubjectBrief::Person(Box::new(brief)))).collect();
    for kind in [Household::KIND, Group::KIND, Community::KIND] {
        let units = units::briefs(on, kind, &numbers(kind), today).await?;
        found.extend(units.into_iter().map(|brief| (brief.subject, SubjectBrief::Unit(brief))));
    }
    Ok(found)
}
