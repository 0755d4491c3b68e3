//! What was done with an entry, out of the audit log.

use std::collections::HashMap;

use ::store::{Db, Result};
use kernel::{Id, Ref, Staff};
use serde_json::Value;
use ui::Page;

/// One deed.
#[derive(Debug)]
pub(crate) struct Deed {
    pub what: String,
    pub who: String,
    pub when: String,
    pub why: String,
}

/// Deeds that are shown.
const MOST: i64 = 20;

/// The latest deeds, newest first.
///
/// # Errors
/// The store's.
pub(crate) async fn of(db: &Db, p: &Page, about: Ref) -> Result<Vec<Deed>> {
    let lines = db.audit_of(about, MOST).await?;
    let staff: Vec<Id<Staff>> = lines.iter().filter_map(|line| line.staff).map(Id::new).collect();
    let names: HashMap<Id<Staff>, String> =
        offices::brief(db, &staff).await?.into_iter().map(|(id, brief)| (id, brief.name)).collect();
    let who = |staff: Option<i64>| {
        let name = staff.and_then(|staff| names.get(&Id::new(staff)).cloned());
        name.unwrap_or_else(|| p.t("directory-by-program").into_owned())
    };
    let deed = |line: &store::audit::Line| Deed {
        what: what(p, &line.act, &line.detail),
        who: who(line.staff),
        when: p.moment(line.at),
        why: line.reason.clone(),
    };
    Ok(lines.iter().map(deed).collect())
}

/// The deed with the fields that changed.
fn what(p: &Page, act: &str, detail: &str) -> String {
    let deed = p.t(&format!("directory-act-{act}")).into_owned();
    let detail: Value = serde_json::from_str(detail).unwrap_or_default();
    let fields = detail["changed"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let key = |field: &str| format!("directory-field-{}", field.replace('_', "-"));
    let known = fields.map(key).filter(|key| p.texts.has(key));
    let names: Vec<String> = known.map(|key| p.t(&key).into_owned()).collect();
    if names.is_empty() { deed } else { format!("{deed}: {}", names.join(", ")) }
}
