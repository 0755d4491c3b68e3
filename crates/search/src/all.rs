//! Asking for records that have every term: the newest first, by a walk along the rarest key.

use std::collections::BTreeSet;

use store::{Result, Source, Sql};

use crate::Term;

/// Rows of the rarest key that are walked along; what shares nothing but words that more records than this have, and is older, is
/// found with one more word.
const WALK: i64 = 20_000;
/// Newest rows of a key that are looked at to see which is rare.
const COUNTED: i64 = 512;
/// Terms of a query; what comes after is left out.
const TERMS: usize = 8;

/// The newest records of a kind that have all of the terms.
///
/// # Errors
/// The store's.
pub async fn having_all(on: &impl Source, kind: &str, terms: &[Term], most: i64) -> Result<Vec<i64>> {
    let keys: BTreeSet<i64> = terms.iter().take(TERMS).map(|term| term.key(on.keys(), kind)).collect();
    let [base, others @ ..] = &*rarest_first(on, keys).await? else { return Ok(Vec::new()) };
    // The key is walked along from its newest end, so that the walk ends with the last record that is wanted.
    let mut sql = Sql::new("select b.about from search_keys b where b.key = ? and b.about >= coalesce(").bind(*base);
    sql = sql.then("(select about from search_keys where key = ? order by about desc limit 1 offset ?), 0)");
    sql = sql.bind(*base).bind(WALK);
    for key in others {
        // A value and no join: every planner looks it up for each row of the walk, whatever it would rather do.
        let held = "and (select k.about from search_keys k where k.key = ? and k.about = b.about) is not null";
        sql = sql.then(held).bind(*key);
    }
    let rows: Vec<(i64,)> = on.all(sql.then("order by b.about desc limit ?").bind(most)).await?;
    Ok(rows.into_iter().map(|(about,)| about).collect())
}

/// The newest of these records (a statement that answers `id`) that have every term of one of the sets.
///
/// # Errors
/// The store's.
pub async fn having_all_of(
    on: &impl Source,
    kind: &str,
    (records, sets): (Sql, &[Vec<Term>]),
    most: i64,
) -> Result<Vec<i64>> {
    let keys =
        |set: &Vec<Term>| -> BTreeSet<i64> { set.iter().take(TERMS).map(|term| term.key(on.keys(), kind)).collect() };
    let sets: Vec<BTreeSet<i64>> = sets.iter().map(keys).collect();
    let Some(many) = sets.first().map(BTreeSet::len).filter(|many| *many > 0) else { return Ok(Vec::new()) };
    let sql = Sql::new("select k.about from (")
        .then_sql(records)
        .then(") b cross join search_keys k where k.about = b.id and k.key in");
    let sql = sql.list(sets.into_iter().flatten());
    let sql = sql.then("group by k.about having count(*) >= ? order by k.about desc limit ?");
    let rows: Vec<(i64,)> = on.all(sql.bind(i64::try_from(many).unwrap_or(i64::MAX)).bind(most)).await?;
    Ok(rows.into_iter().map(|(about,)| about).collect())
}

/// The keys in the order of how many records have them. Of those that many have, the rarer is the one whose newest records
/// reach further back.
async fn rarest_first(on: &impl Source, keys: BTreeSet<i64>) -> Result<Vec<i64>> {
    if keys.len() < 2 {
        return Ok(keys.into_iter().collect());
    }
    let mut sql = Sql::default();
    for (place, key) in keys.iter().enumerate() {
        let union = if place == 0 { "" } else { "union all" };
        let newest = "select cast(? as bigint), cast(count(*) as bigint), cast(coalesce(min(about), 0) as bigint) \
                      from (select about from search_keys where key = ? order by about desc limit ?) as newest";
        sql = sql.then(union).then(newest).bind(*key).bind(*key).bind(COUNTED);
    }
    let mut counted: Vec<(i64, i64, i64)> = on.all(sql).await?;
    counted.sort_by_key(|(_, many, oldest)| (*many, *oldest));
    Ok(counted.into_iter().map(|(key, ..)| key).collect())
}
