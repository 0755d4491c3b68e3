//! What becomes of a row: whether its person is there already, probably is, perhaps is, or is new.

use kernel::{Id, Person};
use people::Alike;

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
}
