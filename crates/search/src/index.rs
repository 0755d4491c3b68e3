//! Writing the index: the keys of a record, changed by their difference only.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use kernel::Ref;
use store::{Result, Source as _, Sql, Tx};

use crate::Term;

/// What the keys of a record begin with, four bytes each in base 64. Without it they are those of an older version: twelve
/// hexadecimal digits each, of which the first eight are the key.
const MARK: char = '=';
/// Digits of such a key.
const DIGITS: usize = 12;
/// The number by which keys are made signed.
const MIDDLE: i64 = 1 << 31;

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
    let pairs: Vec<(i64, i64)> = keys.into_iter().map(|key| (key, about.id)).collect();
    tx.run_pairs("search_keys", &pairs).await
}

fn written(keys: &BTreeSet<i64>) -> String {
    let bytes: Vec<u8> = keys.iter().filter_map(|key| i32::try_from(*key).ok()).flat_map(i32::to_be_bytes).collect();
    format!("{MARK}{}", STANDARD_NO_PAD.encode(bytes))
}

fn read(text: &str) -> BTreeSet<i64> {
    let Some(text) = text.strip_prefix(MARK) else { return read_digits(text) };
    let bytes = STANDARD_NO_PAD.decode(text).unwrap_or_default();
    bytes.chunks_exact(4).filter_map(|key| key.try_into().ok()).map(|key| i64::from(i32::from_be_bytes(key))).collect()
}

fn read_digits(text: &str) -> BTreeSet<i64> {
    let words = text.as_bytes().chunks(DIGITS).filter_map(|word| std::str::from_utf8(word.get(..8)?).ok());
    words.filter_map(|word| i64::from_str_radix(word, 16).ok()).map(|key| key - MIDDLE).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn keys_read_back_as_they_were_written(keys in prop::collection::btree_set(-MIDDLE..MIDDLE, 0..30)) {
            prop_assert_eq!(read(&written(&keys)), keys);
        }
    }

    #[test]
    fn keys_of_an_older_version_are_read_by_their_first_bits() {
        let key = 0x1234_5678_9abc_i64;
        assert_eq!(read("123456789abc"), BTreeSet::from([(key >> 16) - MIDDLE]));
    }
}
