//! The keys by which a source names its rows, kept as blind indexes: a key is often a number of somebody's card.

use std::collections::HashMap;

use ::store::{Result, Source, Sql, Tx};
use kernel::{Id, Office};

use crate::model::Import;

fn code(on: &impl Source, key: &str) -> i64 {
    on.keys().blind("import-key", key)
}

/// From now on a key of an office means this record; the key that is known already stays as it was.
pub(crate) async fn learn(
    tx: &Tx<'_>,
    import: Id<Import>,
    office: Id<Office>,
    (kind, key): (&'static str, &str),
    about: i64,
) -> Result<()> {
    if key.is_empty() {
        return Ok(());
    }
    let sql = Sql::new(
        "insert into import_keys (office_id, kind, code, about, import_id) values (?, ?, ?, ?, ?) on conflict do nothing",
    );
    tx.run(sql.bind(office).bind(kind).bind(code(tx, key)).bind(about).bind(import)).await.map(|_| ())
}

/// The records that keys of an office mean.
pub(crate) async fn find<'k>(
    on: &impl Source,
    office: Id<Office>,
    kind: &'static str,
    keys: impl Iterator<Item = &'k str>,
) -> Result<HashMap<&'k str, i64>> {
    let asked: HashMap<i64, &str> = keys.filter(|key| !key.is_empty()).map(|key| (code(on, key), key)).collect();
    if asked.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = Sql::new("select code, about from import_keys where office_id = ? and kind = ? and code in");
    let rows: Vec<(i64, i64)> = on.all(sql.bind(office).bind(kind).list(asked.keys().copied())).await?;
    Ok(rows.into_iter().filter_map(|(code, about)| Some((*asked.get(&code)?, about))).collect())
}

/// The record is gone; its key means nothing any more.
pub(crate) async fn forget(tx: &Tx<'_>, office: Id<Office>, kind: &'static str, about: i64) -> Result<()> {
    let sql = Sql::new("delete from import_keys where office_id = ? and kind = ? and about = ?");
    tx.run(sql.bind(office).bind(kind).bind(about)).await.map(|_| ())
}
