//! Adding, editing and moving offices.

use kernel::{Actor, Id, Office, Refusal};
use store::{Db, Entry, StoreError, Tx, numbering};

use crate::actions::Done;
use crate::model::NewOffice;
use crate::scope::Scope;
use crate::store as rows;

/// Adds an office below one within the scope.
pub async fn add(db: &Db, actor: &Actor, scope: &Scope, new: NewOffice) -> Done<Id<Office>> {
    let tx = db.write(actor).await?;
    let parent = new.parent.ok_or_else(|| Refusal::new("offices-refused-no-parent"))?;
    must_cover(&tx, scope, parent).await?;
    let id = crate::actions::new_office(&tx, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// Saves an edit; another parent moves the office with all below it.
pub async fn edit(
    db: &Db,
    actor: &Actor,
    scope: &Scope,
    (id, version): (Id<Office>, i64),
    edited: NewOffice,
) -> Done<()> {
    let tx = db.write(actor).await?;
    must_cover(&tx, scope, id).await?;
    let before = rows::offices::find(&tx, id).await?;
    rows::offices::save(&tx, id, &edited, version).await?;
    if edited.parent != before.parent {
        move_below(&tx, scope, id, edited.parent).await?;
    }
    tx.record(Entry::new("office-edited", id.as_ref()).office(id)).await?;
    Ok(tx.commit().await?)
}

async fn move_below(tx: &Tx<'_>, scope: &Scope, id: Id<Office>, parent: Option<Id<Office>>) -> Done<()> {
    let parent = parent.ok_or_else(|| Refusal::new("offices-refused-no-parent"))?;
    must_cover(tx, scope, parent).await?;
    // Two moves at once could close a circle that neither sees; the counter's row lets one wait for the other.
    numbering::next(tx, "office-moves", 0).await?;
    // The edit has already named the new parent, which would look like a circle of its own.
    let before = rows::offices::tree_without(tx, id).await?;
    before.may_move(id, parent)?;
    rows::offices::move_below(tx, id, parent).await?;
    tx.record(Entry::new("office-moved", id.as_ref()).office(parent)).await?;
    Ok(())
}

/// What lies outside the scope is not there.
async fn must_cover(tx: &Tx<'_>, scope: &Scope, office: Id<Office>) -> Done<()> {
    if scope.covers(tx, office).await? { Ok(()) } else { Err(StoreError::NotFound.into()) }
}
