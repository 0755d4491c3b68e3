//! Whole registers in and out, for the module that brings them: reading rows as forms, who is there already, taking back.

use ::store::{Result, Source, Tx};
use kernel::{Code as _, Day, Fields, Household, Id, Invalid, Office, Person, Ref};
use offices::Scope;

use crate::forms;
use crate::model::{NewHousehold, NewPerson};
use crate::store::{bringing, persons, ties, units};

/// Reads everything that a person's record can hold from the fields of its form, for whoever has them elsewhere than in the form.
///
/// # Errors
/// Every field that is wrong.
pub fn read_person(fields: &Fields, today: Day) -> std::result::Result<NewPerson, Invalid> {
    forms::read_edit(fields, today, &NewPerson::default())
}

/// The fields of a person's form, filled; the number is left out of them.
#[must_use]
pub fn person_fields(person: &NewPerson) -> Fields {
    forms::filled(person, 0, kernel::Lang::Th)
}

/// Reads a household from the fields of its form.
///
/// # Errors
/// Every field that is wrong.
pub fn read_household(fields: &Fields, today: Day) -> std::result::Result<NewHousehold, Invalid> {
    <Household as forms::UnitForm>::read(fields, today)
}

/// Who has the identity number of each of these, in their order; those without a number have nobody.
///
/// # Errors
/// The store's.
pub async fn holders(on: &impl Source, persons: &[&NewPerson]) -> Result<Vec<Option<Id<Person>>>> {
    bringing::holders(on, persons).await
}

/// The whole record of a person, with its version. The caller sees to it that the details lie within the reader's scope.
///
/// # Errors
/// [`NotFound`](::store::StoreError::NotFound) when there is no such person.
pub async fn whole(on: &impl Source, id: Id<Person>) -> Result<(i64, NewPerson)> {
    let record = persons::record(on, id).await?;
    Ok((record.version, record.person))
}

/// The persons whose details lie within a scope, by id after `after`, for a register as a file.
///
/// # Errors
/// The store's.
pub async fn within(on: &impl Source, scope: &Scope, after: Option<Id<Person>>, limit: i64) -> Result<Vec<Id<Person>>> {
    bringing::within(on, scope, after, limit).await
}

/// The fields of a household's form, filled.
#[must_use]
pub fn household_fields(household: &NewHousehold) -> Fields {
    let mut fields = Fields::default();
    <Household as forms::UnitForm>::fill(&mut fields, household, kernel::Lang::Th);
    fields
}

/// The households whose details lie within a scope and tell of nobody outside it who is protected, by id after `after`, for a
/// register as a file.
///
/// # Errors
/// The store's.
pub async fn households_within(
    on: &impl Source,
    within: (&Scope, Day),
    after: Option<Id<Household>>,
    limit: i64,
) -> Result<Vec<(Id<Household>, NewHousehold)>> {
    let ids = bringing::households_within(on, within, after, limit).await?;
    let records = units::records::<Household>(on, &ids).await?;
    Ok(records.into_iter().map(|record| (record.id, record.unit)).collect())
}

/// Whether a record is known to an office as its own.
///
/// # Errors
/// The store's.
pub async fn is_of(on: &impl Source, office: Id<Office>, about: Ref) -> Result<bool> {
    bringing::is_of(on, office, about).await
}

/// Who belongs to a household on a day, with the code of what they are there and since when.
///
/// # Errors
/// The store's.
pub async fn living_in(
    on: &impl Source,
    household: Id<Household>,
    day: Day,
) -> Result<Vec<(Id<Person>, &'static str, Option<Day>)>> {
    let members = ties::members(on, household).await?;
    let now = members.into_iter().filter(|member| member.span.goes_on(day));
    Ok(now.map(|member| (member.person, member.part.code(), member.span.from)).collect())
}

/// Whether a person belongs to a household on a day.
///
/// # Errors
/// The store's.
pub async fn lives_in(on: &impl Source, household: Id<Household>, person: Id<Person>, day: Day) -> Result<bool> {
    let members = ties::members(on, household).await?;
    Ok(members.iter().any(|member| member.person == person && member.span.goes_on(day)))
}

/// Takes back a registering that nobody has worked with since: the record was never changed and nothing names it. Answers
/// whether it did. Cases are the caller's to look for.
///
/// # Errors
/// The store's.
pub async fn take_back(tx: &Tx<'_>, person: Id<Person>) -> Result<bool> {
    if !bringing::is_as_registered(tx, person).await? {
        return Ok(false);
    }
    Ok(crate::erase(tx, person).await?.is_some())
}

/// Takes back a household that nobody has worked with since and in which nobody lives; answers whether it did.
///
/// # Errors
/// The store's.
pub async fn take_back_household(tx: &Tx<'_>, household: Id<Household>) -> Result<bool> {
    bringing::unregister(tx, household).await
}

/// Takes back that somebody was put into a household, as long as it lasts; answers whether it did.
///
/// # Errors
/// The store's.
pub async fn take_back_joining(tx: &Tx<'_>, household: Id<Household>, person: Id<Person>) -> Result<bool> {
    bringing::unjoin(tx, household, person).await
}
