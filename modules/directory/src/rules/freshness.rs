//! Whether an entry can still be trusted: a directory rots, and an old verification is none.

use kernel::Day;

/// ความสดของข้อมูล
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Verified, and not too long ago.
    Fresh(Day),
    /// Verified longer ago than a verification holds.
    Stale(Day),
    /// Never verified here.
    Never,
}

/// Judges a verification that holds for `days` days.
#[must_use]
pub fn freshness(verified_on: Option<Day>, today: Day, days: i64) -> Freshness {
    match verified_on {
        None => Freshness::Never,
        Some(day) if day.days_until(today) > days => Freshness::Stale(day),
        Some(day) => Freshness::Fresh(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verification_holds_to_its_last_day_and_no_longer() {
        let day = Day::new(2026, 9, 1).expect("a day");
        assert_eq!(freshness(Some(day), day.plus_days(180), 180), Freshness::Fresh(day));
        assert_eq!(freshness(Some(day), day.plus_days(181), 180), Freshness::Stale(day));
        assert_eq!(freshness(None, day, 180), Freshness::Never);
    }
}
