//! The phases of an import, each begun by a person: the trial run, the storing, the undoing.

use ::store::{Db, Entry, Tx};
use kernel::{Actor, Id, Refusal};
use offices::Scope;

use super::beginning::check_mapping;
use super::{Done, files};
use crate::jobs::Work;
use crate::model::{Import, ImportRow, State};
use crate::store::{imports, rows};

/// Begins the trial run: every row is looked at and nothing is stored.
///
/// # Errors
/// Columns are missing; the import is past that; somebody changed it meanwhile.
pub async fn check(db: &Db, actor: &Actor, scope: &Scope, id: Id<Import>) -> Done<()> {
    let tx = db.write(actor).await?;
    let row = imports::find(&tx, scope, id).await?;
    open_for_changes(&row)?;
    check_mapping(row.template, &row.mapping())?;
    rows::forget(&tx, id).await?;
    begin(tx, &row, State::Checking, "import-checked").await
}

/// Begins to store the rows that can be stored.
///
/// # Errors
/// The trial run is not done; somebody changed the import meanwhile.
pub async fn store_rows(db: &Db, actor: &Actor, scope: &Scope, id: Id<Import>) -> Done<()> {
    let tx = db.write(actor).await?;
    let row = imports::find(&tx, scope, id).await?;
    if row.state != State::Checked {
        return Err(Refusal::new("imports-refused-not-checked").into());
    }
    begin(tx, &row, State::Storing, "import-stored").await
}

/// Begins to take back what an import made and nobody has worked with since.
///
/// # Errors
/// It is not done; its rows were forgotten; somebody changed it meanwhile.
pub async fn undo(db: &Db, actor: &Actor, scope: &Scope, id: Id<Import>) -> Done<()> {
    let tx = db.write(actor).await?;
    let row = imports::find(&tx, scope, id).await?;
    if row.state != State::Done && !(row.state == State::Checked && row.has_stored()) {
        return Err(Refusal::new("imports-refused-not-done").into());
    }
    begin(tx, &row, State::Undoing, "import-undone").await
}

async fn begin(tx: Tx<'_>, row: &ImportRow, state: State, act: &'static str) -> Done<()> {
    imports::begin(&tx, row, state).await?;
    ::jobs::add_keyed(&tx, &Work { import: row.id }, &row.id.to_string()).await?;
    tx.record(Entry::new(act, row.id.as_ref())).await?;
    Ok(tx.commit().await?)
}

/// Gives an import up of which nothing was stored; its file and its rows are forgotten.
///
/// # Errors
/// Something of it was stored; somebody changed it meanwhile.
pub async fn discard(db: &Db, actor: &Actor, scope: &Scope, id: Id<Import>) -> Done<()> {
    let tx = db.write(actor).await?;
    let row = imports::find(&tx, scope, id).await?;
    if !row.state.is_open() || row.has_stored() {
        return Err(Refusal::new("imports-refused-stored").into());
    }
    drop_open(&tx, &row).await?;
    tx.record(Entry::new("import-discarded", id.as_ref())).await?;
    tx.commit().await?;
    Ok(files::forget(db, &row.digest).await?)
}

/// What of an import that stored nothing is forgotten when it is given up.
pub(super) async fn drop_open(tx: &Tx<'_>, row: &ImportRow) -> ::store::Result<()> {
    imports::end(tx, row, State::Discarded).await?;
    imports::forget_file(tx, row.id).await?;
    rows::forget(tx, row.id).await
}

/// Columns are chosen before anything is stored, and not while the background reads by them.
pub(super) fn open_for_changes(row: &ImportRow) -> Result<(), Refusal> {
    match row.state {
        State::Mapping => Ok(()),
        State::Checked if !row.has_stored() => Ok(()),
        State::Checking => Err(Refusal::new("imports-refused-under-way")),
        _ => Err(Refusal::new("imports-refused-stored")),
    }
}
