//! ความปลอดภัยมาก่อน: what a result warns of, and that an open alert comes before every other next step.

use instruments::{Flag, Instrument, Scored};
use kernel::Day;

use super::Next;
use super::duties::SERVE;
use crate::model::{AlertRow, CaseRow, NextWhat};

/// The safety alerts that a result raises, and the tasks it asks for without alarm, each with the day by which something must
/// be done: without a task of its own, the day it was asked.
#[must_use]
pub fn alerts<'a>(instrument: &'a Instrument, scored: &Scored, asked_on: Day) -> Vec<(&'a Flag, Day)> {
    let raised = scored.flags.iter().filter_map(|code| instrument.flag(code));
    let waits = raised.filter(|flag| flag.alert || flag.task.is_some());
    waits.map(|flag| (flag, asked_on.plus_days(within(flag)))).collect()
}

fn within(flag: &Flag) -> i64 {
    flag.task.as_ref().map_or(0, |task| task.within_days)
}

/// Whether a result of the instrument `code` does what a flag asks for: the one its own instrument leads on to, or the same
/// again where it leads nowhere. An alert is never done by asking questions.
#[must_use]
pub fn is_done_by(raised_by: &Instrument, flag: &Flag, due: Day, code: &str, asked_on: Day) -> bool {
    let leads_on = raised_by.follow_ons.iter().any(|next| next.instrument == code);
    let again = raised_by.follow_ons.is_empty() && raised_by.stamp.code == code;
    !flag.alert && (leads_on || again) && asked_on >= due.plus_days(-within(flag))
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
    fn thoughts_of_self_harm_in_the_9q_ask_for_the_8q_the_same_day_and_only_that_does_it() {
        let day = Day::new(2026, 9, 1).expect("a day");
        assert_eq!(raised("9q", &["self-harm"], day), [("self-harm-thoughts".to_owned(), day)]);
        let done = |code, on| done("9q", "self-harm-thoughts", day, code, on);
        assert!(done("8q", day) && done("8q", day.plus_days(2)));
        assert!(!done("8q", day.plus_days(-1)), "asked before");
        assert!(!done("9q", day) && !done("st-5", day));
    }

    #[test]
    fn what_is_not_known_is_asked_again_within_three_days_and_an_alert_is_not_done_by_asking() {
        let day = Day::new(2026, 9, 1).expect("a day");
        let due = day.plus_days(3);
        assert!(done("child-safety", "not-known", due, "child-safety", day.plus_days(1)));
        assert!(!done("child-safety", "child-danger", day, "child-safety", day));
        assert!(!done("8q", "suicide", day, "8q", day));
    }

    fn done(raised_by: &str, flag: &str, due: Day, code: &str, on: Day) -> bool {
        let library = Library::read(SHIPPED, &[]).expect("the shipped files");
        let instrument = library.find(raised_by).expect("a shipped one");
        is_done_by(instrument, instrument.flag(flag).expect("its flag"), due, code, on)
    }
}
