//! Households, their members and cases: they name who was stored before them by the source's own keys.

use std::collections::HashMap;

use ::store::{Result, Tx};
use kernel::{Case, Household, Id, Kind as _, Person, Ref};
use people::{NewHousehold, NewPerson, Span};

use super::{Outcome, Storing, is_refused, made_of};
use crate::actions::checking;
use crate::actions::reading::Sighted;
use crate::model::{Made, Problem, RowState};
use crate::rules::Given;
use crate::rules::reading::{Matter, Membership, Whom};
use crate::store::rows::NewRow;
use crate::store::{keys, made};

/// What came of one row.
enum Came {
    Stored(Made),
    /// It says what is there already.
    Present,
    /// Why it cannot be stored: the text key.
    Refused(&'static str),
}

/// Stores a slice within its transaction.
pub(super) async fn store(storing: &Storing<'_>, tx: &Tx<'_>, slice: &[Sighted]) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    for sighted in slice {
        outcome.tally.done += 1;
        if is_refused(sighted) {
            continue;
        }
        match one(storing, tx, sighted).await? {
            Came::Stored(made) => {
                outcome.tally.stored += 1;
                outcome.made.push(made);
            }
            Came::Present => outcome.tally.present += 1,
            Came::Refused(key) => {
                outcome.tally.accepted -= 1;
                outcome.tally.refused += 1;
                outcome.held.push(refused(storing, sighted, key));
            }
        }
    }
    Ok(outcome)
}

fn refused(storing: &Storing<'_>, sighted: &Sighted, key: &str) -> NewRow {
    let problems = vec![Problem { column: None, key: key.to_owned() }];
    NewRow { state: RowState::Refused, problems, ..checking::refused(sighted, storing.width) }
}

async fn one(storing: &Storing<'_>, tx: &Tx<'_>, sighted: &Sighted) -> Result<Came> {
    match &sighted.1.given {
        Some(Given::Household(household)) => store_household(storing, tx, sighted, household).await,
        Some(Given::Member(membership)) => join(storing, tx, sighted, membership).await,
        Some(Given::Case(matter)) => open(storing, tx, sighted, matter).await,
        _ => Ok(Came::Present),
    }
}

async fn store_household(
    storing: &Storing<'_>,
    tx: &Tx<'_>,
    sighted: &Sighted,
    household: &NewHousehold,
) -> Result<Came> {
    let (office, key) = (storing.row.office, sighted.1.key.as_str());
    if find(storing, tx, Household::KIND, key).await?.is_some() {
        return Ok(Came::Present);
    }
    let id = people::new_household(tx, office, household).await?;
    keys::learn(tx, storing.row.id, office, (Household::KIND, key), id.number()).await?;
    Ok(Came::Stored(made_of(sighted, id.as_ref())))
}

async fn join(storing: &Storing<'_>, tx: &Tx<'_>, sighted: &Sighted, membership: &Membership) -> Result<Came> {
    let Some(household) = find(storing, tx, Household::KIND, &membership.household).await? else {
        return Ok(Came::Refused("imports-household-unknown"));
    };
    let Some(person) = who(storing, tx, &membership.who).await? else {
        return Ok(Came::Refused("imports-person-unknown"));
    };
    let household: Id<Household> = Id::new(household);
    if people::import::lives_in(tx, household, person, storing.today).await? {
        return Ok(Came::Present);
    }
    let span = Span { from: membership.since, until: None };
    people::join_household(tx, household, person, membership.relation, span).await?;
    let about = Ref { kind: made::MEMBERSHIP, id: household.number() };
    Ok(Came::Stored(Made { other: person.number(), ..made_of(sighted, about) }))
}

async fn open(storing: &Storing<'_>, tx: &Tx<'_>, sighted: &Sighted, matter: &Matter) -> Result<Came> {
    if find(storing, tx, Case::KIND, &matter.key).await?.is_some() {
        return Ok(Came::Present);
    }
    let Some(person) = who(storing, tx, &matter.who).await? else {
        return Ok(Came::Refused("imports-person-unknown"));
    };
    let name = people::brief(tx, person).await?.name;
    let office = storing.row.office;
    match storing.matters.open(tx, storing.actor, office, (person, &name), matter).await? {
        Ok(case) => {
            keys::learn(tx, storing.row.id, office, (Case::KIND, &matter.key), case.number()).await?;
            Ok(Came::Stored(made_of(sighted, case.as_ref())))
        }
        Err(key) => Ok(Came::Refused(key)),
    }
}

/// Whom a row means: by the source's key of them, or by their number, as they are registered now.
async fn who(storing: &Storing<'_>, tx: &Tx<'_>, whom: &Whom) -> Result<Option<Id<Person>>> {
    let by_key = find(storing, tx, Person::KIND, &whom.key).await?.map(Id::new);
    let found = match by_key {
        Some(person) => Some(person),
        None => {
            let asked = NewPerson { identity: whom.identity.clone(), ..NewPerson::default() };
            people::import::holders(tx, &[&asked]).await?.pop().flatten()
        }
    };
    match found {
        Some(person) => people::resolve(tx, person).await.map(Some),
        None => Ok(None),
    }
}

async fn find(storing: &Storing<'_>, tx: &Tx<'_>, kind: &'static str, key: &str) -> Result<Option<i64>> {
    let found: HashMap<&str, i64> = keys::find(tx, storing.row.office, kind, std::iter::once(key)).await?;
    match found.get(key) {
        Some(about) => Ok(Some(*about)),
        None => own(storing, tx, kind, key).await,
    }
}

/// A record of the office whose own id is the key: the row comes from a file that was taken out here.
async fn own(storing: &Storing<'_>, tx: &Tx<'_>, kind: &'static str, key: &str) -> Result<Option<i64>> {
    let office = storing.row.office;
    let Ok(id) = key.parse::<Id<Case>>().map(Id::number) else { return Ok(None) };
    let is_own = match kind {
        Case::KIND => storing.matters.is_of(tx, office, Id::new(id)).await?,
        _ => people::import::is_of(tx, office, Ref { kind, id }).await?,
    };
    Ok(is_own.then_some(id))
}
