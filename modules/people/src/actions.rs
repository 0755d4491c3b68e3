//! One function per command: load, decide, save, record, in one transaction.

mod merging;
mod pairs;
mod relations;

use kernel::{Actor, Day, Household, Id, Office, Person, Refusal};
use offices::events::{self, About, Event};
use store::{Db, Entry, StoreError, Tx, Undone};

use crate::model::{Alike, HouseholdMember, NewHousehold, NewPerson, Span};
use crate::rules;
use crate::store::ties::{self, Members};
use crate::store::units::{self, Unit};
use crate::store::{merging as merging_rows, persons, reach};

pub(crate) use merging::{Merging, merge, merge_as_proposed, newer, separate, sweep};
pub(crate) use pairs::{ask, differ, name_pair, reopen};
pub(crate) use relations::{Change, change_relation, end_relation, relate, withdraw_relation};

/// What an action answers.
pub(crate) type Done<T> = Result<T, Undone>;

/// Registers a person for an office, although these are alike.
pub(crate) async fn register(
    db: &Db,
    actor: &Actor,
    office: Id<Office>,
    new: &NewPerson,
    alike: &[Alike],
) -> Done<Id<Person>> {
    let tx = db.write(actor).await?;
    let id = register_in(&tx, office, new, alike).await?;
    tx.commit().await?;
    Ok(id)
}

/// Registers a person in the transaction of whoever asks, who commits it.
pub(crate) async fn register_in(tx: &Tx<'_>, office: Id<Office>, new: &NewPerson, alike: &[Alike]) -> Done<Id<Person>> {
    rules::registered_already(persons::holder(tx, &new.identity).await?)?;
    let id = crate::new_person(tx, office, new).await.map_err(taken)?;
    let about = About { person: Some(id), ..About::default() };
    events::happened(tx, Event::PersonRegistered, about, &[office]).await?;
    doubt(tx, id, alike).await?;
    Ok(id)
}

/// Has those reviewed who may well be the same person all the same.
async fn doubt(tx: &Tx<'_>, id: Id<Person>, alike: &[Alike]) -> Done<()> {
    for other in alike.iter().filter(|alike| alike.probability >= rules::DOUBTFUL) {
        crate::suspect(tx, id, other.person, other.probability, &other.reasons).await?;
    }
    Ok(())
}

/// Changes a person's record, although these are alike.
pub(crate) async fn change(
    db: &Db,
    actor: &Actor,
    id: Id<Person>,
    version: i64,
    new: &NewPerson,
    alike: &[Alike],
) -> Done<()> {
    let tx = db.write(actor).await?;
    let holder = persons::holder(&tx, &new.identity).await?.filter(|holder| *holder != id);
    rules::registered_already(freed(&tx, id, holder).await?)?;
    persons::update(&tx, id, version, new).await.map_err(taken)?;
    tx.record(Entry::new("person-changed", id.as_ref()).detail(serde_json::json!({ "from-version": version }))).await?;
    let about = About { person: Some(id), ..About::default() };
    events::happened(&tx, Event::PersonChanged, about, &reach::offices(&tx, id.as_ref()).await?).await?;
    doubt(&tx, id, alike).await?;
    Ok(tx.commit().await?)
}

/// Who stands in the way of a number: nobody when it is that of a record of the same person, which is found under it no longer.
async fn freed(tx: &Tx<'_>, id: Id<Person>, holder: Option<Id<Person>>) -> Done<Option<Id<Person>>> {
    let Some(merged) = holder else { return Ok(None) };
    if persons::resolve(tx, merged).await? != id {
        return Ok(holder);
    }
    merging_rows::free_number(tx, merged).await?;
    Ok(None)
}

/// Two commands at once with one number: the second is told what the first one did.
fn taken(error: StoreError) -> Undone {
    match error {
        StoreError::Taken => Refusal::new("people-refused-number-taken").into(),
        other => other.into(),
    }
}

/// Writes down that a protected person's details were read.
pub(crate) async fn note_reading(db: &Db, actor: &Actor, id: Id<Person>) -> Done<()> {
    let tx = db.write(actor).await?;
    tx.record(Entry::new("person-read", id.as_ref())).await?;
    Ok(tx.commit().await?)
}

/// Writes down that an identity number is shown in full, and why; only then it is.
pub(crate) async fn unmask(db: &Db, actor: &Actor, id: Id<Person>, reason: &str) -> Done<String> {
    let record = persons::record(db, id).await?;
    let tx = db.write(actor).await?;
    tx.record(Entry::new("person-number-shown", id.as_ref()).reason(reason)).await?;
    tx.commit().await?;
    Ok(record.person.identity.shown())
}

/// Registers a household for an office, with its head where that is known.
pub(crate) async fn add_household(
    db: &Db,
    actor: &Actor,
    office: Id<Office>,
    new: &NewHousehold,
    head: Option<Id<Person>>,
) -> Done<Id<Household>> {
    let tx = db.write(actor).await?;
    let id = crate::new_household(&tx, office, new).await?;
    if let Some(head) = head {
        ties::join(&tx, id, head, HouseholdMember::Head, Span::default()).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// Registers a unit for an office.
pub(crate) async fn add_unit<U: Unit>(db: &Db, actor: &Actor, office: Id<Office>, new: &U::New) -> Done<Id<U>> {
    let tx = db.write(actor).await?;
    let id = crate::new_unit::<U>(&tx, office, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes the record of a unit.
pub(crate) async fn change_unit<U: Unit>(db: &Db, actor: &Actor, id: Id<U>, version: i64, new: &U::New) -> Done<()> {
    let tx = db.write(actor).await?;
    units::update(&tx, id, version, new).await?;
    Ok(tx.commit().await?)
}

/// Puts somebody into a household or a group.
pub(crate) async fn join<U: Members>(
    db: &Db,
    actor: &Actor,
    unit: Id<U>,
    (person, part): (Id<Person>, U::Part),
    span: Span,
    today: Day,
) -> Done<()> {
    rules::span(span)?;
    let tx = db.write(actor).await?;
    let members = ties::members(&tx, unit).await?;
    let before: Vec<Span> = members.iter().filter(|member| member.person == person).map(|member| member.span).collect();
    rules::already_in(&before, today)?;
    ties::join(&tx, unit, person, part, span).await?;
    Ok(tx.commit().await?)
}

/// Lets a membership end today.
pub(crate) async fn leave<U: Members>(db: &Db, actor: &Actor, unit: Id<U>, member: i64, today: Day) -> Done<()> {
    let tx = db.write(actor).await?;
    ties::leave(&tx, unit, member, today).await?;
    Ok(tx.commit().await?)
}
