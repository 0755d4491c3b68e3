//! แก้ไขบันทึกรายการกิจกรรม และค่าที่ตั้งไว้.

use ::store::{Db, Entry};
use kernel::{Actor, Ref};
use serde_json::json;

use super::Done;
use crate::model::{ActivityRow, SettingRow};
use crate::store::reference;

/// Saves a kind of record under the version that its writer read.
///
/// # Errors
/// [`::store::StoreError::Stale`] when somebody saved meanwhile.
pub async fn edit_activity(db: &Db, actor: &Actor, before: &ActivityRow, after: &ActivityRow) -> Done<()> {
    let tx = db.write(actor).await?;
    reference::update_activity(&tx, after).await?;
    let words = |row: &ActivityRow| {
        json!({ "data": row.data, "purpose": row.purpose, "basis": row.basis, "law": row.law, "kept": row.kept,
            "recipients": row.recipients, "safeguards": row.safeguards, "mark": row.source_mark })
    };
    let detail = json!({ "activity": after.code, "before": words(before), "after": words(after) });
    // The record of processing has words for keys; the log's number stays 0 and the detail names the entry.
    tx.record(Entry::new("activity-edited", Ref { kind: "privacy-activity", id: 0 }).detail(detail)).await?;
    Ok(tx.commit().await?)
}

/// Saves the number of an entry under the version that its writer read.
///
/// # Errors
/// [`::store::StoreError::Stale`] when somebody saved meanwhile.
pub async fn edit_setting(db: &Db, actor: &Actor, before: &SettingRow, after: &SettingRow) -> Done<()> {
    let tx = db.write(actor).await?;
    reference::update_setting(&tx, after).await?;
    let words = |row: &SettingRow| json!({ "amount": row.amount, "law": row.legal_basis, "mark": row.source_mark });
    let detail = json!({ "list": after.list, "code": after.code, "before": words(before), "after": words(after) });
    tx.record(Entry::new("privacy-reference-edited", Ref { kind: "privacy-reference", id: 0 }).detail(detail)).await?;
    Ok(tx.commit().await?)
}
