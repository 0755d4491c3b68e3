//! Forms of quality sampling: drawing, reviewing, replying.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Office, Staff};
use ui::{Choice, Field, FormView, Look, Page};

use super::one_of;
use crate::actions::{DrawSample, HowMany};
use crate::model::{QualityMark, ReferenceEntry, SampleMarkRow};

/// The most cases of one draw.
const MOST: i64 = 200;

/// Reads a draw; `offices` and `reviewers` are those that may be chosen.
///
/// # Errors
/// Every field that is wrong.
pub fn read_draw(
    fields: &Fields,
    today: Day,
    offices: &[Id<Office>],
    reviewers: &[Id<Staff>],
) -> Result<DrawSample, Invalid> {
    let mut check = Check::new(fields, today);
    let mut office = check.id::<Office>("office");
    if office.is_ok_and(|office| !offices.contains(&office)) {
        office = check.wrong("office", "form-unknown-choice");
    }
    let from = check.day("from");
    let mut until = super::past_day(&mut check, "until", today);
    if let (Ok(from), Ok(last)) = (from, until)
        && last < from
    {
        until = check.wrong("until", "cases-sample-until-before-from");
    }
    let percent = fields.get("unit") == "percent";
    let many = check.number("many", 1, if percent { 100 } else { MOST });
    let reviewer = one_of(&mut check, "reviewer", reviewers);
    check.finish(|| {
        let many = usize::try_from(many?).unwrap_or(1);
        let size = if percent { HowMany::Percent(many) } else { HowMany::Cases(many) };
        Ok(DrawSample { office: office?, from: from?, until: until?, size, reviewer: reviewer? })
    })
}

/// The fields of a draw.
#[must_use]
pub fn draw(p: &Page, view: &FormView<'_>, offices: Vec<Choice>, reviewers: Vec<Choice>) -> Vec<Field> {
    let unit = |code: &str| Choice::new(code, p.t(&format!("cases-sample-unit-{code}")));
    vec![
        view.choose(Look::Select, "office", "cases-sample-office", offices).required(),
        view.date("from", "cases-sample-from").required(),
        view.date("until", "cases-sample-until").required(),
        view.short("many", "cases-sample-many").keyboard("numeric").required(),
        view.choose(Look::Radios, "unit", "cases-sample-unit", vec![unit("cases"), unit("percent")]).required(),
        view.choose(Look::Select, "reviewer", "cases-sample-reviewer", reviewers).required(),
    ]
}

/// What a reviewer writes.
#[derive(Debug, Clone)]
pub struct Reviewed {
    /// The marks.
    pub marks: Vec<SampleMarkRow>,
    /// To the worker.
    pub feedback: String,
    /// The version that was read.
    pub version: i64,
}

/// Reads a review over a checklist. What is not met needs a word why.
///
/// # Errors
/// Every field that is wrong.
pub fn read_review(fields: &Fields, today: Day, checklist: &[ReferenceEntry]) -> Result<Reviewed, Invalid> {
    let mut check = Check::new(fields, today);
    let mut marks = Vec::new();
    for entry in checklist {
        let mark = check.code::<QualityMark>(&format!("mark-{}", entry.code));
        let comment = check.line_or_empty(&format!("why-{}", entry.code));
        if mark == Ok(QualityMark::NotMet) && comment.as_ref().is_ok_and(String::is_empty) {
            let _ = check.wrong::<()>(&format!("why-{}", entry.code), "cases-sample-why-needed");
        }
        marks.push(mark.and_then(|mark| comment.map(|comment| (mark, comment))));
    }
    let feedback = check.prose("feedback");
    let version = check.number("version", 1, i64::MAX);
    check.finish(|| {
        let row = |(entry, read): (&ReferenceEntry, Result<(QualityMark, String), _>)| {
            read.map(|(mark, comment)| SampleMarkRow { code: entry.code.clone(), mark, comment })
        };
        let marks = checklist.iter().zip(marks).map(row).collect::<Result<_, _>>()?;
        Ok(Reviewed { marks, feedback: feedback?, version: version? })
    })
}

/// The fields of a review.
#[must_use]
pub fn review(p: &Page, view: &FormView<'_>, checklist: &[ReferenceEntry]) -> Vec<Field> {
    let mut fields = Vec::new();
    for entry in checklist {
        let marks = QualityMark::ALL.iter().map(|mark| Choice::new(mark.code(), p.code("cases-sample-mark", *mark)));
        let name = format!("mark-{}", entry.code);
        let mut mark = view.choose(Look::Radios, &name, "cases-sample-item", marks.collect()).required();
        entry.name(p.lang).clone_into(&mut mark.label);
        mark = mark.hint(entry.legal_basis.as_str());
        let mut why = view.text(&format!("why-{}", entry.code), "cases-sample-why");
        why.label = p.t1("cases-sample-why-of", "item", entry.name(p.lang));
        fields.extend([mark, why]);
    }
    fields.push(view.prose("feedback", "cases-sample-feedback").required());
    fields.push(view.hidden("version"));
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> Day {
        Day::new(2026, 9, 1).expect("a day")
    }

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_draw_is_of_so_many_cases_or_so_many_of_a_hundred() {
        let (office, staff) = (Id::<Office>::new(1).to_string(), Id::<Staff>::new(2).to_string());
        let read = |many: &str, unit: &str, until: &str| {
            let pairs = [("office", office.as_str()), ("reviewer", &staff), ("from", "1/8/69"), ("until", until)];
            let sent = fields(&[&pairs[..], &[("many", many), ("unit", unit)]].concat());
            read_draw(&sent, day(), &[Id::new(1)], &[Id::new(2)])
        };
        assert_eq!(read("10", "percent", "31/8/69").map(|draw| draw.size), Ok(HowMany::Percent(10)));
        assert_eq!(read("5", "cases", "31/8/69").map(|draw| draw.size), Ok(HowMany::Cases(5)));
        assert!(read("101", "percent", "31/8/69").expect_err("too many").of("many").is_some());
        assert!(read("5", "cases", "31/7/69").expect_err("backwards").of("until").is_some());
    }

    #[test]
    fn what_is_not_met_needs_a_word_why_and_every_item_a_mark() {
        let checklist: Vec<ReferenceEntry> = ["contact", "facts"].map(crate::forms::reference::tests::quality).into();
        let sent = fields(&[("mark-contact", "not-met"), ("feedback", "ดีขึ้นมาก"), ("version", "1")]);
        let wrong = read_review(&sent, day(), &checklist).expect_err("no reason, no second mark");
        assert_eq!(wrong.of("why-contact"), Some("cases-sample-why-needed"));
        assert_eq!(wrong.of("mark-facts"), Some("form-choose"));
    }
}
