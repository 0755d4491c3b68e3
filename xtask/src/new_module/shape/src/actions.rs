//! Commands: each loads, decides, saves and records in one transaction.

use ::store::{Db, Entry, Undone};
use kernel::{Actor, Id};
use serde_json::json;

use crate::model::{__Singular__, New__Singular__};
use crate::{rules, store};

/// บันทึก__thai__: adds one to the writer's office.
///
/// # Errors
/// The rule that refuses it, or the store's; nothing was saved then.
pub async fn add(db: &Db, actor: &Actor, new: &New__Singular__) -> Result<Id<__Singular__>, Undone> {
    let tx = db.write(actor).await?;
    rules::add(new, tx.now().day())?;
    let id = tx.new_id();
    store::insert(&tx, id, actor.office, new).await?;
    let entry = Entry::new("__singular__-added", id.as_ref()).office(actor.office);
    tx.record(entry.detail(json!({ "title": new.title, "day": new.day.iso() }))).await?;
    tx.commit().await?;
    Ok(id)
}
