//! people: who the people are that the other modules work with: persons, households, groups, communities, and places.

mod actions;
mod api;
mod brief;
mod forms;
pub mod geography;
pub mod import;
mod jobs;
mod links;
mod model;
mod pages;
pub mod permissions;
mod query;
pub mod rules;
mod store;
mod views;

use std::sync::Arc;

use ::store::{Db, Migration, Result, Source, Tx};
use kernel::{Community, Day, Group, Held, Household, Id, Moment, Office, Person, Ref};
use offices::Scope;
use web::{Module, NavEntry, Permission as _};

use permissions::ReadPeople;

pub use actions::outside::{differ, merge, merged_into, places, resolve_subject, suspect, sweep};
pub use brief::{
    Brief, Hit, SubjectBrief, UnitBrief, brief, briefs, community_brief, group_brief, household_brief, subject_brief,
    subject_briefs,
};
pub use forms::{fill_place, place_fields, read_place};
pub use jobs::{handlers, review};
pub use links::{Asked, Elsewhere, Kept, Nowhere};
pub use model::{
    Address, Alike, Born, FormerName, GroupMember, HouseholdMember, IdKind, Identity, Life, Marital, NameKind,
    NewCommunity, NewGroup, NewHousehold, NewPerson, NewRelation, Pair, PairState, Particulars, Place, Registration,
    Relation, RelationEnding, RelationForm, RelationTerms, RelationWord, Religion, Sex, Span, Subject,
};
pub use query::Query;
pub use rules::Reason;

/// The texts, with those of the drawings that the module shows.
const TH: &str = concat!(include_str!("../text/th.ftl"), "\n", include_str!("../../../crates/kinship/text/th.ftl"));
const EN: &str = concat!(include_str!("../text/en.ftl"), "\n", include_str!("../../../crates/kinship/text/en.ftl"));

/// The texts of the module.
#[must_use]
pub fn texts() -> ui::Source {
    ui::Source { module: "people", th: TH, en: EN }
}

/// ส่วนงานบุคคล: what this module brings to the program; `elsewhere` tells what outside the registry holds a person.
#[must_use]
pub fn module(elsewhere: Arc<dyn Elsewhere>) -> Module {
    let nav = NavEntry { href: "/people", label: "people-title", roles: ReadPeople::ROLES, order: 30 };
    Module {
        name: "people",
        routes: pages::routes(elsewhere).with_api(api::routes()),
        migrations: migrations(),
        texts: texts(),
        nav: vec![nav],
    }
}

/// The module's tables, with those of the search that it rests on.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let mut migrations = search::migrations();
    let new = Migration::new;
    migrations.extend([
        new("202611210100_people", include_str!("../migrations/202611210100_people.sql")),
        new("202611220301_people_holds", include_str!("../migrations/202611220301_people_holds.sql")),
        Migration::of_a_file("202611220720_people", include_str!("../migrations/202611220720_people.sql")),
        new("202611220800_people_relations", include_str!("../migrations/202611220800_people_relations.sql")),
        new("202611220900_people_by_office", include_str!("../migrations/202611220900_people_by_office.sql")),
        new("202611220911_people_protected", include_str!("../migrations/202611220911_people_protected.sql")),
        new("202611221030_people_offices", include_str!("../migrations/202611221030_people_offices.sql")),
        new("202611221301_people_terms", include_str!("../migrations/202611221301_people_terms.sql")),
        new("202611221400_people_pairs", include_str!("../migrations/202611221400_people_pairs.sql")),
        new("202611221405_people_merges", include_str!("../migrations/202611221405_people_merges.sql")),
        new("202611221407_people_reviews", include_str!("../migrations/202611221407_people_reviews.sql")),
    ]);
    migrations
}

/// The persons that fit a query, likeliest first, each with the reasons.
///
/// # Errors
/// The store's.
pub async fn search(on: &impl Source, query: &Query, today: Day, limit: usize) -> Result<Vec<Hit>> {
    let found = store::finding::find(on, query, today, limit).await?;
    let hit = |(card, likeness): (store::persons::Card, rules::Likeness)| {
        Ok(Hit { brief: Brief::of(on, &card)?, score: likeness.score, reasons: likeness.reasons })
    };
    found.into_iter().map(hit).collect()
}

/// Who in the registry may be this person, likeliest first; `but` is the person themself when they are registered. Merged records
/// are never answered.
///
/// # Errors
/// The store's.
pub async fn alike(on: &impl Source, person: &NewPerson, but: Option<Id<Person>>, today: Day) -> Result<Vec<Alike>> {
    store::alike::of(on, person, but, today).await
}

/// The same for many at once, in few statements; answers in the order of `persons`.
///
/// # Errors
/// The store's.
pub async fn alike_each(on: &impl Source, persons: &[&NewPerson], today: Day) -> Result<Vec<Vec<Alike>>> {
    store::alike::of_each(on, persons, today).await
}

/// The households (or groups, or communities) that fit a free line, best first; `kind` is the kind's word.
///
/// # Errors
/// The store's.
pub async fn search_units(
    on: &impl Source,
    kind: &'static str,
    text: &str,
    today: Day,
    limit: usize,
) -> Result<Vec<UnitBrief>> {
    store::units::find(on, kind, text, today, limit).await
}

/// The record that holds a person now: itself, or the one it was merged into. Ids survive a merge.
///
/// # Errors
/// [`StoreError::NotFound`](::store::StoreError::NotFound) when there is no such person.
pub async fn resolve(on: &impl Source, id: Id<Person>) -> Result<Id<Person>> {
    store::persons::resolve(on, id).await
}

/// Whether the details of a subject lie within a scope: an office that registered or serves it does.
///
/// # Errors
/// The store's.
pub async fn may_read(on: &impl Source, scope: &Scope, subject: Subject) -> Result<bool> {
    store::reach::reaches(on, scope, subject.as_ref()).await
}

/// What an office may tell others of a subject, field by field, in the language of `p` where it is words. The caller sees to it
/// that the subject's details lie within the reader's scope.
///
/// # Errors
/// [`StoreError::NotFound`](::store::StoreError::NotFound) when there is no such record.
pub async fn particulars(on: &impl Source, p: &ui::Page, subject: Subject) -> Result<Particulars> {
    store::particulars::of(on, p, subject).await
}

/// Registers a person for an office, in the command's transaction.
///
/// # Errors
/// [`StoreError::Taken`](::store::StoreError::Taken) when somebody has the identity number already.
pub async fn new_person(tx: &Tx<'_>, office: Id<Office>, person: &NewPerson) -> Result<Id<Person>> {
    let id = store::persons::insert(tx, person).await?;
    store::reach::link(tx, id.as_ref(), office).await?;
    Ok(id)
}

async fn new_unit<U: store::units::Unit>(tx: &Tx<'_>, office: Id<Office>, new: &U::New) -> Result<Id<U>> {
    let id = store::units::insert::<U>(tx, new).await?;
    store::reach::link(tx, id.as_ref(), office).await?;
    Ok(id)
}

/// Registers a household for an office.
///
/// # Errors
/// The store's.
pub async fn new_household(tx: &Tx<'_>, office: Id<Office>, household: &NewHousehold) -> Result<Id<Household>> {
    new_unit(tx, office, household).await
}

/// Registers a group for an office.
///
/// # Errors
/// The store's.
pub async fn new_group(tx: &Tx<'_>, office: Id<Office>, group: &NewGroup) -> Result<Id<Group>> {
    new_unit(tx, office, group).await
}

/// Registers a community for an office.
///
/// # Errors
/// The store's.
pub async fn new_community(tx: &Tx<'_>, office: Id<Office>, community: &NewCommunity) -> Result<Id<Community>> {
    new_unit(tx, office, community).await
}

/// Puts a person into a household.
///
/// # Errors
/// The store's.
pub async fn join_household(
    tx: &Tx<'_>,
    household: Id<Household>,
    person: Id<Person>,
    relation: HouseholdMember,
    span: Span,
) -> Result<()> {
    store::ties::join(tx, household, person, relation, span).await
}

/// Puts a person into a group.
///
/// # Errors
/// The store's.
pub async fn join_group(
    tx: &Tx<'_>,
    group: Id<Group>,
    person: Id<Person>,
    part: GroupMember,
    span: Span,
) -> Result<()> {
    store::ties::join(tx, group, person, part, span).await
}

/// Says what the other is to the person; it reads from both sides.
///
/// # Errors
/// The store's.
pub async fn relate(tx: &Tx<'_>, person: Id<Person>, new: &NewRelation) -> Result<()> {
    store::relations::relate(tx, person, new, "").await
}

/// Who lives with a person on a day, or in a household: in households that lie within the scope, the person among them.
/// Protected persons are left out unless it is their own record, because where somebody lives says where they live.
///
/// # Errors
/// The store's.
pub async fn housemates(on: &impl Source, scope: &Scope, subject: Subject, today: Day) -> Result<Vec<Id<Person>>> {
    store::reach::housemates(on, scope, subject, today).await
}

/// Lets an office see the details of a subject, because it opened a case or was handed one; linking twice is linking once.
///
/// # Errors
/// The store's.
pub async fn link_office(tx: &Tx<'_>, subject: Subject, office: Id<Office>) -> Result<()> {
    let first = store::reach::link(tx, subject.as_ref(), office).await?;
    match subject {
        Subject::Person(person) if first => store::pairs::queue_for(tx, person, office).await,
        _ => Ok(()),
    }
}

/// The offices that look after a person, each with the moment since when.
///
/// # Errors
/// The store's.
pub async fn looked_after_by(on: &impl Source, person: Id<Person>) -> Result<Vec<(Moment, Id<Office>)>> {
    store::reach::since(on, person.as_ref()).await
}

/// A record of another module needs to know who this is: the person is not erased until it lets go.
///
/// # Errors
/// The store's.
pub async fn hold(tx: &Tx<'_>, person: Id<Person>, by: Ref) -> Result<()> {
    store::erasing::hold(tx, person, by).await
}

/// The record needs nobody any more.
///
/// # Errors
/// The store's.
pub async fn let_go(tx: &Tx<'_>, by: Ref) -> Result<()> {
    store::erasing::let_go(tx, by).await
}

/// Whether another record of the registry, or one that holds them, needs to know who this is.
///
/// # Errors
/// The store's.
pub async fn is_needed(on: &impl Source, person: Id<Person>) -> Result<bool> {
    store::erasing::is_needed(on, person).await
}

/// Erases a person whom nothing needs, with every record that was merged into theirs; answers whether it did, and the digest of what
/// was there. Cases are the caller's to look for.
///
/// # Errors
/// The store's.
pub async fn erase(tx: &Tx<'_>, person: Id<Person>) -> Result<Option<String>> {
    if store::erasing::is_needed(tx, person).await? {
        return Ok(None);
    }
    for merged in store::merging::all_below(tx, person).await? {
        store::erasing::erase(tx, merged).await?;
    }
    store::erasing::erase(tx, person).await.map(Some)
}

/// What the registry holds of a person, in the words of a page: for the copy that the person may ask for.
///
/// # Errors
/// [`StoreError::NotFound`](::store::StoreError::NotFound) when there is no such person.
pub async fn held(on: &impl Source, p: &ui::Page, person: Id<Person>) -> Result<Vec<Held>> {
    views::held(on, p, person).await
}

/// Makes a person's rows of the search index anew, after the way of writing terms has changed.
///
/// # Errors
/// The store's.
pub async fn search_rows(tx: &Tx<'_>, id: Id<Person>) -> Result<()> {
    let record = store::persons::record(tx, id).await?;
    store::finding::index(tx, id, &record.person).await
}

/// Writes the search terms of some more persons anew where an upgrade spells them otherwise; answers whether any are left. It may
/// break off at any time and go on later.
///
/// # Errors
/// The store's.
pub async fn renew_search(db: &Db) -> Result<bool> {
    store::renewing::renew(db).await
}

#[cfg(test)]
mod tests;
