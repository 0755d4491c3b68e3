//! Breaches.

use kernel::{Check, Day, Fields, Invalid, Missed, Moment};
use ui::{Choice, Field, FormView, Look};

use crate::actions::{AssessBreach, ReportBreach};
use crate::model::Risk;

/// More people than any office knows.
const MOST: i64 = 100_000_000;

/// "14.02", "14:02", "๑๔.๐๒ น.".
fn time(text: &str) -> Option<(i8, i8)> {
    let plain = thai::digits::to_arabic(text);
    let (hour, minute) = plain.trim().trim_end_matches("น.").trim().split_once(['.', ':'])?;
    let (hour, minute) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

/// Day and time of something that has happened.
fn moment(check: &mut Check<'_>, fields: &Fields, now: Moment) -> Result<Moment, Missed> {
    let day = check.day("on")?;
    let Some((hour, minute)) = time(fields.get("time")) else {
        return check.wrong("time", "privacy-form-time");
    };
    let at = Moment::at(day, hour, minute);
    if at > now.plus_minutes(1) { check.wrong("on", "privacy-form-not-yet") } else { Ok(at) }
}

/// A form whose day and time say now.
#[must_use]
pub fn now_in(now: Moment) -> Fields {
    let mut fields = super::today_in("on", now.day());
    let wall = now.wall();
    fields.set("time", format!("{:02}.{:02}", wall.hour(), wall.minute()));
    fields
}

/// Reads a report.
///
/// # Errors
/// Every field that is wrong.
pub fn read_report(fields: &Fields, now: Moment) -> Result<ReportBreach, Invalid> {
    let mut check = Check::new(fields, now.day());
    let aware_at = moment(&mut check, fields, now);
    let what = check.prose("what");
    let data = check.prose("data");
    let persons = check.number("persons", 0, MOST);
    check.finish(|| Ok(ReportBreach { aware_at: aware_at?, what: what?, data: data?, persons: persons? }))
}

/// The fields of a report.
#[must_use]
pub fn report(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.prose("what", "privacy-breach-what").rows(4).required(),
        view.prose("data", "privacy-breach-data").rows(2).required(),
        view.short("persons", "privacy-breach-persons").keyboard("numeric").required(),
        view.date("on", "privacy-breach-aware-on").required(),
        view.short("time", "privacy-breach-aware-time").required(),
    ]
}

/// Reads an assessment.
///
/// # Errors
/// Every field that is wrong.
pub fn read_assessment(fields: &Fields, today: Day) -> Result<AssessBreach, Invalid> {
    let mut check = Check::new(fields, today);
    let risk = match check.code::<Risk>("risk") {
        Ok(Risk::Unassessed) => check.wrong("risk", "form-choose"),
        risk => risk,
    };
    let persons = check.number("persons", 0, MOST);
    let reason = check.prose("reason");
    check.finish(|| Ok(AssessBreach { risk: risk?, persons: persons?, reason: reason? }))
}

/// The fields of an assessment; each risk says who must be told.
#[must_use]
pub fn assessment(view: &FormView<'_>) -> Vec<Field> {
    let choice = |risk: Risk| {
        let code = kernel::Code::code(risk);
        let name = view.word(&format!("privacy-risk-{code}"));
        Choice::new(code, name).hint(view.word(&format!("privacy-risk-{code}-asks")))
    };
    let risks = [Risk::Unlikely, Risk::Some, Risk::High].map(choice).to_vec();
    vec![
        view.choose(Look::Radios, "risk", "privacy-risk", risks).required(),
        view.short("persons", "privacy-breach-persons").keyboard("numeric").required(),
        view.prose("reason", "privacy-breach-reason").rows(4).required(),
        view.hidden("version"),
    ]
}

/// Reads that somebody was told, or what was done: when, and in words.
///
/// # Errors
/// Every field that is wrong.
pub fn read_told(fields: &Fields, now: Moment) -> Result<(Moment, String), Invalid> {
    let mut check = Check::new(fields, now.day());
    let at = moment(&mut check, fields, now);
    let words = check.prose("words");
    check.finish(|| Ok((at?, words?)))
}

/// The fields of telling.
#[must_use]
pub fn told(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.date("on", "privacy-breach-told-on").required(),
        view.short("time", "privacy-breach-told-time").required(),
        view.prose("words", "privacy-breach-words").rows(4).required(),
        view.hidden("version"),
    ]
}
