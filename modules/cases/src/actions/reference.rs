//! ข้อมูลอ้างอิง: an administrator changes the words, clocks or sources of an entry.

use ::store::{Db, Entry};
use kernel::{Actor, Ref};
use serde_json::json;

use super::Done;
use crate::model::ReferenceEntry;
use crate::store;

/// Saves an entry of the version that its writer read.
///
/// # Errors
/// [`store::StoreError::Stale`](::store::StoreError::Stale) when somebody saved meanwhile.
pub async fn edit_reference(db: &Db, actor: &Actor, before: &ReferenceEntry, entry: &ReferenceEntry) -> Done<()> {
    let tx = db.write(actor).await?;
    store::reference::update(&tx, entry).await?;
    let detail = json!({ "list": entry.list, "code": entry.code, "before": words(before), "after": words(entry) });
    // The lists have words for keys; the log's number stays 0 and the detail names the entry.
    tx.record(Entry::new("reference-edited", Ref { kind: "case-reference", id: 0 }).detail(detail)).await?;
    Ok(tx.commit().await?)
}

fn words(entry: &ReferenceEntry) -> serde_json::Value {
    json!({ "th": entry.th, "en": entry.en, "contact": entry.hours_contact, "facts": entry.hours_facts,
        "plan": entry.hours_plan, "amount": entry.amount, "basis": entry.legal_basis, "mark": entry.source_mark })
}
