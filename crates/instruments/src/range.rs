//! What a complete set of answers can reach, with the items that depend on others taken into account.
//!
//! An item depends on one earlier item at most, so the items form trees, and the exact limits follow from the leaves up.

use crate::model::{Combine, Item, Of, Range, Subscale};

/// Combines scores, each of them zero or more.
pub fn combine(how: Combine, scores: impl Iterator<Item = i64>) -> i64 {
    match how {
        Combine::Sum => scores.sum(),
        Combine::Max => scores.max().unwrap_or(0),
        Combine::Count => i64::try_from(scores.filter(|score| *score > 0).count()).unwrap_or(i64::MAX),
    }
}

/// The range of those items that count.
pub fn of_items(items: &[Item], how: Combine, counts: impl Fn(&Item) -> bool) -> Range {
    let mut reach: Vec<(i64, i64)> = vec![(0, 0); items.len()];
    for place in (0..items.len()).rev() {
        reach[place] = of_tree(items, place, &reach, how, counts(&items[place]));
    }
    let roots = || items.iter().zip(&reach).filter(|(item, _)| item.ask_if.is_none()).map(|(_, reach)| *reach);
    Range { least: join(how, roots().map(|(least, _)| least)), most: join(how, roots().map(|(_, most)| most)) }
}

/// What the item at that place reaches together with everything that is asked because of it; later places are known.
fn of_tree(items: &[Item], place: usize, reach: &[(i64, i64)], how: Combine, counts: bool) -> (i64, i64) {
    let item = &items[place];
    let ends = item.choices.iter().map(|choice| {
        let own = if counts { worth(how, choice.score) } else { 0 };
        let asked = || {
            items.iter().zip(reach).skip(place + 1).filter(|(later, _)| {
                later.ask_if.as_ref().is_some_and(|on| on.item == item.code && on.is.contains(&choice.code))
            })
        };
        let end = |of: fn(&(i64, i64)) -> i64| join(how, std::iter::once(own).chain(asked().map(|(_, r)| of(r))));
        (end(|reach| reach.0), end(|reach| reach.1))
    });
    ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or((0, 0))
}

const fn worth(how: Combine, score: i64) -> i64 {
    match how {
        Combine::Sum | Combine::Max => score,
        Combine::Count => (score > 0) as i64,
    }
}

/// Joins what trees reach: counted items were turned into ones before.
fn join(how: Combine, reach: impl Iterator<Item = i64>) -> i64 {
    match how {
        Combine::Sum | Combine::Count => reach.sum(),
        Combine::Max => reach.max().unwrap_or(0),
    }
}

/// The range of the total.
pub fn of_total(items: &[Item], subscales: &[Subscale], how: Combine, of: Of) -> Range {
    match of {
        Of::Items => of_items(items, how, |_| true),
        Of::Subscales => Range {
            least: combine(how, subscales.iter().map(|part| part.range.least)),
            most: combine(how, subscales.iter().map(|part| part.range.most)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AskIf, Choice, Text};
    use kernel::Code as _;
    use proptest::prelude::*;

    /// Items with two or three answers; each may depend on an earlier one, and counts or does not.
    fn items() -> impl Strategy<Value = Vec<(Item, bool)>> {
        let one = (prop::collection::vec(0..5_i64, 2..4), any::<Option<u8>>(), any::<u8>(), any::<bool>());
        prop::collection::vec(one, 1..6).prop_map(|written| {
            let sizes: Vec<usize> = written.iter().map(|(scores, ..)| scores.len()).collect();
            let items = written.into_iter().enumerate();
            items
                .map(|(place, (scores, on, answer, counts))| (item(place, scores, on, answer, &sizes), counts))
                .collect()
        })
    }

    fn item(place: usize, scores: Vec<i64>, on: Option<u8>, answer: u8, sizes: &[usize]) -> Item {
        let text = || Text { th: "ก".to_owned(), en: "a".to_owned() };
        let ask_if = on.filter(|_| place > 0).map(|on| {
            let earlier = usize::from(on) % place;
            AskIf { item: earlier.to_string(), is: vec![(usize::from(answer) % sizes[earlier]).to_string()] }
        });
        let choices = scores.into_iter().enumerate();
        Item {
            code: place.to_string(),
            group: String::new(),
            text: text(),
            choices: choices.map(|(code, score)| Choice { code: code.to_string(), score, text: text() }).collect(),
            ask_if,
            subscale: String::new(),
            mark: None,
        }
    }

    /// Every complete set of answers, one after the other: the choice of each asked item.
    fn all(items: &[(Item, bool)], chosen: &mut Vec<Option<usize>>, found: &mut Vec<Vec<i64>>) {
        let Some((item, _)) = items.get(chosen.len()) else {
            let scores = items.iter().zip(chosen.iter()).filter(|((_, counts), _)| *counts);
            found.push(scores.filter_map(|((item, _), choice)| choice.map(|at| item.choices[at].score)).collect());
            return;
        };
        let is_asked = item.ask_if.as_ref().is_none_or(|on| {
            let earlier = on.item.parse::<usize>().unwrap_or_default();
            chosen[earlier].is_some_and(|choice| on.is.contains(&choice.to_string()))
        });
        let choices: Vec<Option<usize>> =
            if is_asked { (0..item.choices.len()).map(Some).collect() } else { vec![None] };
        for choice in choices {
            chosen.push(choice);
            all(items, chosen, found);
            chosen.pop();
        }
    }

    proptest! {
        #[test]
        fn the_range_is_the_lowest_and_highest_of_all_complete_sets(written in items()) {
            let mut found = Vec::new();
            all(&written, &mut Vec::new(), &mut found);
            let items: Vec<Item> = written.iter().map(|(item, _)| item.clone()).collect();
            let counts = |item: &Item| written.iter().any(|(other, counts)| other.code == item.code && *counts);
            for how in Combine::ALL {
                let totals = found.iter().map(|scores| combine(*how, scores.iter().copied()));
                let (least, most) = totals.fold((i64::MAX, i64::MIN), |(least, most), total| (least.min(total), most.max(total)));
                prop_assert_eq!(of_items(&items, *how, counts), Range { least, most }, "{}", how.code());
            }
        }
    }
}
