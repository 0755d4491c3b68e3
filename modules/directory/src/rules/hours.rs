//! Opening hours: which spans of a week they come to, and whether a moment lies within them.

use kernel::{Code as _, Day, Moment};

use crate::model::{DAY, Schedule, Weekday};

/// One span of one day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The day.
    pub weekday: Weekday,
    /// From this minute.
    pub opens: i64,
    /// To the minute before this one.
    pub closes: i64,
    /// The first day on which it holds.
    pub from: Option<Day>,
    /// The last day on which it holds.
    pub until: Option<Day>,
}

fn next(day: Weekday) -> Weekday {
    let place = usize::try_from(day.number()).unwrap_or_default() % Weekday::ALL.len();
    Weekday::ALL[place]
}

/// The spans of a schedule; what closes before it opens goes on into the next day.
#[must_use]
pub fn spans(schedule: &Schedule) -> Vec<Span> {
    let Schedule { opens, closes, from, until, .. } = *schedule;
    let span = |weekday, opens, closes| Span { weekday, opens, closes, from, until };
    let of_day = |day: &Weekday| match closes > opens {
        true => vec![span(*day, opens, closes)],
        false => vec![span(*day, opens, DAY), span(next(*day), 0, closes)],
    };
    let spans = schedule.days.iter().flat_map(of_day);
    spans.filter(|span| span.closes > span.opens).collect()
}

/// Whether it is open at a moment by its usual hours; holidays are not known to it.
#[must_use]
pub fn is_open<'a>(schedules: impl IntoIterator<Item = &'a Schedule>, at: Moment) -> bool {
    let (day, wall) = (at.day(), at.wall());
    let minute = i64::from(wall.hour()) * 60 + i64::from(wall.minute());
    schedules.into_iter().flat_map(spans).any(|span| {
        span.weekday == Weekday::of(day)
            && (span.opens..span.closes).contains(&minute)
            && span.from.is_none_or(|from| from <= day)
            && span.until.is_none_or(|until| day <= until)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday, 1 September 2026.
    fn tuesday(hour: i8, minute: i8) -> Moment {
        Moment::at(Day::new(2026, 9, 1).expect("a day"), hour, minute)
    }

    fn office_hours() -> Schedule {
        let days = vec![Weekday::Monday, Weekday::Tuesday];
        Schedule { days, opens: 8 * 60 + 30, closes: 16 * 60 + 30, ..Schedule::default() }
    }

    #[test]
    fn it_is_open_from_the_minute_of_opening_to_the_minute_before_closing() {
        let hours = [office_hours()];
        assert!(!is_open(&hours, tuesday(8, 29)));
        assert!(is_open(&hours, tuesday(8, 30)));
        assert!(is_open(&hours, tuesday(16, 29)));
        assert!(!is_open(&hours, tuesday(16, 30)));
    }

    #[test]
    fn a_day_that_is_not_named_is_closed() {
        let hours = Schedule { days: vec![Weekday::Saturday], ..office_hours() };
        assert!(!is_open(&[hours], tuesday(10, 0)));
    }

    #[test]
    fn day_and_night_is_open_at_any_minute() {
        for (hour, minute) in [(0, 0), (12, 0), (23, 59)] {
            assert!(is_open(&[Schedule::day_and_night()], tuesday(hour, minute)));
        }
    }

    #[test]
    fn a_night_goes_on_into_the_next_day() {
        let night = Schedule { days: vec![Weekday::Monday], opens: 20 * 60, closes: 6 * 60, ..Schedule::default() };
        assert!(is_open([&night], tuesday(5, 59)));
        assert!(!is_open([&night], tuesday(20, 0)));
        let sunday = Schedule { days: vec![Weekday::Sunday], opens: 20 * 60, closes: 6 * 60, ..Schedule::default() };
        assert_eq!(spans(&sunday)[1].weekday, Weekday::Monday);
    }

    #[test]
    fn hours_hold_between_their_first_and_their_last_day() {
        let day = |day| Day::new(2026, 9, day);
        let only = Schedule { from: day(1), until: day(1), ..office_hours() };
        assert!(is_open([&only], tuesday(9, 0)));
        assert!(!is_open(&[Schedule { from: day(2), until: None, ..only }], tuesday(9, 0)));
    }
}
