//! How long to wait after a failure, and when to give up: pure, the luck of the jitter is an argument.

/// แผนลองใหม่: each wait is `factor` times the one before, up to `longest`; half of it is left to luck, so that what failed
/// together does not come back together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How often it is tried before it is given up.
    pub attempts: i64,
    /// Seconds after the first failure.
    pub first: i64,
    /// What each wait is multiplied by.
    pub factor: i64,
    /// The longest wait, in seconds.
    pub longest: i64,
}

/// The parts of a whole that [`Plan::wait`] counts luck in.
const WHOLE: i64 = 1_000;

impl Plan {
    /// Ten attempts over about fourteen hours: 10 s, 30 s, 90 s … 6 h.
    pub const USUAL: Self = Self { attempts: 10, first: 10, factor: 3, longest: 6 * 3_600 };

    /// Milliseconds to wait after that many attempts (from 1); `luck` is any number.
    #[must_use]
    pub fn wait(&self, attempts: i64, luck: u64) -> i64 {
        let times = u32::try_from(attempts.saturating_sub(1).clamp(0, 62)).unwrap_or(0);
        let whole = self.factor.saturating_pow(times).saturating_mul(self.first).clamp(0, self.longest) * 1_000;
        let luck = i64::try_from(luck % 1_001).unwrap_or(0);
        whole / 2 + whole / 2 * luck / WHOLE
    }

    /// Whether that many attempts were the last.
    #[must_use]
    pub const fn is_spent(&self, attempts: i64) -> bool {
        attempts >= self.attempts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_longer_than_the_one_before_until_the_longest() {
        let waits: Vec<i64> = (1..=10).map(|attempt| Plan::USUAL.wait(attempt, 1_000)).collect();
        assert_eq!(waits[..4], [10_000, 30_000, 90_000, 270_000]);
        assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!(waits[9], 6 * 3_600_000);
    }

    #[test]
    fn luck_takes_away_half_at_most() {
        assert_eq!(Plan::USUAL.wait(2, 0), 15_000);
        assert_eq!(Plan::USUAL.wait(2, 500), 22_500);
        assert_eq!(Plan::USUAL.wait(2, 1_000), 30_000);
    }

    #[test]
    fn no_number_of_attempts_overflows() {
        assert_eq!(Plan::USUAL.wait(i64::MAX, u64::MAX), Plan::USUAL.wait(40, u64::MAX));
        assert!(Plan::USUAL.wait(i64::MIN, 0) > 0);
    }

    #[test]
    fn the_tenth_attempt_is_the_last() {
        assert!(!Plan::USUAL.is_spent(9));
        assert!(Plan::USUAL.is_spent(10));
    }
}
