//! คำขึ้นต้นและคำลงท้าย: an administrator adds one, changes one, or ends one; letters keep the words that they were written with.

use ::store::{Db, Entry};
use kernel::{Actor, Ref};
use serde_json::json;

use super::Done;
use crate::model::SalutationRow;
use crate::store::salutations;

/// Adds one.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn add_salutation(db: &Db, actor: &Actor, written: SalutationRow) -> Done<()> {
    let tx = db.write(actor).await?;
    let code = tx.new_id::<crate::model::Salutation>().to_string();
    let row = SalutationRow { code, version: 1, changed_by: actor.name.clone(), changed_at: tx.now(), ..written };
    salutations::insert(&tx, &row).await?;
    tx.record(entry("letter-salutation-added").detail(json!({ "code": row.code, "after": words(&row) }))).await?;
    Ok(tx.commit().await?)
}

/// Saves one of the version that its writer read.
///
/// # Errors
/// [`::store::StoreError::Stale`] when somebody saved meanwhile.
pub async fn edit_salutation(db: &Db, actor: &Actor, before: &SalutationRow, written: SalutationRow) -> Done<()> {
    let tx = db.write(actor).await?;
    let row = SalutationRow { changed_by: actor.name.clone(), changed_at: tx.now(), ..written };
    salutations::update(&tx, &row).await?;
    let detail = json!({ "code": row.code, "before": words(before), "after": words(&row) });
    tx.record(entry("letter-salutation-edited").detail(detail)).await?;
    Ok(tx.commit().await?)
}

/// The list has words for keys; the log's number stays 0 and the detail names the entry.
fn entry(act: &'static str) -> Entry {
    Entry::new(act, Ref { kind: "letter-salutation", id: 0 })
}

fn words(row: &SalutationRow) -> serde_json::Value {
    json!({ "th": row.th, "en": row.en, "greeting": row.greeting, "farewell": row.farewell, "basis": row.legal_basis,
        "mark": row.source_mark, "ended": row.ended })
}
