//! คำขึ้นต้นและคำลงท้าย: filled from `data/reference/salutations.toml`, then the office's own.

use kernel::Certainty;
use serde::Deserialize;
use store::{FromRow as _, Result, Source, Sql, StoreError, Tx};

use crate::model::SalutationRow;

const FILE: &str = include_str!("../../../../data/reference/salutations.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    salutation: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    th: String,
    en: String,
    greeting: String,
    farewell: String,
    legal_basis: String,
    source_mark: Certainty,
}

/// Writes what the database does not have yet; what was edited stays.
pub async fn fill(tx: &Tx<'_>) -> Result<()> {
    let given: Given =
        toml::from_str(FILE).map_err(|error| StoreError::Broken(format!("salutations.toml: {error}").into()))?;
    for (place, entry) in (0_i64..).zip(given.salutation) {
        let row = SalutationRow {
            code: entry.code,
            th: entry.th,
            en: entry.en,
            greeting: entry.greeting,
            farewell: entry.farewell,
            legal_basis: entry.legal_basis,
            source_mark: entry.source_mark,
            ended: false,
            changed_by: String::new(),
            changed_at: tx.now(),
            version: 1,
        };
        tx.run(insertion(&row, place).then("on conflict (code) do nothing")).await?;
    }
    Ok(())
}

fn insertion(row: &SalutationRow, place: i64) -> Sql {
    let sql = Sql::new(format!(
        "insert into letter_salutations ({}, place) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        SalutationRow::COLUMNS
    ));
    let sql = sql.bind(row.code.as_str()).bind(row.th.as_str()).bind(row.en.as_str()).bind(row.greeting.as_str());
    let sql = sql.bind(row.farewell.as_str()).bind(row.legal_basis.as_str()).bind(row.source_mark).bind(row.ended);
    sql.bind(row.changed_by.as_str()).bind(row.changed_at).bind(row.version).bind(place)
}

/// Adds one behind all others.
pub async fn insert(tx: &Tx<'_>, row: &SalutationRow) -> Result<()> {
    let last: (i64,) = tx.one(Sql::new("select coalesce(max(place), 0) from letter_salutations")).await?;
    tx.run(insertion(row, last.0 + 1)).await.map(|_| ())
}

/// Every one in its order, those that ended among them.
pub async fn all(on: &impl Source) -> Result<Vec<SalutationRow>> {
    on.all(Sql::new(format!("select {} from letter_salutations order by place, code", SalutationRow::COLUMNS))).await
}

/// One of them.
pub async fn one(on: &impl Source, code: &str) -> Result<SalutationRow> {
    let sql = Sql::new(format!("select {} from letter_salutations where code = ?", SalutationRow::COLUMNS));
    on.one(sql.bind(code)).await
}

/// Saves one under the version that was read.
pub async fn update(tx: &Tx<'_>, row: &SalutationRow) -> Result<()> {
    let sql = Sql::new(
        "update letter_salutations set th = ?, en = ?, greeting = ?, farewell = ?, legal_basis = ?, source_mark = ?, \
         ended = ?, changed_by = ?, changed_at = ?, version = version + 1 where code = ? and version = ?",
    );
    let sql = sql.bind(row.th.as_str()).bind(row.en.as_str()).bind(row.greeting.as_str()).bind(row.farewell.as_str());
    let sql = sql.bind(row.legal_basis.as_str()).bind(row.source_mark).bind(row.ended);
    let sql = sql.bind(row.changed_by.as_str()).bind(row.changed_at).bind(row.code.as_str());
    tx.run_versioned(sql.bind(row.version)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_can_be_read_and_the_general_one_stands_first() {
        let given: Given = toml::from_str(FILE).expect("salutations.toml");
        assert_eq!(given.salutation[0].code, SalutationRow::GENERAL);
        let words = |code: &str| {
            let found = given.salutation.iter().find(|entry| entry.code == code);
            found.map(|entry| (entry.greeting.as_str(), entry.farewell.as_str()))
        };
        assert_eq!(words("general"), Some(("เรียน", "ขอแสดงความนับถือ")));
        assert_eq!(words("high"), Some(("กราบเรียน", "ขอแสดงความนับถืออย่างยิ่ง")));
        assert_eq!(words("high-monk"), Some(("นมัสการ", "ขอนมัสการด้วยความเคารพอย่างยิ่ง")));
    }
}
