//! ใบอนุญาตประกอบวิชาชีพสังคมสงเคราะห์: five years, with warnings before it ends (พ.ร.บ. วิชาชีพสังคมสงเคราะห์ พ.ศ. 2556).

use kernel::Day;

/// How a licence stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Licence {
    /// No last day is known.
    Unknown,
    /// More than 180 days are left.
    Valid,
    /// It ends within 180, 90 or 30 days.
    Ending {
        /// The step of warning: 180, 90 or 30.
        within: i64,
    },
    /// Its last day has passed.
    Over,
}

/// The steps at which a warning is given, in days, nearest first.
const STEPS: [i64; 3] = [30, 90, 180];

/// How a licence with that last day stands today.
#[must_use]
pub fn stands(until: Option<Day>, today: Day) -> Licence {
    let Some(until) = until else { return Licence::Unknown };
    let left = today.days_until(until);
    if left < 0 {
        return Licence::Over;
    }
    STEPS.into_iter().find(|step| left <= *step).map_or(Licence::Valid, |within| Licence::Ending { within })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_warns_at_180_90_and_30_days_and_ends_after_its_last_day() {
        let today = Day::new(2026, 11, 22).unwrap();
        let at = |days: i64| stands(Some(today.plus_days(days)), today);
        assert_eq!(at(181), Licence::Valid);
        assert_eq!(at(180), Licence::Ending { within: 180 });
        assert_eq!(at(90), Licence::Ending { within: 90 });
        assert_eq!(at(31), Licence::Ending { within: 90 });
        assert_eq!(at(30), Licence::Ending { within: 30 });
        assert_eq!(at(0), Licence::Ending { within: 30 });
        assert_eq!(at(-1), Licence::Over);
        assert_eq!(stands(None, today), Licence::Unknown);
    }
}
