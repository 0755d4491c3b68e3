//! What becomes of a row: whether its person is there already, probably is, perhaps is, or is new.

use std::collections::HashSet;

use kernel::{Id, Person};
use people::{Alike, NewPerson};

/// From this probability on a row is not stored before somebody has looked: nobody is doubled.
pub const PROBABLE: f64 = 0.9;
/// From this probability on a stored person comes into the queue of likely pairs.
pub const POSSIBLE: f64 = 0.5;

/// ชะตาของแถว
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// Somebody has the very number.
    Present(Id<Person>),
    /// Probably somebody; in thousandths.
    Waiting(Id<Person>, i64),
    /// New, and perhaps one of these.
    New(Vec<Alike>),
}

/// Decides about one row. `holder` has the same number; `alike` is likeliest first.
#[must_use]
pub fn decide(holder: Option<Id<Person>>, alike: Vec<Alike>) -> Fate {
    match (holder, alike.first()) {
        (Some(holder), _) => Fate::Present(holder),
        (None, Some(first)) if first.probability >= PROBABLE => {
            Fate::Waiting(first.person, thousandths(first.probability))
        }
        _ => Fate::New(alike.into_iter().filter(|one| one.probability >= POSSIBLE).collect()),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "between 0 and 1,000")]
fn thousandths(probability: f64) -> i64 {
    (probability.clamp(0.0, 1.0) * 1_000.0).round() as i64
}

/// Where a slice of persons must be parted so that nobody is checked beside somebody who may be them: the registry knows only
/// those of the parts before. Answers the first place of each part.
#[must_use]
pub fn parts<'p>(persons: impl IntoIterator<Item = &'p NewPerson>) -> Vec<usize> {
    let (mut starts, mut seen) = (vec![0], HashSet::new());
    for (place, person) in persons.into_iter().enumerate() {
        let signs = signs(person);
        if signs.iter().any(|sign| seen.contains(sign)) {
            starts.push(place);
            seen.clear();
        }
        seen.extend(signs);
    }
    starts
}

/// What two records of one person have in common in at least one way, whatever was misspelt.
fn signs(person: &NewPerson) -> Vec<String> {
    let (given, family) = (thai::fold::sound(&person.given), thai::fold::sound(&person.family));
    let mut names = [given.as_str(), family.as_str()];
    names.sort_unstable();
    let mut signs = vec![format!("n {} {}", names[0], names[1])];
    if !person.identity.number().is_empty() {
        signs.push(format!("i {}", person.identity.number()));
    }
    if let Some(born) = person.born {
        signs.extend(
            [&given, &family].into_iter().filter(|name| !name.is_empty()).map(|name| format!("b {} {name}", born.date)),
        );
    }
    if let Some(phone) = &person.phone {
        signs.push(format!("p {} {given}", phone.digits()));
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(person: i64, probability: f64) -> Alike {
        Alike { person: Id::new(person), probability, reasons: Vec::new() }
    }

    #[test]
    fn the_number_decides_before_any_likeness() {
        assert_eq!(decide(Some(Id::new(7)), vec![alike(8, 0.99)]), Fate::Present(Id::new(7)));
    }

    #[test]
    fn whoever_is_probably_somebody_waits_and_whoever_perhaps_is_one_is_stored_and_looked_at() {
        assert_eq!(decide(None, vec![alike(8, 0.93), alike(9, 0.6)]), Fate::Waiting(Id::new(8), 930));
        assert_eq!(decide(None, vec![alike(8, 0.7), alike(9, 0.2)]), Fate::New(vec![alike(8, 0.7)]));
        assert_eq!(decide(None, Vec::new()), Fate::New(Vec::new()));
    }

    fn named(given: &str, family: &str) -> NewPerson {
        NewPerson { given: given.to_owned(), family: family.to_owned(), ..NewPerson::default() }
    }

    #[test]
    fn a_slice_is_parted_before_whoever_may_be_somebody_of_it() {
        let persons =
            [named("สาย", "ทองดี"), named("แดง", "ใจดี"), named("สาย", "ทองดี"), named("แดง", "ใจดี"), named("นิด", "ใจดี")];
        assert_eq!(parts(&persons), [0, 2]);
        let swapped = [named("สาย", "ทองดี"), named("ทองดี", "สาย")];
        assert_eq!(parts(&swapped), [0, 1]);
        assert_eq!(parts(&[]), [0]);
    }
}
