//! Which blocking rules a registry should keep as keys: `rules REGISTER.csv LABELS.csv`.
//!
//! Beginning with the rules that cost nothing (the numbers are indexed anyway), the rule that finds most pairs of one person that
//! no rule before it found is told, and how many rows one new person reads by it.
#![allow(clippy::print_stdout, clippy::expect_used, missing_docs, reason = "a tool for whoever measures")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use linkage::{Rule, Schema, Sheet, Threads, blocking_keys};
use thai::date::CivilDate;

const TODAY: CivilDate = CivilDate::constant(2026, 11, 22);
/// What more records share finds nobody; a third argument says another number: a tenth of it is what a register of ten times as
/// many records would see.
const MOST: usize = 96;
/// Rules whose blocks stay small in a large register.
const SMALL: [Rule; 11] = [
    Rule::NamesYear,
    Rule::NamesTambon,
    Rule::Names,
    Rule::BirthGiven,
    Rule::BirthFamily,
    Rule::House,
    Rule::BirthTambon,
    Rule::BirthInitials,
    Rule::GivenTambonYear,
    Rule::GivenHouse,
    Rule::FamilyTambonYear,
];
/// Rules that a registry has as terms of its search.
const FREE: [Rule; 2] = [Rule::Cid, Rule::Phone];

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let most = args.get(3).map_or(MOST, |most| most.parse().expect("a number"));
    let sheet = [(Sheet::new(fs::read(&args[1]).expect("a register")), Schema::default())];
    let register = linkage::read(&sheet, TODAY, Threads::all(), &|_| {}).expect("a register").register;
    let labels = fs::read_to_string(&args[2]).expect("labels");
    let mut persons: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (record, line) in (0_u32..).zip(labels.lines().skip(1)) {
        persons.entry(line.split_once(',').expect("two columns").1).or_default().push(record);
    }
    let pairs: Vec<(u32, u32)> = persons
        .values()
        .flat_map(|records| {
            let later = move |at: usize| records[at + 1..].iter().map(move |other| (records[at], *other));
            (0..records.len()).flat_map(later)
        })
        .collect();
    let mut found: BTreeMap<Rule, BTreeSet<usize>> = BTreeMap::new();
    let mut rows: BTreeMap<Rule, f64> = BTreeMap::new();
    for rule in FREE.into_iter().chain(SMALL) {
        let keys: Vec<u32> = (0..register.len())
            .map(|record| blocking_keys(&register, record, &[rule]).first().map_or(0, |(_, key)| *key))
            .collect();
        let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
        keys.iter().filter(|key| **key != 0).for_each(|key| *sizes.entry(*key).or_default() += 1);
        let small = |key: u32| sizes.get(&key).is_some_and(|size| *size <= most);
        let holds =
            |(_, (a, b)): &(usize, &(u32, u32))| keys[*a as usize] == keys[*b as usize] && small(keys[*a as usize]);
        found.insert(rule, pairs.iter().enumerate().filter(holds).map(|(at, _)| at).collect());
        let squares: usize = sizes.values().filter(|size| **size <= most).map(|size| size * size).sum();
        rows.insert(rule, squares as f64 / register.len() as f64);
    }
    let mut taken: BTreeSet<usize> = FREE.iter().flat_map(|rule| found[rule].iter().copied()).collect();
    let share = |count: usize| 100.0 * count as f64 / pairs.len() as f64;
    println!(
        "{} pairs of one person in {} records; the numbers find {:.2} %",
        pairs.len(),
        register.len(),
        share(taken.len())
    );
    for (rule, alone) in &found {
        println!("{rule:?} alone {:.2} %, {:.1} rows", share(alone.len()), rows[rule]);
    }
    for _ in SMALL {
        let best = found.iter().max_by_key(|(_, pairs)| pairs.difference(&taken).count()).expect("a rule");
        let more = best.1.difference(&taken).count();
        taken.extend(best.1.iter().copied());
        println!("then {:?} {:+.3} % = {:.3} %", best.0, share(more), share(taken.len()));
    }
}
