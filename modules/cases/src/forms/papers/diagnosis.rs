//! การประเมินและวินิจฉัย: five dimensions, problems ranked with reasons, and the diagnosis.

use kernel::{Check, Code as _, Fields, Missed};
use ui::{Choice, Field, FormView, Look};

use super::{Lists, is_filled, is_needed, rows};
use crate::model::{Assessment, Dimension, DimensionScore, Problem};

/// Problems in one assessment at most.
const MOST: usize = 8;
const PARTS: [&str; 5] = ["area", "what", "cause", "effect", "reason"];

pub(super) fn read(check: &mut Check<'_>, fields: &Fields) -> Result<Assessment, Missed> {
    let dimensions: Vec<_> = Dimension::ALL.iter().map(|dimension| score(check, *dimension)).collect();
    let problems: Vec<_> =
        (1..=MOST).filter(|row| is_filled(fields, "problem", *row, &PARTS)).map(|row| problem(check, row)).collect();
    if problems.is_empty() {
        return check.wrong("problem-1-what", "cases-problem-needed");
    }
    let strengths = check.prose_or_empty("strengths");
    let risks = check.prose_or_empty("risks");
    let diagnosis = check.prose("diagnosis");
    let mut problems: Vec<Problem> = problems.into_iter().collect::<Result<_, _>>()?;
    problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity * problem.priority));
    Ok(Assessment {
        dimensions: dimensions.into_iter().collect::<Result<_, _>>()?,
        problems,
        strengths: strengths?,
        risks: risks?,
        diagnosis: diagnosis?,
    })
}

fn score(check: &mut Check<'_>, dimension: Dimension) -> Result<DimensionScore, Missed> {
    let code = dimension.code();
    let failing = check.ticked(&format!("dimension-{code}"));
    let note = check.line_or_empty(&format!("dimension-{code}-note"))?;
    Ok(DimensionScore { dimension, failing, note })
}

fn problem(check: &mut Check<'_>, row: usize) -> Result<Problem, Missed> {
    let name = |part: &str| format!("problem-{row}-{part}");
    let area = check.line(&name("area"));
    let what = check.line(&name("what"));
    let cause = check.line(&name("cause"));
    let effect = check.line(&name("effect"));
    let severity = check.number(&name("severity"), 1, 4);
    let priority = check.number(&name("priority"), 1, 4);
    let reason = check.line(&name("reason"));
    Ok(Problem {
        area: area?,
        what: what?,
        cause: cause?,
        effect: effect?,
        severity: severity?,
        priority: priority?,
        reason: reason?,
    })
}

pub(super) fn fields_of(assessment: &Assessment) -> Fields {
    let mut fields = Fields::default();
    for score in &assessment.dimensions {
        let code = score.dimension.code();
        if score.failing {
            fields.set(&format!("dimension-{code}"), "yes");
        }
        fields.set(&format!("dimension-{code}-note"), score.note.as_str());
    }
    for (row, problem) in (1..).zip(&assessment.problems) {
        let mut set = |part: &str, value: &str| fields.set(&format!("problem-{row}-{part}"), value);
        set("area", &problem.area);
        set("what", &problem.what);
        set("cause", &problem.cause);
        set("effect", &problem.effect);
        set("severity", &problem.severity.to_string());
        set("priority", &problem.priority.to_string());
        set("reason", &problem.reason);
    }
    fields.set("strengths", assessment.strengths.as_str());
    fields.set("risks", assessment.risks.as_str());
    fields.set("diagnosis", assessment.diagnosis.as_str());
    fields
}

pub(super) fn fields(view: &FormView<'_>, typed: &Fields, lists: &Lists) -> Vec<Field> {
    let mut fields = vec![view.heading("cases-diagnosis-dimensions")];
    for dimension in Dimension::ALL {
        let code = dimension.code();
        fields.push(view.tick(&format!("dimension-{code}"), &format!("cases-dimension-{code}")));
        fields.push(view.text(&format!("dimension-{code}-note"), &format!("cases-dimension-note-{code}")));
    }
    for row in 1..=rows(typed, "problem", &PARTS, MOST) {
        fields.extend(problem_fields(view, (row, is_needed(typed, "problem", row, &PARTS)), lists));
    }
    fields.push(view.heading("cases-diagnosis-conclusion"));
    fields.push(view.prose("strengths", "cases-diagnosis-strengths").rows(3));
    fields.push(view.prose("risks", "cases-diagnosis-risks").rows(3));
    fields.push(view.prose("diagnosis", "cases-diagnosis-text").rows(8).required());
    fields
}

fn problem_fields(view: &FormView<'_>, (row, needed): (usize, bool), lists: &Lists) -> Vec<Field> {
    let name = |part: &str| format!("problem-{row}-{part}");
    let mut heading = view.heading("cases-problem");
    heading.label = format!("{} {row}", heading.label);
    vec![
        heading,
        view.choose(Look::Select, &name("area"), "cases-problem-area", lists.areas.clone()).required_if(needed),
        view.text(&name("what"), "cases-problem-what").required_if(needed),
        view.text(&name("cause"), "cases-problem-cause").required_if(needed),
        view.text(&name("effect"), "cases-problem-effect").required_if(needed),
        view.choose(Look::Select, &name("severity"), "cases-problem-severity", scale(view, "cases-severity"))
            .required_if(needed),
        view.choose(Look::Select, &name("priority"), "cases-problem-priority", scale(view, "cases-priority"))
            .required_if(needed),
        view.text(&name("reason"), "cases-problem-reason").required_if(needed),
    ]
}

/// Four steps, each with its words.
fn scale(view: &FormView<'_>, key: &str) -> Vec<Choice> {
    (1..=4).map(|step| Choice::new(step.to_string(), view.word(&format!("{key}-{step}")))).collect()
}

#[cfg(test)]
mod tests {
    use kernel::Day;

    use super::*;

    fn typed(rows: &[(&str, &str)]) -> Fields {
        Fields::new(rows.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn read_all(fields: &Fields) -> Result<Assessment, kernel::Invalid> {
        let today = Day::new(2026, 9, 1).unwrap_or_else(|| panic!("day"));
        let mut check = Check::new(fields, today);
        let assessment = read(&mut check, fields);
        check.finish(|| assessment)
    }

    #[test]
    fn problems_are_ranked_gravest_first_and_read_back() {
        let mut fields = typed(&[("diagnosis", "ครอบครัวขาดผู้ดูแล")]);
        for (row, severity) in [("1", "1"), ("2", "4")] {
            for part in PARTS {
                fields.set(&format!("problem-{row}-{part}"), format!("{part} {row}"));
            }
            fields.set(&format!("problem-{row}-severity"), severity);
            fields.set(&format!("problem-{row}-priority"), "2");
        }
        let assessment = read_all(&fields).unwrap_or_else(|invalid| panic!("{invalid:?}"));
        assert_eq!(assessment.problems[0].what, "what 2");
        assert_eq!(read_all(&fields_of(&assessment)), Ok(assessment));
    }

    #[test]
    fn an_assessment_without_a_problem_names_the_first_field() {
        let invalid = read_all(&typed(&[("diagnosis", "x")])).err();
        assert_eq!(invalid.and_then(|i| i.of("problem-1-what")), Some("cases-problem-needed"));
    }

    #[test]
    fn a_problem_without_a_reason_names_that_field() {
        let fields = typed(&[("problem-1-what", "หนี้สิน"), ("diagnosis", "x")]);
        assert_eq!(read_all(&fields).err().and_then(|i| i.of("problem-1-reason")), Some("form-required"));
    }
}
