//! Commands: each loads, decides, saves and records in one transaction.

pub mod import;
mod organisation;
mod service;

use ::store::{Db, Entry, Tx, Undone};
use kernel::{Actor, Kind, Ref};
use serde::Serialize;
use serde_json::{Value, json};

use crate::model::Uuid;
use crate::store;

pub(crate) use organisation::{
    add_location, add_organisation, change_location, change_organisation, merge_organisation, set_active,
};
pub(crate) use service::{add_service, change_service, set_status, verify};

/// The number of days is a kind of its own for the audit log: it belongs to no entry.
const SETTING: Ref = Ref { kind: "directory", id: 0 };

pub(crate) fn new_uuid(tx: &Tx<'_>) -> Uuid {
    Uuid::random(&tx.db().random_word())
}

/// Sets for how many days a verification holds.
pub(crate) async fn set_fresh_days(db: &Db, actor: &Actor, version: i64, days: i64) -> Result<(), Undone> {
    let tx = db.write(actor).await?;
    let before = store::reference::fresh_days(&tx).await?.amount;
    store::reference::set_fresh_days(&tx, version, days).await?;
    let entry = Entry::new("directory-freshness-set", SETTING);
    tx.record(entry.detail(json!({ "from": before, "to": days }))).await?;
    Ok(tx.commit().await?)
}

/// The names of the properties in which two versions of an entry differ, in their order.
pub(crate) fn differences<T: Serialize>(before: &T, after: &T) -> Vec<String> {
    let fields = |about: &T| match serde_json::to_value(about) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (before, after) = (fields(before), fields(after));
    after.iter().filter(|(name, value)| before.get(*name) != Some(value)).map(|(name, _)| name.clone()).collect()
}

/// An entry of the audit log that says which properties changed.
fn changed<K: Kind>(act: &'static str, id: kernel::Id<K>, fields: &[String]) -> Entry {
    Entry::new(act, id.as_ref()).detail(json!({ "changed": fields }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NewOrganisation, Phone};

    #[test]
    fn only_what_is_different_is_named() {
        let before =
            NewOrganisation { name: "ก".into(), email: "a@example.org".into(), ..NewOrganisation::default() };
        let mut after = before.clone();
        assert!(differences(&before, &after).is_empty());
        after.name = "ข".into();
        after.phones.push(Phone { number: "1300".into(), ..Phone::default() });
        assert_eq!(differences(&before, &after), ["name", "phones"]);
    }
}
