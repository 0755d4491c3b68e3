//! The numbers by which letters are dealt with and kept.

use std::collections::BTreeMap;

use kernel::{Certainty, Code as _};
use serde::Deserialize;
use store::{FromRow as _, Result, Source, Sql, StoreError, Tx};

use crate::model::{SettingRow, Urgency};

/// The files by name.
const FILES: [(&str, &str); 2] = [
    ("correspondence.toml", include_str!("../../../../data/reference/correspondence.toml")),
    ("letter_forms.toml", include_str!("../../../../data/reference/letter_forms.toml")),
];

/// Entries by list.
type Given = BTreeMap<String, Vec<Entry>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    th: String,
    en: String,
    amount: Option<i64>,
    /// The rule allows no less.
    least: Option<i64>,
    /// The rule allows no more.
    most: Option<i64>,
    word: Option<String>,
    legal_basis: String,
    source_mark: Certainty,
    #[allow(dead_code, reason = "kept in the file; what is stored holds from the day it is stored")]
    effective_from: Option<toml::value::Datetime>,
}

fn given(name: &str, text: &str) -> Result<Given> {
    toml::from_str(text).map_err(|error| StoreError::Broken(format!("{name}: {error}").into()))
}

/// What the rule allows of a number, the least and the most; an office may set it within these.
pub fn bounds(list: &str, code: &str) -> Result<(Option<i64>, Option<i64>)> {
    let files = FILES.iter().map(|(name, text)| given(name, text)).collect::<Result<Vec<_>>>()?;
    let entry = files.iter().filter_map(|file| file.get(list)).flatten().find(|entry| entry.code == code);
    Ok(entry.map_or((None, None), |entry| (entry.least, entry.most)))
}

/// Writes what the database does not have yet; what was edited stays.
pub async fn fill(tx: &Tx<'_>) -> Result<()> {
    for (name, text) in FILES {
        for (list, entries) in given(name, text)? {
            for (place, entry) in (0_i64..).zip(&entries) {
                let sql = Sql::new(
                    "insert into letter_reference (list, code, place, th, en, amount, word, legal_basis, source_mark, \
                     version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1) on conflict (list, code) do nothing",
                );
                let sql = sql.bind(list.as_str()).bind(entry.code.as_str()).bind(place).bind(entry.th.as_str());
                let sql = sql.bind(entry.en.as_str()).bind(entry.amount).bind(entry.word.as_deref());
                tx.run(sql.bind(entry.legal_basis.as_str()).bind(entry.source_mark)).await?;
            }
        }
    }
    Ok(())
}

/// The entries of a list, in their order.
pub async fn settings(on: &impl Source, list: &str) -> Result<Vec<SettingRow>> {
    let sql = Sql::new(format!("select {} from letter_reference where list = ? order by place", SettingRow::COLUMNS));
    on.all(sql.bind(list)).await
}

/// Every entry, list by list.
pub async fn all(on: &impl Source) -> Result<Vec<SettingRow>> {
    let sql = format!("select {} from letter_reference order by list, place", SettingRow::COLUMNS);
    on.all(Sql::new(sql)).await
}

/// Saves an entry under the version that was read.
pub async fn update(tx: &Tx<'_>, row: &SettingRow) -> Result<()> {
    let sql = Sql::new(
        "update letter_reference set th = ?, en = ?, amount = ?, word = ?, legal_basis = ?, source_mark = ?, \
         version = version + 1 where list = ? and code = ? and version = ?",
    );
    let sql = sql.bind(row.th.as_str()).bind(row.en.as_str()).bind(row.amount).bind(row.word.as_deref());
    let sql = sql.bind(row.legal_basis.as_str()).bind(row.source_mark).bind(row.list.as_str()).bind(row.code.as_str());
    tx.run_versioned(sql.bind(row.version)).await
}

/// One entry.
pub async fn setting(on: &impl Source, list: &str, code: &str) -> Result<SettingRow> {
    let sql = Sql::new(format!("select {} from letter_reference where list = ? and code = ?", SettingRow::COLUMNS));
    on.one(sql.bind(list).bind(code)).await
}

/// Hours within which a letter of an urgency is dealt with; none where its own moment says so.
pub async fn hours(on: &impl Source, urgency: Urgency) -> Result<Option<i64>> {
    if urgency == Urgency::Within {
        return Ok(None);
    }
    Ok(setting(on, "urgency", urgency.code()).await?.amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, Element, Series};

    #[test]
    fn the_file_can_be_read_and_every_urgency_has_its_hours() {
        let given: Given = toml::from_str(FILES[0].1).expect("correspondence.toml");
        for urgency in Urgency::ALL.iter().filter(|urgency| **urgency != Urgency::Within) {
            let entry = given["urgency"].iter().find(|entry| entry.code == urgency.code()).expect("an entry");
            assert!(entry.amount.is_some_and(|hours| hours > 0), "{urgency:?}");
        }
    }

    #[test]
    fn every_column_and_every_element_stands_in_its_list_once() {
        let given: Given = toml::from_str(FILES[1].1).expect("letter_forms.toml");
        let codes = |list: &str| given[list].iter().map(|entry| entry.code.as_str()).collect::<Vec<_>>();
        let columns: Vec<_> = Column::ALL.iter().map(|column| column.code()).collect();
        for series in Series::ALL.iter().filter(|series| series.is_secret()) {
            assert_eq!(codes(series.code()), columns, "{series:?}");
        }
        assert_eq!(codes("exchange"), Element::ALL.iter().map(|element| element.code()).collect::<Vec<_>>());
        assert!(given["exchange"].iter().all(|entry| entry.word.is_some()));
    }
}
