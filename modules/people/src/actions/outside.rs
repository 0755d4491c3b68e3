//! What other modules and the program ask of the pairs and of merging.

use kernel::{Actor, Id, Person};
use store::{Db, Result, Source, Tx};

use super::{Done, merging, pairs as deciding};
use crate::links::Elsewhere;
use crate::model::{PLACES, Place, Subject};
use crate::rules::Reason;
use crate::store::{merging as merging_rows, pairs, persons};

/// Puts two records that may be of one person into the queue of review, in the command's transaction, unless they were there
/// before or were judged before; `probability` lies between 0 and 1.
///
/// # Errors
/// [`store::StoreError::NotFound`] when one of them is not in the registry.
pub async fn suspect(tx: &Tx<'_>, a: Id<Person>, b: Id<Person>, probability: f64, reasons: &[Reason]) -> Result<()> {
    pairs::suspect(tx, (a, b), probability, reasons).await
}

/// Every column that holds a person and follows when two records are merged, in the registry and outside.
#[must_use]
pub fn places(elsewhere: &dyn Elsewhere) -> Vec<Place> {
    PLACES.into_iter().chain(elsewhere.places()).collect()
}

/// Carries over what was written about a merged record by a command that had begun before it was merged, in any module.
///
/// # Errors
/// The store's.
pub async fn sweep(db: &Db, elsewhere: &dyn Elsewhere) -> Result<()> {
    merging::sweep(db, elsewhere).await
}

/// Merges two records as it is proposed: of each differing detail the fuller one.
///
/// # Errors
/// A rule refuses it, or the store does.
pub async fn merge(
    db: &Db,
    actor: &Actor,
    elsewhere: &dyn Elsewhere,
    (a, b): (Id<Person>, Id<Person>),
    reason: &str,
) -> Done<Id<Person>> {
    merging::merge_as_proposed(db, actor, elsewhere, (a, b), reason).await
}

/// Remembers that two records are of two persons.
///
/// # Errors
/// A rule refuses it, or the store does.
pub async fn differ(db: &Db, actor: &Actor, (a, b): (Id<Person>, Id<Person>), why: &str) -> Done<()> {
    let pair = deciding::name_pair(db, actor, a, b).await?;
    let version = pairs::one(db, pair).await?.version;
    deciding::differ(db, actor, (pair, version), why).await
}

/// Every record that was merged into a person's, however many steps away: what was written about them was written about the person.
///
/// # Errors
/// The store's.
pub async fn merged_into(on: &impl Source, person: Id<Person>) -> Result<Vec<Id<Person>>> {
    merging_rows::all_below(on, person).await
}

/// The subject that a record is about from now on: a person who was merged into another record is that one.
///
/// # Errors
/// [`store::StoreError::NotFound`] when there is no such person.
pub async fn resolve_subject(on: &impl Source, subject: Subject) -> Result<Subject> {
    match subject {
        Subject::Person(id) => persons::resolve(on, id).await.map(Subject::Person),
        other => Ok(other),
    }
}
