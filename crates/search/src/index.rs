//! Writing the index: the keys of a record, changed by their difference only.

use std::collections::BTreeSet;

use kernel::Ref;
use store::{Result, Source as _, Sql, Tx};

use crate::Term;

/// Digits of a key in `search_records`.
const DIGITS: usize = 12;

/// Says by which terms a record is found from now on; equal terms count once.
///
/// # Errors
/// The store's.
pub async fn replace(tx: &Tx<'_>, about: Ref, terms: &[Term]) -> Result<()> {
    let new: BTreeSet<i64> = terms.iter().map(|term| term.key(tx.keys(), about.kind)).collect();
    let old = known(tx, about).await?;
    if new == old {
        return Ok(());
    }
    let sql = Sql::new("insert into search_records (kind, about, keys) values (?, ?, ?)");
    let sql = sql.bind(about.kind).bind(about.id).bind(written(&new));
    tx.run(sql.then("on conflict (kind, about) do update set keys = excluded.keys")).await?;
    remove(tx, about, old.difference(&new).copied().collect()).await?;
    add(tx, about, new.difference(&old).copied().collect()).await
}

/// Takes a record out of the index.
///
/// # Errors
/// The store's.
pub async fn forget(tx: &Tx<'_>, about: Ref) -> Result<()> {
    let old = known(tx, about).await?;
    remove(tx, about, old.into_iter().collect()).await?;
    tx.run(Sql::new("delete from search_records where kind = ? and about = ?").bind(about.kind).bind(about.id)).await?;
    Ok(())
}

async fn known(tx: &Tx<'_>, about: Ref) -> Result<BTreeSet<i64>> {
    let sql = Sql::new("select keys from search_records where kind = ? and about = ?").bind(about.kind).bind(about.id);
    let keys: Option<(String,)> = tx.first(sql).await?;
    Ok(keys.map(|(keys,)| read(&keys)).unwrap_or_default())
}

async fn remove(tx: &Tx<'_>, about: Ref, keys: Vec<i64>) -> Result<()> {
    if keys.is_empty() {
        return Ok(());
    }
    tx.run(Sql::new("delete from search_keys where about = ?").bind(about.id).then("and key in").list(keys)).await?;
    Ok(())
}

async fn add(tx: &Tx<'_>, about: Ref, keys: Vec<i64>) -> Result<()> {
    if keys.is_empty() {
        return Ok(());
    }
    let rows = vec!["(?, ?)"; keys.len()].join(", ");
    let sql = Sql::new(format!("insert into search_keys (key, about) values {rows} on conflict do nothing"));
    tx.run(keys.into_iter().fold(sql, |sql, key| sql.bind(key).bind(about.id))).await?;
    Ok(())
}

fn written(keys: &BTreeSet<i64>) -> String {
    use std::fmt::Write as _;
    keys.iter().fold(String::with_capacity(keys.len() * DIGITS), |mut text, key| {
        let _ = write!(text, "{key:0DIGITS$x}");
        text
    })
}

fn read(text: &str) -> BTreeSet<i64> {
    let words = text.as_bytes().chunks(DIGITS).filter_map(|word| std::str::from_utf8(word).ok());
    words.filter_map(|word| i64::from_str_radix(word, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keys_read_back_as_they_were_written(keys in prop::collection::btree_set(0_i64..1 << 48, 0..30)) {
            prop_assert_eq!(read(&written(&keys)), keys);
        }
    }
}
