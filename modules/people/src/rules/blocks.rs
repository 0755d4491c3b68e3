//! กลุ่มเทียบ: what two persons must share for one to be looked at when the other is written down.
//!
//! The blocking rules of `crates/linkage` that find most duplicates for the fewest rows (decision 26), written from what the
//! registry has itself: a place is its official code. They are terms of the search index, and so keyed hashes.

use search::Term;
use thai::date::Precision;
use thai::{digits, fold};

use super::portrait::Portrait;

/// Both names as they sound, in either order.
const NAMES: &str = "names";
/// The birth date, day and month in either order, and the given name as it sounds.
const BIRTH_GIVEN: &str = "birth-given";
/// The birth date and the family name.
const BIRTH_FAMILY: &str = "birth-family";
/// The birth date and the sub-district.
const BIRTH_PLACE: &str = "birth-place";
/// The house in its village.
const HOUSE: &str = "house";

/// The term of both names, in whichever order they are said; none where there is only one.
pub(crate) fn both_names(one: &str, other: &str) -> Option<Term> {
    let (one, other) = (fold::sound(one), fold::sound(other));
    of(NAMES, &[one.as_str().min(&other), one.as_str().max(&other)])
}

/// The blocks that a person stands in.
pub(crate) fn blocks(portrait: &Portrait) -> Vec<Term> {
    let (given, family) = (fold::sound(&portrait.given), fold::sound(&portrait.family));
    let day = portrait.born.filter(|born| born.precision == Precision::Day).map(|born| {
        // Whoever turned day and month stands in the same block.
        let (day, month) = (born.date.day(), born.date.month());
        format!("{}-{}-{}", born.date.year(), day.min(month), day.max(month))
    });
    let birth = day.unwrap_or_default();
    let place = portrait.places()[0].map(|place| place.code.to_string()).unwrap_or_default();
    let village = if portrait.home.moo.is_empty() { "0" } else { &portrait.home.moo };
    let terms = [
        of(NAMES, &[given.as_str().min(&family), given.as_str().max(&family)]),
        of(BIRTH_GIVEN, &[&birth, &given]),
        of(BIRTH_FAMILY, &[&birth, &family]),
        of(BIRTH_PLACE, &[&birth, &place]),
        of(HOUSE, &[&house(&portrait.home.house), village, &place]),
    ];
    terms.into_iter().flatten().collect()
}

/// The number of a house however it is parted: 99/1, ๙๙-๑ and บ้านเลขที่ 99 / 1 are one.
fn house(text: &str) -> String {
    let text = digits::to_arabic(text);
    let bare = text.trim().trim_start_matches("บ้าน").trim_start_matches("เลขที่");
    bare.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '-' { '/' } else { c }).collect()
}

/// A term of several parts; none where one of them is not known.
fn of(field: &'static str, parts: &[&str]) -> Option<Term> {
    let is_whole = parts.iter().all(|part| !part.is_empty());
    is_whole.then(|| Term::exact(field, parts.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Address;
    use proptest::prelude::*;

    fn portrait(given: &str, family: &str, born: &str) -> Portrait {
        let today = thai::date::CivilDate::constant(2026, 9, 1);
        Portrait {
            given: given.into(),
            family: family.into(),
            born: thai::date::parse_partial(born, today).ok(),
            home: Address { house: "99/1".into(), moo: "4".into(), place: Some(90_11_05), ..Address::default() },
            ..Portrait::default()
        }
    }

    #[test]
    fn names_in_either_order_and_a_turned_birthday_are_one_block() {
        let known = blocks(&portrait("สาย", "ทองดี", "5/2/2491"));
        assert_eq!(known.len(), 5);
        let turned = blocks(&portrait("ทองดี", "สาย", "2/5/2491"));
        let shared: Vec<&str> = turned.iter().filter(|term| known.contains(term)).map(Term::field).collect();
        assert_eq!(shared, [NAMES, BIRTH_PLACE, HOUSE]);
        assert_eq!(both_names("ทองดี", "สาย").as_ref(), known.first());
    }

    #[test]
    fn a_house_is_the_same_however_its_number_is_written() {
        let written = |house: &str| {
            let home = Address { house: house.into(), place: Some(90_11_05), ..Address::default() };
            blocks(&Portrait { home, ..Portrait::default() })
        };
        assert_eq!(written("99/1").len(), 1);
        assert_eq!(written("99/1"), written("บ้านเลขที่ ๙๙-๑"));
        assert_ne!(written("99/1"), written("991"));
    }

    #[test]
    fn what_is_not_known_makes_no_block() {
        let nobody = Portrait { home: Address::default(), ..portrait("สาย", "", "2491") };
        assert!(blocks(&nobody).is_empty());
        let somewhere = Portrait { home: Address { place: Some(90_11_05), ..Address::default() }, ..nobody };
        assert!(blocks(&somewhere).is_empty(), "a sub-district alone is no block");
    }

    proptest! {
        #[test]
        fn marks_that_are_not_heard_leave_a_person_in_their_blocks(
            given in "[ก-ฮ][ะาิีุู][ก-ฮ]{1,4}", family in "[ก-ฮ][ะาิีุู][ก-ฮ]{1,4}", at in 1_usize..4, mark in "[่้๊๋]",
        ) {
            let marked = |name: &str| -> String {
                let letters: Vec<char> = name.chars().collect();
                // A tone stands behind the vowel over a consonant.
                let at = at.min(letters.len()).max(2);
                letters[..at].iter().collect::<String>() + &mark + &letters[at..].iter().collect::<String>()
            };
            let plain = blocks(&portrait(&given, &family, "5/2/2491"));
            let other = blocks(&portrait(&marked(&given), &marked(&family), "5 ก.พ. 1948"));
            prop_assert_eq!(plain, other);
        }
    }
}
