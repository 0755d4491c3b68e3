//! ความปลอดภัยมาก่อน: what a result warns of, and that an open alert comes before every other next step.

use instruments::{Flag, Instrument, Scored};
use kernel::Day;

use super::Next;
use super::duties::SERVE;
use crate::model::{AlertRow, CaseRow, NextWhat};

/// The safety alerts that a result raises, each with the day by which something must be done: without a task of its own, the
/// day it was asked.
#[must_use]
pub fn alerts<'a>(instrument: &'a Instrument, scored: &Scored, asked_on: Day) -> Vec<(&'a Flag, Day)> {
    let raised = scored.flags.iter().filter_map(|code| instrument.flag(code)).filter(|flag| flag.alert);
    raised.map(|flag| (flag, asked_on.plus_days(flag.task.as_ref().map_or(0, |task| task.within_days)))).collect()
}

/// The next step of a case while an alert is open; whoever owns the case then sees to it.
#[must_use]
pub fn safety(case: &CaseRow, alert: &AlertRow) -> Next {
    Next {
        what: NextWhat::Safety,
        who: Some(case.owner),
        due: alert.due_on,
        clause: SERVE.to_owned(),
        about: Some(alert.id.number()),
    }
}

/// The case as somebody reads it who may know of that alert. What is stored of a case says nothing of alerts, because more
/// people read it than may know of them.
pub fn safety_first(case: &mut CaseRow, alert: Option<&AlertRow>) {
    if let Some(alert) = alert {
        safety(case, alert).put_into(case);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use instruments::{Library, SHIPPED, score};

    fn raised(code: &str, yes: &[&str], on: Day) -> Vec<(String, Day)> {
        let library = Library::read(SHIPPED, &[]).expect("the shipped files");
        let instrument = library.find(code).expect("a shipped one");
        let items = instrument.items.iter().filter(|item| item.ask_if.is_none());
        let answers = items.map(|item| {
            let choice = if yes.contains(&item.code.as_str()) { item.choices.last() } else { item.choices.first() };
            (item.code.as_str(), choice.expect("a choice").code.as_str())
        });
        let scored = score(instrument, &answers.collect()).expect("complete");
        alerts(instrument, &scored, on).into_iter().map(|(flag, due)| (flag.code.clone(), due)).collect()
    }

    #[test]
    fn any_yes_in_the_8q_warns_the_same_day_and_none_warns_of_nothing() {
        let day = Day::new(2026, 9, 1).expect("a day");
        for item in ["wish", "plan", "ever"] {
            assert_eq!(raised("8q", &[item], day), [("suicide".to_owned(), day)]);
        }
        assert!(raised("8q", &[], day).is_empty());
    }

    #[test]
    fn a_flag_that_is_no_alert_warns_nobody() {
        let day = Day::new(2026, 9, 1).expect("a day");
        assert!(raised("9q", &["self-harm"], day).is_empty(), "the 9Q leads on to the 8Q");
    }
}
