//! Decisions, without a database and without a clock.

use kernel::{Day, Refusal};

/// A __singular__ is written down once it took place.
///
/// # Errors
/// The refusal, when its day has not come yet.
pub fn add(day: Day, today: Day) -> Result<(), Refusal> {
    if day > today {
        return Err(Refusal::new("__plural__-refused-future").with("day", day.iso()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_took_place_today_can_be_written_down() {
        let today = Day::new(2026, 11, 22).expect("a day");
        assert_eq!(add(today, today), Ok(()));
    }

    #[test]
    fn what_has_not_come_yet_is_refused() {
        let today = Day::new(2026, 11, 22).expect("a day");
        let refusal = add(today.plus_days(1), today).expect_err("tomorrow");
        assert_eq!(refusal.key, "__plural__-refused-future");
    }
}
