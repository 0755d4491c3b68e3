//! Pure decisions: where a webhook may lead, how a message is signed, and when one is given up.

pub mod addresses;
pub mod signing;

use kernel::Moment;

/// Hours without one taken message after which a webhook is ended: five days, as the Standard Webhooks specification proposes.
const PATIENCE: i64 = 5 * 24;

/// Whether a webhook failed so long that it is ended.
#[must_use]
pub fn is_given_up(failing_since: Option<Moment>, now: Moment) -> bool {
    failing_since.is_some_and(|since| since.plus_hours(PATIENCE) <= now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_webhook_is_ended_after_five_days_of_failing() {
        let since = Moment::from_millis(0);
        assert!(!is_given_up(None, since.plus_hours(1_000)));
        assert!(!is_given_up(Some(since), since.plus_hours(119)));
        assert!(is_given_up(Some(since), since.plus_hours(120)));
    }
}
