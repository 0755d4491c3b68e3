//! The index against a plain reading of the same records, and its bounds with a key that everybody has.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;

use kernel::{Clock, Id, Person};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use search::{Found, Term, Wanted, find, forget, replace};
use store::{By, Db, Options};

async fn opened(folder: &std::path::Path) -> Db {
    let options = Options {
        address: format!("sqlite:{}", folder.join("test.db").display()),
        folder: folder.to_owned(),
        clock: Clock::System,
        migrations: search::migrations(),
    };
    Db::open(options).await.unwrap()
}

fn person(number: i64) -> kernel::Ref {
    Id::<Person>::new(number).as_ref()
}

fn term(number: u8) -> Term {
    Term::exact("word", number.to_string())
}

fn expected(records: &BTreeMap<i64, Vec<u8>>, wanted: &BTreeMap<u8, i64>) -> Vec<Found> {
    let weigh =
        |terms: &Vec<u8>| wanted.iter().filter(|(term, _)| terms.contains(term)).map(|(_, weight)| *weight).sum();
    let mut found: Vec<Found> =
        records.iter().map(|(about, terms)| Found { about: *about, weight: weigh(terms) }).collect();
    found.retain(|found| found.weight > 0);
    found.sort_by_key(|found| std::cmp::Reverse((found.weight, found.about)));
    found
}

#[tokio::test]
async fn what_is_found_is_what_the_records_say_after_any_changes() {
    let folder = tempfile::tempdir().unwrap();
    let db = opened(folder.path()).await;
    let saves = prop::collection::vec((1_i64..20, prop::collection::vec(0_u8..12, 0..6)), 1..8);
    let wanted = prop::collection::btree_map(0_u8..12, 1_i64..50, 1..6);
    let mut runner = TestRunner::deterministic();
    let mut records: BTreeMap<i64, Vec<u8>> = BTreeMap::new();
    for _ in 0..60 {
        let (saves, wanted) =
            (saves.new_tree(&mut runner).unwrap().current(), wanted.new_tree(&mut runner).unwrap().current());
        let tx = db.write(By::System("test")).await.unwrap();
        for (about, terms) in saves {
            if terms.is_empty() {
                forget(&tx, person(about)).await.unwrap();
                records.remove(&about);
            } else {
                replace(&tx, person(about), &terms.iter().map(|number| term(*number)).collect::<Vec<_>>())
                    .await
                    .unwrap();
                records.insert(about, terms);
            }
        }
        tx.commit().await.unwrap();
        let query: Vec<Wanted> = wanted.iter().map(|(number, weight)| Wanted::new(term(*number), *weight)).collect();
        assert_eq!(find(&db, "person", &query, 100).await.unwrap(), expected(&records, &wanted));
        assert_eq!(find(&db, "case", &query, 100).await.unwrap(), [], "another kind has other keys");
    }
}

#[tokio::test]
async fn a_word_that_everybody_has_does_not_hide_the_rare_one() {
    let folder = tempfile::tempdir().unwrap();
    let db = opened(folder.path()).await;
    let tx = db.write(By::System("test")).await.unwrap();
    for number in 1..=6_000_i64 {
        let mut terms = vec![Term::exact("word", "everybody")];
        if number % 2 == 0 {
            terms.push(Term::exact("word", "half"));
        }
        if number == 7 {
            terms.push(Term::exact("word", "rare"));
        }
        if number % 1_000 == 0 {
            terms.push(Term::exact("word", "few"));
        }
        replace(&tx, person(number), &terms).await.unwrap();
    }
    tx.commit().await.unwrap();
    let ask = |words: &[(&str, i64)]| -> Vec<Wanted> {
        words.iter().map(|(word, weight)| Wanted::new(Term::exact("word", *word), *weight)).collect()
    };
    let rare = find(&db, "person", &ask(&[("everybody", 10), ("rare", 9)]), 5).await.unwrap();
    assert_eq!(rare.first(), Some(&Found { about: 7, weight: 19 }));
    let few = find(&db, "person", &ask(&[("everybody", 10), ("few", 9), ("half", 1)]), 3).await.unwrap();
    assert_eq!(few, [6_000, 5_000, 4_000].map(|about| Found { about, weight: 20 }));
    let both = find(&db, "person", &ask(&[("everybody", 10), ("half", 9)]), 2).await.unwrap();
    assert_eq!(both, [6_000, 5_998].map(|about| Found { about, weight: 19 }));
}
