//! How many requests a token makes in a minute, counted in this process alone.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kernel::Moment;

/// Milliseconds in a minute.
const MINUTE: i64 = 60_000;

/// The requests of this minute, by token.
#[derive(Debug, Default)]
pub(crate) struct Pace(Mutex<(i64, HashMap<i64, u32>)>);

impl Pace {
    /// Counts one request; answers the seconds to wait where that is one too many.
    pub(crate) fn take(&self, token: i64, now: Moment, most: u32) -> Option<i64> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let minute = now.millis().div_euclid(MINUTE);
        if held.0 != minute {
            *held = (minute, HashMap::new());
        }
        let count = held.1.entry(token).or_default();
        *count = count.saturating_add(1);
        (*count > most).then(|| (MINUTE - now.millis().rem_euclid(MINUTE) + 999) / 1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_token_too_fast_waits_for_the_next_minute_and_no_other_does() {
        let pace = Pace::default();
        let at = |seconds: i64| Moment::from_millis(1_200_000 + seconds * 1_000);
        assert_eq!((pace.take(1, at(0), 2), pace.take(1, at(1), 2)), (None, None));
        assert_eq!(pace.take(1, at(50), 2), Some(10));
        assert_eq!(pace.take(2, at(50), 2), None);
        assert_eq!(pace.take(1, at(60), 2), None);
    }
}
