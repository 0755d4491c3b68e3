//! How far a phase is, how fast it goes, and how long it will still take.

/// ความคืบหน้า
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Rows seen.
    pub done: i64,
    /// Rows in all.
    pub all: i64,
    /// Rows a second; 0 while nobody knows.
    pub pace: i64,
    /// Seconds left; none while nobody knows.
    pub left: Option<i64>,
}

/// The progress after so many milliseconds of a phase.
#[must_use]
pub fn after(done: i64, all: i64, millis: i64) -> Progress {
    let (done, all) = (done.clamp(0, all.max(0)), all.max(0));
    if done == 0 || millis <= 0 {
        return Progress { done, all, ..Progress::default() };
    }
    let pace = done.saturating_mul(1_000) / millis;
    let left = (all - done).saturating_mul(millis) / done / 1_000;
    Progress { done, all, pace, left: Some(left) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_from_the_time_spent() {
        assert_eq!(after(500, 2_000, 1_000), Progress { done: 500, all: 2_000, pace: 500, left: Some(3) });
        assert_eq!(after(0, 2_000, 1_000).left, None);
        assert_eq!(after(2_000, 2_000, 5_000).left, Some(0));
        assert_eq!(after(9, 3, 1), Progress { done: 3, all: 3, pace: 3_000, left: Some(0) });
    }
}
