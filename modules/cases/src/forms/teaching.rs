//! Forms of a teaching note, and of what came of a step.

use kernel::{Case, Check, Code as _, Day, Fields, Id, Invalid, Lang, Missed, Staff};
use ui::{Choice, Field, FormView, Look, Page};

use super::{one_of, past_day};
use crate::actions::WriteTeaching;
use crate::model::{TeachingRow, TeachingStepRow, TeachingWay};

/// Steps in one note at most.
const STEPS: usize = 3;
/// The longest session, in minutes: a working day.
const LONGEST: i64 = 480;

/// What the form can choose from.
#[derive(Debug, Default)]
pub struct Known {
    /// Those about whom the actor may write.
    pub supervisees: Vec<Id<Staff>>,
    /// The case whose number was typed, where exactly one within access has it.
    pub case: Option<Id<Case>>,
}

/// Reads a note.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day, known: &Known) -> Result<WriteTeaching, Invalid> {
    let mut check = Check::new(fields, today);
    let supervisee = one_of(&mut check, "supervisee", &known.supervisees);
    let held_on = past_day(&mut check, "held-on", today);
    let way = check.code::<TeachingWay>("way");
    let minutes = check.number("minutes", 5, LONGEST);
    let goals = check.prose("goals");
    let observations = check.prose("observations");
    let number = check.line_or_empty("case");
    let unknown = number.as_ref().is_ok_and(|number| !number.is_empty()) && known.case.is_none();
    let case = if unknown { check.wrong("case", "cases-teaching-case-unknown") } else { Ok(known.case) };
    let steps: Vec<_> = (1..=STEPS).filter_map(|row| step(&mut check, fields, row)).collect();
    check.finish(|| {
        Ok(WriteTeaching {
            supervisee: supervisee?,
            held_on: held_on?,
            way: way?,
            minutes: minutes?,
            goals: goals?,
            observations: observations?,
            case: case?,
            steps: steps.into_iter().collect::<Result<_, _>>()?,
        })
    })
}

fn step(check: &mut Check<'_>, fields: &Fields, row: usize) -> Option<Result<(String, Day), Missed>> {
    let (what, due) = (format!("step-{row}-what"), format!("step-{row}-due"));
    if [&what, &due].iter().all(|name| fields.get(name).trim().is_empty()) {
        return None;
    }
    let (what, due) = (check.line(&what), check.day(&due));
    Some(what.and_then(|what| due.map(|due| (what, due))))
}

/// The version of a note that was edited.
///
/// # Errors
/// It is missing.
pub fn version(fields: &Fields, today: Day) -> Result<i64, Invalid> {
    let mut check = Check::new(fields, today);
    let version = check.number("version", 1, i64::MAX);
    check.finish(|| version)
}

/// Reads what the supervisee says to a note, and the version that they read.
///
/// # Errors
/// Every field that is wrong.
pub fn read_acknowledgement(fields: &Fields, today: Day) -> Result<(String, i64), Invalid> {
    let mut check = Check::new(fields, today);
    let comment = check.prose("comment");
    let version = check.number("version", 1, i64::MAX);
    check.finish(|| Ok((comment?, version?)))
}

/// A note as the form shows it; `number` is that of its case.
#[must_use]
pub fn filled(note: &TeachingRow, steps: &[TeachingStepRow], number: &str, lang: Lang) -> Fields {
    let mut fields = super::today_in("held-on", note.held_on, lang);
    fields.set("supervisee", note.supervisee.to_string());
    fields.set("way", note.way.code());
    fields.set("minutes", note.minutes.to_string());
    fields.set("goals", note.goals.as_str());
    fields.set("observations", note.observations.as_str());
    fields.set("case", number);
    for (row, step) in (1..).zip(steps) {
        fields.set(&format!("step-{row}-what"), step.what.as_str());
        fields.set(&format!("step-{row}-due"), thai::date::format_short(step.due_on.date()));
    }
    fields.set("version", note.version.to_string());
    fields
}

/// The fields of a note.
#[must_use]
pub fn note(p: &Page, view: &FormView<'_>, supervisees: Vec<Choice>) -> Vec<Field> {
    let mut fields = vec![
        view.choose(Look::Select, "supervisee", "cases-teaching-supervisee", supervisees).required(),
        view.date("held-on", "cases-teaching-held-on").required(),
        view.codes::<TeachingWay>(Look::Radios, "way", "cases-teaching-way").required(),
        view.short("minutes", "cases-teaching-minutes").keyboard("numeric").required(),
        view.prose("goals", "cases-teaching-goals").rows(3).required(),
        view.prose("observations", "cases-teaching-observations").required(),
        view.short("case", "cases-teaching-case"),
        view.heading("cases-teaching-steps"),
    ];
    for row in 1..=STEPS {
        let number = row.to_string();
        let mut what = view.text(&format!("step-{row}-what"), "cases-teaching-step");
        what.label = p.t1("cases-teaching-step-nth", "number", &number);
        let mut due = view.date(&format!("step-{row}-due"), "cases-teaching-step-due");
        due.label = p.t1("cases-teaching-step-due-nth", "number", &number);
        fields.extend([what, due]);
    }
    fields.push(view.hidden("version"));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANN: i64 = 1;

    fn sent(more: &[(&str, &str)]) -> Fields {
        let mut fields = Fields::default();
        let ann = Id::<Staff>::new(ANN).to_string();
        let right = [
            ("supervisee", ann.as_str()),
            ("held-on", "1/9/69"),
            ("way", "observed"),
            ("minutes", "๔๕"),
            ("goals", "การสัมภาษณ์เด็ก"),
            ("observations", "ถามนำน้อยลง"),
        ];
        for (name, value) in right.iter().chain(more) {
            fields.set(name, *value);
        }
        fields
    }

    fn read_it(more: &[(&str, &str)], case: Option<Id<Case>>) -> Result<WriteTeaching, Invalid> {
        let known = Known { supervisees: vec![Id::new(ANN)], case };
        read(&sent(more), Day::new(2026, 9, 1).expect("a day"), &known)
    }

    #[test]
    fn a_note_is_read_with_the_steps_that_were_filled() {
        let note = read_it(&[("step-2-what", "ฝึกถามปลายเปิด"), ("step-2-due", "15/9/69")], None).expect("well formed");
        assert_eq!((note.minutes, note.way), (45, TeachingWay::Observed));
        assert_eq!(note.steps, [("ฝึกถามปลายเปิด".to_owned(), Day::new(2026, 9, 15).expect("a day"))]);
    }

    #[test]
    fn a_step_needs_its_day_and_a_number_needs_its_case() {
        let wrong = read_it(&[("step-1-what", "อ่านคู่มือ"), ("case", "9/2569")], None).expect_err("no day, no case");
        assert!(wrong.of("step-1-due").is_some());
        assert_eq!(wrong.of("case"), Some("cases-teaching-case-unknown"));
        let found = read_it(&[("case", "9/2569")], Some(Id::new(7))).map(|note| note.case);
        assert_eq!(found, Ok(Some(Id::new(7))));
    }
}
