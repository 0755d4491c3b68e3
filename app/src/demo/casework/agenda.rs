//! What happens in a case, on which day, and where it stops.

use cases::model::Unit;
use kernel::Moment;

use crate::demo::stories::{STORIES, Story};

/// Where a case stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Until {
    Reported,
    Triaged,
    Drafted,
    Recorded,
    DiagnosisWaits,
    Diagnosed,
    PlanReturned,
    Planned,
    Served,
    ClosingWaits,
    Closed,
}

/// The ends that cases take in turn: most are under way, some are done.
const ENDS: [Until; 12] = [
    Until::Served,
    Until::DiagnosisWaits,
    Until::Planned,
    Until::Closed,
    Until::Recorded,
    Until::PlanReturned,
    Until::ClosingWaits,
    Until::Triaged,
    Until::Closed,
    Until::Drafted,
    Until::Diagnosed,
    Until::Reported,
];

impl Until {
    /// The end of the case of that number: each story comes to every end in time.
    pub(super) const fn of(number: usize) -> Self {
        ENDS[(number + number / STORIES.len()) % ENDS.len()]
    }
}

/// What happens on a day of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    Report,
    Triage,
    Draft(usize),
    Record(usize),
    Diagnosis { signed: bool },
    Plan { signed: bool },
    Service(usize),
    Confer,
    Refer { to_hospital: bool },
    FollowUp,
    Closing { signed: bool },
}

/// So many days ago, in office hours, each case at its own minute.
pub(super) fn moment(now: Moment, days_ago: i64, number: usize) -> Moment {
    let minute = i64::try_from(number * 7 % 400).unwrap_or(0);
    Moment::at(now.day().plus_days(-days_ago), 9, 0).plus_minutes(minute)
}

/// What happens how many days ago, up to the end; the last deed lies one to nine days back.
pub(super) fn days(story: &Story, end: Until, number: usize) -> Vec<(i64, Deed)> {
    let mut deeds = vec![(0, Deed::Report)];
    let mut day = 0;
    let mut then = |gap: i64, deed: Deed, deeds: &mut Vec<(i64, Deed)>| {
        day += gap;
        deeds.push((day, deed));
    };
    if end >= Until::Triaged {
        then(1, Deed::Triage, &mut deeds);
    }
    if end == Until::Drafted {
        then(1, Deed::Draft(0), &mut deeds);
    }
    if end >= Until::Recorded {
        for place in 0..story.records.len() {
            then(2, Deed::Record(place), &mut deeds);
        }
    }
    if end >= Until::DiagnosisWaits {
        then(3, Deed::Diagnosis { signed: end > Until::DiagnosisWaits }, &mut deeds);
    }
    if end >= Until::PlanReturned {
        then(3, Deed::Plan { signed: end > Until::PlanReturned }, &mut deeds);
    }
    if end >= Until::Served {
        for place in 0..story.services.len() {
            then(6, Deed::Service(place), &mut deeds);
        }
        if number.is_multiple_of(3) {
            then(2, Deed::Confer, &mut deeds);
        }
        if matches!(story.unit, Unit::Individual | Unit::Family) {
            then(2, Deed::Refer { to_hospital: number / STORIES.len() % 2 == 1 }, &mut deeds);
        }
        then(9, Deed::FollowUp, &mut deeds);
    }
    if end >= Until::ClosingWaits {
        then(20, Deed::Closing { signed: end == Until::Closed }, &mut deeds);
    }
    let last = deeds.last().map_or(0, |(day, _)| *day);
    let back = 1 + i64::try_from(number % 9).unwrap_or(0);
    deeds.into_iter().map(|(day, deed)| (last - day + back, deed)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_is_reached_within_the_first_hundred_cases_by_more_than_one_story() {
        for end in ENDS {
            let stories: std::collections::BTreeSet<usize> =
                (0..100).filter(|number| Until::of(*number) == end).map(|number| number % STORIES.len()).collect();
            assert!(stories.len() > 1, "{end:?}");
        }
    }

    #[test]
    fn deeds_follow_one_another_and_the_last_lies_in_the_past() {
        for (number, end) in ENDS.into_iter().enumerate() {
            let deeds = days(&STORIES[0], end, number);
            assert!(deeds.windows(2).all(|pair| pair[0].0 >= pair[1].0));
            assert!(deeds.iter().all(|(ago, _)| *ago > 0));
        }
    }
}
