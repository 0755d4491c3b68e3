//! ค่าอ้างอิง: an administrator changes a number, its words or its source.

use ::store::{Db, Entry};
use kernel::{Actor, Ref};
use serde_json::json;

use super::Done;
use crate::model::SettingRow;
use crate::store::reference;

/// Saves an entry of the version that its writer read.
///
/// # Errors
/// [`::store::StoreError::Stale`] when somebody saved meanwhile.
pub async fn edit_setting(db: &Db, actor: &Actor, before: &SettingRow, entry: &SettingRow) -> Done<()> {
    let tx = db.write(actor).await?;
    reference::update(&tx, entry).await?;
    let detail = json!({ "list": entry.list, "code": entry.code, "before": words(before), "after": words(entry) });
    // The lists have words for keys; the log's number stays 0 and the detail names the entry.
    tx.record(Entry::new("letter-reference-edited", Ref { kind: "letter-reference", id: 0 }).detail(detail)).await?;
    Ok(tx.commit().await?)
}

fn words(entry: &SettingRow) -> serde_json::Value {
    json!({ "th": entry.th, "en": entry.en, "amount": entry.amount, "word": entry.word, "basis": entry.legal_basis, "mark": entry.source_mark })
}
