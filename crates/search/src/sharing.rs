//! Who shares a term with a record: for many records at once, and terms that too many have left out.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use store::{Result, Source, Sql};

use crate::Term;

/// Records that may share a term. What more of them have says little of each, and would cost as much as all the rest.
const MOST: i64 = 96;
/// Keys of one statement.
const KEYS: usize = 1_024;

/// For each list of terms the records of a kind that have any of them, each with how many they have. A term that more than
/// 96 records have finds nobody.
///
/// # Errors
/// The store's.
pub async fn sharing(on: &impl Source, kind: &str, lists: &[Vec<Term>]) -> Result<Vec<BTreeMap<i64, usize>>> {
    let of = |terms: &Vec<Term>| terms.iter().map(|term| term.key(on.keys(), kind)).collect::<BTreeSet<i64>>();
    let wanted: Vec<BTreeSet<i64>> = lists.iter().map(of).collect();
    let all: Vec<i64> = wanted.iter().flatten().copied().collect::<BTreeSet<i64>>().into_iter().collect();
    let mut blocks: HashMap<i64, Vec<i64>> = HashMap::new();
    for keys in all.chunks(KEYS) {
        for (key, about) in small_blocks(on, keys).await? {
            blocks.entry(key).or_default().push(about);
        }
    }
    let shared = |keys: &BTreeSet<i64>| {
        let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
        for about in keys.iter().filter_map(|key| blocks.get(key)).flatten() {
            *counts.entry(*about).or_default() += 1;
        }
        counts
    };
    Ok(wanted.iter().map(shared).collect())
}

/// The records of each key that few have.
async fn small_blocks(on: &impl Source, keys: &[i64]) -> Result<BTreeSet<(i64, i64)>> {
    let Some((first, others)) = keys.split_first() else { return Ok(BTreeSet::new()) };
    let length = store::steps(keys.len());
    let mut sql = Sql::new("with wanted (key) as (values (cast(? as bigint))").bind(*first);
    // The last is repeated to fill up; the answer is a set.
    let fill = std::iter::repeat(keys.last().unwrap_or(first));
    for key in others.iter().chain(fill).take(length - 1) {
        sql = sql.then(", (?)").bind(*key);
    }
    // `cross join` keeps the order of the two in every planner: whether a key is asked for at all is settled before its rows are.
    let sql = sql
        .then(") select w.key, k.about from wanted w cross join search_keys k where k.key = w.key")
        .then("and (select o.about from search_keys o where o.key = w.key limit 1 offset ?) is null")
        .bind(MOST);
    Ok(on.all::<(i64, i64)>(sql).await?.into_iter().collect())
}
