//! Commands: each loads, decides, saves and records in one transaction.

use ::store::{Db, Entry, Undone};
use kernel::{Actor, Day, Id};
use serde_json::json;

use crate::model::{__Singular__, __Singular__Row};
use crate::{rules, store};

/// คำสั่งบันทึก__thai__: everything about a __singular__ that its writer states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Add__Singular__ {
    /// What it is called.
    pub title: String,
    /// The day on which it took place.
    pub day: Day,
    /// What is worth keeping.
    pub note: String,
}

/// Adds one to the writer's office.
///
/// # Errors
/// The rule that refuses it, or the store's; nothing was saved then.
pub async fn add(db: &Db, actor: &Actor, command: Add__Singular__) -> Result<Id<__Singular__>, Undone> {
    let tx = db.write(actor).await?;
    rules::add(command.day, tx.now().day())?;
    let row = __Singular__Row { id: tx.new_id(), title: command.title, day: command.day, note: command.note };
    store::insert(&tx, actor.office, &row).await?;
    let entry = Entry::new("__singular__-added", row.id.as_ref()).office(actor.office);
    tx.record(entry.detail(json!({ "title": row.title, "day": row.day.iso() }))).await?;
    tx.commit().await?;
    Ok(row.id)
}
