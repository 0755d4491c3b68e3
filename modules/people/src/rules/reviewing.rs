//! When the registry is looked through for pairs, and which of them are worth a reviewer's time.

use super::Reason;

/// From this probability on a pair is always put into the queue.
const LIKELY: f64 = 0.9;
/// From this one on when something weighty speaks for it.
const POSSIBLE: f64 = 0.5;

/// Steps of one turn by day, and at night, when nobody waits for an answer.
const BY_DAY: usize = 2;
const AT_NIGHT: usize = 50;

/// How many steps one turn takes at an hour of the day.
pub(crate) fn steps(hour: i8) -> usize {
    if is_night(hour) { AT_NIGHT } else { BY_DAY }
}

/// Whether the review goes on until it is through.
pub(crate) fn is_night(hour: i8) -> bool {
    !(5..20).contains(&hour)
}

/// Whether a pair is put into the queue.
pub(crate) fn worth_review(probability: f64, reasons: &[Reason]) -> bool {
    let weighty = [Reason::SameNumber, Reason::SameBirthDay, Reason::TurnedBirthDay, Reason::SamePhone];
    probability >= LIKELY || probability >= POSSIBLE && reasons.iter().any(|reason| weighty.contains(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_alone_are_not_worth_a_review() {
        assert!(worth_review(0.95, &[]));
        assert!(worth_review(0.6, &[Reason::SameName, Reason::SameBirthDay]));
        assert!(!worth_review(0.6, &[Reason::SameName, Reason::SameVillage]));
        assert!(!worth_review(0.3, &[Reason::SameBirthDay]));
    }

    #[test]
    fn the_night_has_the_longer_turns() {
        assert!(steps(2) > steps(10));
        assert!(is_night(23) && is_night(4) && !is_night(5));
    }
}
