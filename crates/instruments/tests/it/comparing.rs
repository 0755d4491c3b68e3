//! Two visits side by side.

use crate::{scored, shipped, shipped_text, sound, with_total};
use instruments::{NotComparable, Turn, compare, score};

#[test]
fn fewer_points_of_the_9q_are_better_and_each_item_says_so_for_itself() {
    let nine = shipped("9q");
    let before = scored(nine, &[("mood", "daily"), ("sleep", "often"), ("energy", "often")]);
    let after = scored(nine, &[("mood", "some"), ("sleep", "daily"), ("energy", "often")]);
    let compared = compare(nine, &before, &after).unwrap();
    assert_eq!((compared.difference, compared.turn), (-1, Turn::Better));
    assert_eq!(compared.band, Some(("mild".to_owned(), "none".to_owned())));
    let items: Vec<_> = compared.items.iter().map(|change| (change.item.as_str(), change.turn)).collect();
    assert_eq!(items, [("mood", Some(Turn::Better)), ("sleep", Some(Turn::Worse))]);
    // No source names the smallest change that matters.
    assert_eq!(compared.important, None);
}

#[test]
fn one_point_of_the_barthel_index_is_little_and_two_matter() {
    let barthel = shipped("barthel");
    let (ten, eleven, twelve) = (with_total(barthel, 10), with_total(barthel, 11), with_total(barthel, 12));
    let one = compare(barthel, &ten, &eleven).unwrap();
    assert_eq!((one.important, one.turn, one.band), (Some(false), Turn::Better, None));
    let two = compare(barthel, &twelve, &ten).unwrap();
    assert_eq!((two.important, two.turn), (Some(true), Turn::Worse));
    assert_eq!(two.band, Some(("social".to_owned(), "homebound".to_owned())));
}

#[test]
fn what_was_raised_and_what_is_over_is_told() {
    let eight = shipped("8q");
    let (calm, worried) = (scored(eight, &[]), scored(eight, &[("wish", "yes")]));
    assert_eq!(compare(eight, &calm, &worried).unwrap().raised, ["suicide"]);
    assert_eq!(compare(eight, &worried, &calm).unwrap().lowered, ["suicide"]);
    assert_eq!(compare(eight, &worried, &worried).unwrap().turn, Turn::Same);
}

#[test]
fn an_item_that_was_asked_only_once_has_no_turn() {
    let eight = shipped("8q");
    let (before, after) = (scored(eight, &[]), scored(eight, &[("ideation", "yes"), ("control", "cannot")]));
    let compared = compare(eight, &before, &after).unwrap();
    let control = compared.items.iter().find(|change| change.item == "control").unwrap();
    assert_eq!((control.before.as_deref(), control.after.as_deref(), control.turn), (None, Some("cannot"), None));
}

#[test]
fn the_dimensions_are_compared_one_by_one() {
    let household = shipped("household");
    let (before, after) = (scored(household, &[("water", "yes")]), scored(household, &[("food", "yes")]));
    let compared = compare(household, &before, &after).unwrap();
    assert_eq!(compared.turn, Turn::Same);
    let parts: Vec<_> = compared.parts.iter().map(|(code, by)| (code.as_str(), *by)).collect();
    assert_eq!(parts, [("income", 0), ("housing", -1), ("health", 1), ("education", 0), ("access", 0)]);
}

#[test]
fn results_of_two_versions_are_not_compared_until_scored_alike() {
    let old = shipped("9q");
    let new = sound(&shipped_text("9q.toml").replace("version = 1", "version = 2"));
    let before = scored(old, &[("mood", "daily")]);
    let after = scored(&new, &[]);
    assert_eq!(compare(&new, &before, &after), Err(NotComparable));
    let again = score(&new, &before.answers).unwrap();
    assert_eq!(compare(&new, &again, &after).unwrap().difference, -3);
}
