//! Words by which services are found and numbers that are set, from `data/reference` until an office changes them.

use std::collections::BTreeMap;

use ::store::{FromRow as _, Result, Source, Sql, StoreError, Tx};
use serde::Deserialize;

use crate::model::ReferenceRow;

/// The files, with the name of their list.
const FILES: [(&str, &str); 3] = [
    ("problem-area", include_str!("../../../../data/reference/problem_areas.toml")),
    ("target-group", include_str!("../../../../data/reference/target_groups.toml")),
    ("directory", include_str!("../../../../data/reference/directory.toml")),
];

#[derive(Deserialize)]
struct Given {
    code: String,
    th: String,
    en: String,
    #[serde(default)]
    alias_th: Vec<String>,
    #[serde(default)]
    alias_en: Vec<String>,
    amount: Option<i64>,
    legal_basis: String,
    source_mark: String,
}

/// The entries of the lists, in their order.
///
/// # Errors
/// The store's.
pub async fn lists(on: &impl Source) -> Result<Vec<ReferenceRow>> {
    on.all(Sql::new(format!("select {} from directory_reference order by list, place", ReferenceRow::COLUMNS))).await
}

/// For how many days a verification holds.
///
/// # Errors
/// [`StoreError::NotFound`] when the reference data lacks it.
pub async fn fresh_days(on: &impl Source) -> Result<ReferenceRow> {
    let sql = format!("select {} from directory_reference where list = ? and code = ?", ReferenceRow::COLUMNS);
    on.one(Sql::new(sql).bind("directory").bind("fresh-days")).await
}

/// Changes for how many days a verification holds.
///
/// # Errors
/// [`StoreError::Stale`].
pub async fn set_fresh_days(tx: &Tx<'_>, version: i64, days: i64) -> Result<()> {
    let sql = Sql::new(
        "update directory_reference set amount = ?, version = version + 1 where list = ? and code = ? and version = ?",
    );
    tx.run_versioned(sql.bind(days).bind("directory").bind("fresh-days").bind(version)).await
}

/// Writes the entries that the database does not have yet; what was changed stays.
///
/// # Errors
/// [`StoreError::Broken`] when a file cannot be read.
pub async fn fill(tx: &Tx<'_>) -> Result<()> {
    for (list, text) in FILES {
        let tables: BTreeMap<String, Vec<Given>> =
            toml::from_str(text).map_err(|error| StoreError::Broken(format!("{list}: {error}").into()))?;
        for (place, given) in (0_i64..).zip(tables.values().flatten()) {
            insert(tx, list, place, given).await?;
        }
    }
    Ok(())
}

async fn insert(tx: &Tx<'_>, list: &str, place: i64, given: &Given) -> Result<()> {
    let sql = Sql::new(
        "insert into directory_reference (list, code, place, th, en, amount, legal_basis, source_mark, version) \
         values (?, ?, ?, ?, ?, ?, ?, ?, 1) on conflict (list, code) do nothing",
    );
    // The kinder word of today is shown, as in casework.
    let th = given.alias_th.first().unwrap_or(&given.th);
    let en = given.alias_en.first().unwrap_or(&given.en);
    let sql = sql.bind(list).bind(given.code.as_str()).bind(place).bind(th.as_str()).bind(en.as_str());
    tx.run(sql.bind(given.amount).bind(given.legal_basis.as_str()).bind(given.source_mark.as_str())).await?;
    Ok(())
}
