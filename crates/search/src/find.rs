//! Asking the index: rare keys decide, common ones only raise what others found.

use std::collections::{BTreeMap, BTreeSet};

use store::{Result, Source, Sql};

use crate::Term;

/// A term of a query and how much it says about a record that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The term.
    pub term: Term,
    /// Its weight; weights of the terms that a record has are summed.
    pub weight: i64,
}

impl Wanted {
    /// A term with its weight.
    #[must_use]
    pub const fn new(term: Term, weight: i64) -> Self {
        Self { term, weight }
    }
}

/// A record that has terms of the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The number of its id.
    pub about: i64,
    /// The summed weights.
    pub weight: i64,
}

/// Rows read of each key. A key with fewer is rare, and what it gives is complete.
const DEPTH: usize = 96;
/// Rows of the weightiest common key that are crossed with the others.
const BASE: i64 = 1_200;
/// Common keys that one is crossed with.
const CROSSED: usize = 3;
/// Records whose common keys are looked up: so many that rare keys gave, and so many of the newest.
const PROBED: usize = 80;
/// Terms of a query; lighter ones are left out.
const TERMS: usize = 24;
/// Lists of values are filled up to multiples of this, so that few different statements are prepared.
const STEP: usize = 32;

/// The weight of each key of the query.
type Weights = BTreeMap<i64, i64>;
/// The keys that each record is known to have.
type Known = BTreeMap<i64, BTreeSet<i64>>;

/// The records of a kind that have most of the wanted terms by weight, newest first among equals.
///
/// # Errors
/// The store's.
pub async fn find(on: &impl Source, kind: &str, wanted: &[Wanted], limit: usize) -> Result<Vec<Found>> {
    let weights = weights(on, kind, wanted);
    if weights.is_empty() {
        return Ok(Vec::new());
    }
    let newest = newest(on, &weights).await?;
    let (rare, common): (Vec<_>, Vec<_>) = newest.into_iter().partition(|(_, abouts)| abouts.len() < DEPTH);
    let mut known = Known::new();
    for (key, abouts) in &rare {
        abouts.iter().for_each(|about| note(&mut known, *about, *key));
    }
    let mut common_keys: Vec<i64> = common.iter().map(|(key, _)| *key).collect();
    common_keys.sort_by_key(|key| std::cmp::Reverse(weights[key]));
    let mut likely = ranked(&known, &weights, PROBED);
    let mut shared = Known::new();
    for (key, abouts) in &common {
        abouts.iter().for_each(|about| note(&mut shared, *about, *key));
    }
    likely.extend(ranked(&shared, &weights, PROBED));
    shared.into_iter().for_each(|(about, keys)| known.entry(about).or_default().extend(keys));
    probe(on, &common_keys, &likely, &mut known).await?;
    let decided = ranked(&known, &weights, limit);
    let common_weight: i64 = common_keys.iter().filter_map(|key| weights.get(key)).sum();
    // Whoever has nothing but common keys weighs at most as much as those together.
    if decided.len() == limit && decided.last().is_some_and(|last| last.weight >= common_weight) {
        return Ok(decided);
    }
    let crossed = cross(on, &common_keys, &weights).await?;
    probe(on, &common_keys, &crossed, &mut known).await?;
    Ok(ranked(&known, &weights, limit))
}

fn weights(on: &impl Source, kind: &str, wanted: &[Wanted]) -> Weights {
    let mut heaviest: Vec<&Wanted> = wanted.iter().collect();
    heaviest.sort_by_key(|wanted| std::cmp::Reverse(wanted.weight));
    let mut weights = Weights::new();
    for Wanted { term, weight } in heaviest {
        if weights.len() < TERMS {
            weights.entry(term.key(on.keys(), kind)).or_insert(*weight);
        }
    }
    weights
}

/// The newest records of each key, in one statement.
async fn newest(on: &impl Source, weights: &Weights) -> Result<BTreeMap<i64, Vec<i64>>> {
    let depth = i64::try_from(DEPTH).unwrap_or(i64::MAX);
    let mut sql = Sql::default();
    for (place, key) in weights.keys().enumerate() {
        let union = if place == 0 { "" } else { "union all" };
        let from =
            "select * from (select key, about from search_keys where key = ? order by about desc limit ?) as newest";
        sql = sql.then(union).then(from).bind(*key).bind(depth);
    }
    let rows: Vec<(i64, i64)> = on.all(sql).await?;
    let mut newest: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (key, about) in rows {
        newest.entry(key).or_default().push(about);
    }
    Ok(newest)
}

/// Those of the newest records of the weightiest common key that have most of the other common keys.
async fn cross(on: &impl Source, common: &[i64], weights: &Weights) -> Result<Vec<Found>> {
    let [base, others @ ..] = common else { return Ok(Vec::new()) };
    if others.is_empty() {
        return Ok(Vec::new());
    }
    let others: Vec<i64> = padded(others.iter().copied().take(CROSSED), CROSSED);
    let mut counted = BTreeSet::new();
    let mut sql = Sql::new("select base.about,");
    // Each record is looked up by itself: a planner that joins would read every record of a key that very many have.
    for (place, key) in others.iter().enumerate() {
        let weight = if counted.insert(*key) { weights[key] } else { 0 };
        sql = sql
            .then(if place == 0 { "" } else { "+" })
            .then("case when (select k.about from search_keys k where k.key = ?")
            .bind(*key)
            .then("and k.about = base.about) is null then 0 else cast(? as bigint) end")
            .bind(weight);
    }
    let sql = sql
        .then("from (select about from search_keys where key = ? order by about desc limit ?) as base")
        .bind(*base)
        .bind(BASE)
        .then("order by 2 desc, 1 desc limit ?")
        .bind(i64::try_from(PROBED).unwrap_or(i64::MAX));
    let rows: Vec<(i64, i64)> = on.all(sql).await?;
    let found = rows.into_iter().filter(|(_, weight)| *weight > 0);
    Ok(found.map(|(about, weight)| Found { about, weight }).collect())
}

/// Notes which of the best records have which common keys.
async fn probe(on: &impl Source, common: &[i64], best: &[Found], known: &mut Known) -> Result<()> {
    if common.is_empty() || best.is_empty() {
        return Ok(());
    }
    let abouts = padded(best.iter().map(|found| found.about), STEP);
    let keys = padded(common.iter().copied(), CROSSED);
    // Each pair is looked up by itself, for the reason given in `cross`.
    let sql = listed(Sql::new("with wanted (key) as"), &keys).then(", best (about) as");
    let sql = listed(sql, &abouts).then(
        "select w.key, b.about from wanted w cross join best b \
         where (select k.about from search_keys k where k.key = w.key and k.about = b.about) is not null",
    );
    let rows: Vec<(i64, i64)> = on.all(sql).await?;
    rows.into_iter().for_each(|(key, about)| note(known, about, key));
    Ok(())
}

/// Numbers as the rows of a table.
fn listed(sql: Sql, numbers: &[i64]) -> Sql {
    let row = |place| if place == 0 { "(values (cast(? as bigint))" } else { ", (?)" };
    numbers.iter().enumerate().fold(sql, |sql, (place, number)| sql.then(row(place)).bind(*number)).then(")")
}

fn note(known: &mut Known, about: i64, key: i64) {
    known.entry(about).or_default().insert(key);
}

fn ranked(known: &Known, weights: &Weights, limit: usize) -> Vec<Found> {
    let weigh = |keys: &BTreeSet<i64>| keys.iter().filter_map(|key| weights.get(key)).sum();
    let mut found: Vec<Found> =
        known.iter().map(|(about, keys)| Found { about: *about, weight: weigh(keys) }).collect();
    found.sort_by_key(|found| std::cmp::Reverse((found.weight, found.about)));
    found.truncate(limit);
    found
}

/// The values, the last repeated until their number is a multiple of the step.
fn padded(values: impl Iterator<Item = i64>, step: usize) -> Vec<i64> {
    let mut values: Vec<i64> = values.collect();
    if let Some(last) = values.last().copied() {
        values.resize(values.len().next_multiple_of(step), last);
    }
    values
}
