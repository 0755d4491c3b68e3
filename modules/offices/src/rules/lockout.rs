//! ล็อกบัญชี: wrong attempts to sign in make the next ones wait, so that guessing a password takes years; and an account that
//! somebody locked stays locked until somebody unlocks it.

use kernel::Moment;

/// Until when an account is locked that was locked by hand: 31 December 9999, which never comes.
pub const UNTIL_UNLOCKED: Moment = Moment::from_millis(253_402_214_400_000);

kernel::codes! {
    /// สถานะบัญชีผู้ใช้
    pub enum AccountState {
        /// Its holder may sign in.
        Open = "open",
        /// Its holder may sign in, and sets a password of their own first.
        FirstPassword = "first-password",
        /// Its holder has no post today, and cannot sign in without one.
        NoPost = "no-post",
        /// Wrong attempts let it wait.
        Waiting = "waiting",
        /// Somebody locked it.
        Locked = "locked",
    }
}

/// In which state an account is; what keeps its holder out longest goes first.
#[must_use]
pub fn state(locked_until: Moment, must_change: bool, has_post: bool, now: Moment) -> AccountState {
    match () {
        () if locked_until == UNTIL_UNLOCKED => AccountState::Locked,
        () if !has_post => AccountState::NoPost,
        () if now < locked_until => AccountState::Waiting,
        () if must_change => AccountState::FirstPassword,
        () => AccountState::Open,
    }
}

/// Wrong attempts in a row before an account waits.
pub const ATTEMPTS: i64 = 5;
/// The first wait in minutes; it doubles with every further wrong attempt.
const FIRST_WAIT: i64 = 15;
/// The longest wait in minutes: a day, so that nobody can shut a colleague out for a week.
const LONGEST_WAIT: i64 = 24 * 60;
/// Wrong attempts from one address within [`WINDOW`] before it waits.
const ADDRESS_ATTEMPTS: i64 = 30;
/// Minutes for which wrong attempts from an address count.
const WINDOW: i64 = 15;

/// Minutes that an account waits after so many wrong attempts in a row; 0 while there are fewer than five.
#[must_use]
pub fn wait_minutes(failures: i64) -> i64 {
    match failures - ATTEMPTS {
        over if over < 0 => 0,
        over => FIRST_WAIT.saturating_mul(1 << over.min(10)).min(LONGEST_WAIT),
    }
}

/// When an account opens again after the latest wrong attempt.
#[must_use]
pub fn locked_until(failures: i64, now: Moment) -> Moment {
    now.plus_minutes(wait_minutes(failures))
}

/// Wrong attempts from one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// When the first of them came.
    pub since: Moment,
    /// How many came.
    pub failures: i64,
}

impl Attempts {
    /// Whether the address must wait now.
    #[must_use]
    pub fn must_wait(self, now: Moment) -> bool {
        self.failures >= ADDRESS_ATTEMPTS && now < self.since.plus_minutes(WINDOW)
    }

    /// The count after one more.
    #[must_use]
    pub fn and_one(before: Option<Self>, now: Moment) -> Self {
        match before {
            Some(seen) if now < seen.since.plus_minutes(WINDOW) => Self { failures: seen.failures + 1, ..seen },
            _ => Self { since: now, failures: 1 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_wrong_attempt_waits_a_quarter_of_an_hour_and_each_further_one_twice_as_long() {
        let waits: Vec<i64> = (1..=9).map(wait_minutes).collect();
        assert_eq!(waits, [0, 0, 0, 0, 15, 30, 60, 120, 240]);
    }

    #[test]
    fn a_lock_by_hand_outlasts_everything_and_a_wait_ends_by_itself() {
        let (now, later) = (Moment::from_millis(0), Moment::from_millis(1));
        assert_eq!(state(UNTIL_UNLOCKED, true, false, now), AccountState::Locked);
        assert_eq!(state(later, true, false, now), AccountState::NoPost);
        assert_eq!(state(later, true, true, now), AccountState::Waiting);
        assert_eq!(state(later, true, true, later), AccountState::FirstPassword);
        assert_eq!(state(later, false, true, later), AccountState::Open);
        assert!(locked_until(1_000_000, Moment::at(kernel::Day::new(2026, 9, 1).unwrap(), 0, 0)) < UNTIL_UNLOCKED);
    }

    #[test]
    fn no_wait_is_longer_than_a_day() {
        assert_eq!(wait_minutes(12), 1_440);
        assert_eq!(wait_minutes(1_000_000), 1_440);
    }

    #[test]
    fn an_address_waits_after_thirty_wrong_attempts_until_the_window_is_over() {
        let start = Moment::from_millis(0);
        let attempts = (0..30).fold(None, |seen, _| Some(Attempts::and_one(seen, start)));
        assert_eq!(attempts.map(|seen| seen.must_wait(start.plus_minutes(14))), Some(true));
        assert_eq!(attempts.map(|seen| seen.must_wait(start.plus_minutes(15))), Some(false));
        assert_eq!(Attempts::and_one(attempts, start.plus_minutes(15)).failures, 1);
    }
}
