//! A row that is probably somebody of the registry: a person says whether it is.

use ::store::{Db, Entry, Tx};
use kernel::{Actor, Id, Kind as _, Person, Refusal};
use offices::Scope;
use offices::events::{self, About, Event};

use super::Done;
use super::checking::read_again;
use crate::model::{Decision, Held, Import, ImportRow, Row, RowState, State};
use crate::rules::Given;
use crate::store::{counting, imports, keys, made, rows};

/// What a decision came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decided {
    /// It is them; nothing was stored.
    Same,
    /// It is somebody else, who is registered now.
    Stored,
}

/// Decides about a row that waits.
///
/// # Errors
/// It was decided meanwhile; its number was registered meanwhile; the import is not done.
pub(crate) async fn decide(
    db: &Db,
    actor: &Actor,
    scope: &Scope,
    (import, row): (Id<Import>, Id<Row>),
    decision: Decision,
) -> Done<Decided> {
    let tx = db.write(actor).await?;
    let import = imports::find(&tx, scope, import).await?;
    if import.state != State::Done {
        return Err(Refusal::new("imports-refused-not-done").into());
    }
    let held = rows::find(&tx, import.id, row).await?;
    let decided = match decision {
        Decision::Same => same(&tx, actor, &import, &held).await?,
        Decision::Other => other(&tx, actor, &import, &held).await?,
    };
    let act = if decided == Decided::Same { "import-row-same" } else { "import-row-other" };
    tx.record(Entry::new(act, import.id.as_ref()).detail(serde_json::json!({ "row": held.number }))).await?;
    tx.commit().await?;
    Ok(decided)
}

async fn same(tx: &Tx<'_>, actor: &Actor, import: &ImportRow, held: &Held) -> Done<Decided> {
    rows::decide(tx, held.id, RowState::Same, &actor.name).await?;
    counting::decide(tx, import.id, 0).await?;
    let read = read_again(import, held.number, &held.cells, tx.now().day());
    if let Some(person) = held.person {
        keys::learn(tx, import.id, import.office, (Person::KIND, &read.key), person.number()).await?;
    }
    Ok(Decided::Same)
}

async fn other(tx: &Tx<'_>, actor: &Actor, import: &ImportRow, held: &Held) -> Done<Decided> {
    rows::decide(tx, held.id, RowState::Other, &actor.name).await?;
    counting::decide(tx, import.id, 1).await?;
    let read = read_again(import, held.number, &held.cells, tx.now().day());
    let Some(Given::Person(person)) = read.given else {
        return Err(Refusal::new("imports-refused-unreadable").into());
    };
    if people::import::holders(tx, &[&person]).await?.iter().any(Option::is_some) {
        return Err(Refusal::new("imports-refused-number-taken").into());
    }
    let id = people::new_person(tx, import.office, &person).await?;
    let about = About { person: Some(id), ..About::default() };
    events::happened(tx, Event::PersonRegistered, about, &[import.office]).await?;
    let made = crate::model::Made { row: held.number, about: id.as_ref(), other: 0 };
    made::note(tx, import.id, &[made]).await?;
    keys::learn(tx, import.id, import.office, (Person::KIND, &read.key), id.number()).await?;
    Ok(Decided::Stored)
}
