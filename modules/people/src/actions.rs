//! One function per command: load, decide, save, record, in one transaction.

use kernel::{Actor, Community, Day, Group, Household, Id, Office, Person, Refusal};
use store::{Db, Entry, Result as Stored, StoreError};
use web::Failure;

use crate::model::{GroupMember, HouseholdMember, NewCommunity, NewGroup, NewHousehold, NewPerson, RelationWord, Span};
use crate::rules;
use crate::store::{persons, ties, units};

/// Why a command came to nothing.
#[derive(Debug)]
pub(crate) enum NotDone {
    /// A rule says no.
    Refused(Refusal),
    /// The store does.
    Store(StoreError),
}

impl From<Refusal> for NotDone {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for NotDone {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<NotDone> for Failure {
    fn from(not_done: NotDone) -> Self {
        match not_done {
            NotDone::Refused(refusal) => refusal.into(),
            NotDone::Store(error) => error.into(),
        }
    }
}

type Done<T> = Result<T, NotDone>;

/// Registers a person for an office.
pub(crate) async fn register(db: &Db, actor: &Actor, office: Id<Office>, new: &NewPerson) -> Done<Id<Person>> {
    let tx = db.write(actor).await?;
    rules::registered_already(persons::holder(&tx, &new.identity).await?)?;
    let id = crate::new_person(&tx, office, new).await.map_err(taken)?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a person's record.
pub(crate) async fn change(db: &Db, actor: &Actor, id: Id<Person>, version: i64, new: &NewPerson) -> Done<()> {
    let tx = db.write(actor).await?;
    rules::registered_already(persons::holder(&tx, &new.identity).await?.filter(|holder| *holder != id))?;
    persons::update(&tx, id, version, new).await.map_err(taken)?;
    tx.record(Entry::new("person-changed", id.as_ref()).detail(serde_json::json!({ "from-version": version }))).await?;
    tx.commit().await?;
    Ok(())
}

/// Two commands at once with one number: the second is told what the first one did.
fn taken(error: StoreError) -> NotDone {
    match error {
        StoreError::Taken => Refusal::new("people-refused-number-taken").into(),
        other => other.into(),
    }
}

/// Writes down that a protected person's details were read.
pub(crate) async fn note_reading(db: &Db, actor: &Actor, id: Id<Person>) -> Stored<()> {
    let tx = db.write(actor).await?;
    tx.record(Entry::new("person-read", id.as_ref())).await?;
    tx.commit().await
}

/// Writes down that an identity number is shown in full, and why; only then it is.
pub(crate) async fn unmask(db: &Db, actor: &Actor, id: Id<Person>, reason: &str) -> Stored<String> {
    let record = persons::record(db, id).await?;
    let tx = db.write(actor).await?;
    tx.record(Entry::new("person-number-shown", id.as_ref()).reason(reason)).await?;
    tx.commit().await?;
    Ok(record.person.identity.shown())
}

/// Says what somebody is to a person.
pub(crate) async fn relate(
    db: &Db,
    actor: &Actor,
    person: Id<Person>,
    (other, word): (Id<Person>, RelationWord),
    span: Span,
    note: &str,
) -> Done<()> {
    rules::relate(person, other)?;
    rules::span(span)?;
    let tx = db.write(actor).await?;
    ties::relate(&tx, person, other, word, span, note).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends a relation with today.
pub(crate) async fn end_relation(db: &Db, actor: &Actor, person: Id<Person>, relation: i64, today: Day) -> Done<()> {
    let tx = db.write(actor).await?;
    ties::end_relation(&tx, person, relation, today).await?;
    tx.commit().await?;
    Ok(())
}

/// Registers a household for an office.
pub(crate) async fn add_household(
    db: &Db,
    actor: &Actor,
    office: Id<Office>,
    new: &NewHousehold,
) -> Done<Id<Household>> {
    let tx = db.write(actor).await?;
    let id = crate::new_household(&tx, office, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a household's record.
pub(crate) async fn change_household(
    db: &Db,
    actor: &Actor,
    id: Id<Household>,
    version: i64,
    new: &NewHousehold,
) -> Done<()> {
    let tx = db.write(actor).await?;
    units::update_household(&tx, id, version, new).await?;
    tx.commit().await?;
    Ok(())
}

/// Puts somebody into a household.
pub(crate) async fn move_in(
    db: &Db,
    actor: &Actor,
    household: Id<Household>,
    (person, relation): (Id<Person>, HouseholdMember),
    span: Span,
    today: Day,
) -> Done<()> {
    rules::span(span)?;
    let tx = db.write(actor).await?;
    let rows = ties::household_members(&tx, household).await?;
    let before: Vec<Span> = rows.iter().filter(|row| row.person == person).map(ties::HouseholdRowOf::span).collect();
    rules::already_in(&before, today)?;
    ties::join_household(&tx, household, person, relation, span).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets a membership in a household end today.
pub(crate) async fn move_out(db: &Db, actor: &Actor, household: Id<Household>, member: i64, today: Day) -> Done<()> {
    let tx = db.write(actor).await?;
    ties::leave_household(&tx, household, member, today).await?;
    tx.commit().await?;
    Ok(())
}

/// Registers a group for an office.
pub(crate) async fn add_group(db: &Db, actor: &Actor, office: Id<Office>, new: &NewGroup) -> Done<Id<Group>> {
    let tx = db.write(actor).await?;
    let id = crate::new_group(&tx, office, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a group's record.
pub(crate) async fn change_group(db: &Db, actor: &Actor, id: Id<Group>, version: i64, new: &NewGroup) -> Done<()> {
    let tx = db.write(actor).await?;
    units::update_group(&tx, id, version, new).await?;
    tx.commit().await?;
    Ok(())
}

/// Puts somebody into a group.
pub(crate) async fn join(
    db: &Db,
    actor: &Actor,
    group: Id<Group>,
    (person, part): (Id<Person>, GroupMember),
    span: Span,
    today: Day,
) -> Done<()> {
    rules::span(span)?;
    let tx = db.write(actor).await?;
    let rows = ties::group_members(&tx, group).await?;
    let before: Vec<Span> = rows.iter().filter(|row| row.person == person).map(ties::GroupRowOf::span).collect();
    rules::already_in(&before, today)?;
    ties::join_group(&tx, group, person, part, span).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets a membership in a group end today.
pub(crate) async fn leave(db: &Db, actor: &Actor, group: Id<Group>, member: i64, today: Day) -> Done<()> {
    let tx = db.write(actor).await?;
    ties::leave_group(&tx, group, member, today).await?;
    tx.commit().await?;
    Ok(())
}

/// Registers a community for an office.
pub(crate) async fn add_community(
    db: &Db,
    actor: &Actor,
    office: Id<Office>,
    new: &NewCommunity,
) -> Done<Id<Community>> {
    let tx = db.write(actor).await?;
    let id = crate::new_community(&tx, office, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a community's record.
pub(crate) async fn change_community(
    db: &Db,
    actor: &Actor,
    id: Id<Community>,
    version: i64,
    new: &NewCommunity,
) -> Done<()> {
    let tx = db.write(actor).await?;
    units::update_community(&tx, id, version, new).await?;
    tx.commit().await?;
    Ok(())
}
