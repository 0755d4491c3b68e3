//! The forms of a review: keep longer, put forward, answer.

use kernel::{Check, Day, Fields, Invalid};
use ui::{Field, FormView, Look};

use super::past_day;
use crate::actions::{KeepLonger, ProposeErasing};
use crate::model::ArchivesAnswer;

/// The furthest year of the Buddhist Era to which a case can be kept.
const FURTHEST: i64 = 2700;

/// Reads how long a case is kept; the year is one of the Buddhist Era that has not ended.
///
/// # Errors
/// Every field that is wrong.
pub fn read_keeping(fields: &Fields, today: Day) -> Result<KeepLonger, Invalid> {
    let mut check = Check::new(fields, today);
    let this = i64::from(thai::date::be_year(today.date()));
    let year = check.number("until-year", this, FURTHEST);
    let reason = check.prose("reason");
    check.finish(|| {
        let year = i16::try_from(year? - 543).map_err(|_| kernel::Missed)?;
        let until = Day::new(year, 12, 31).ok_or(kernel::Missed)?;
        Ok(KeepLonger { until, reason: reason? })
    })
}

/// The fields of keeping longer.
#[must_use]
pub fn keeping(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.short("until-year", "cases-retention-until-year").keyboard("numeric").required(),
        view.prose("reason", "cases-retention-keep-reason").rows(3).required(),
    ]
}

/// Reads a proposal.
///
/// # Errors
/// Every field that is wrong.
pub fn read_proposal(fields: &Fields, today: Day) -> Result<ProposeErasing, Invalid> {
    let mut check = Check::new(fields, today);
    let letter = check.line("letter");
    let asked_on = past_day(&mut check, "asked-on", today);
    let archives = check.code::<ArchivesAnswer>("archives");
    let reason = check.prose("reason");
    check.finish(|| Ok(ProposeErasing { letter: letter?, asked_on: asked_on?, archives: archives?, reason: reason? }))
}

/// The fields of a proposal.
#[must_use]
pub fn proposal(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.text("letter", "cases-retention-letter").required(),
        view.date("asked-on", "cases-retention-asked-on").required(),
        view.codes::<ArchivesAnswer>(Look::Radios, "archives", "cases-retention-archives").required(),
        view.prose("reason", "cases-retention-propose-reason").rows(3).required(),
    ]
}

/// The one text with which a proposal is answered.
#[must_use]
pub fn answer(view: &FormView<'_>) -> Vec<Field> {
    vec![view.prose("reason", "cases-retention-answer").rows(3).required()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_kept_to_the_end_of_a_year_that_has_not_ended() {
        let today = Day::new(2026, 9, 1).expect("a day");
        let sent = |year: &str| {
            let fields = Fields::new(vec![("until-year".into(), year.into()), ("reason".into(), "ยังมีคดี".into())]);
            read_keeping(&fields, today)
        };
        assert_eq!(sent("๒๕๗๕").map(|kept| kept.until), Ok(Day::new(2032, 12, 31).expect("a day")));
        assert_eq!(sent("2568").expect_err("past").of("until-year"), Some("form-out-of-range"));
    }
}
