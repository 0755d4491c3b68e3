//! รายงานการยุติ: the reason, what came of it, and how far each goal was reached.

use kernel::{Check, Fields, Missed};
use ui::{Choice, Field, FormView, Look};

use super::Lists;
use crate::model::{Attainment, Closing};

pub(super) fn read(check: &mut Check<'_>, fields: &Fields, lists: &Lists) -> Result<Closing, Missed> {
    let reason = check.line("reason");
    let summary = check.prose("summary");
    let onward = check.line_or_empty("onward");
    let attainment: Vec<_> = (1..).zip(&lists.goals).map(|(row, goal)| attained(check, row, goal)).collect();
    if !fields.get("reason").is_empty() && !lists.reasons.iter().any(|choice| choice.value == fields.get("reason")) {
        return check.wrong("reason", "form-unknown-choice");
    }
    Ok(Closing {
        reason: reason?,
        summary: summary?,
        onward: onward?,
        attainment: attainment.into_iter().collect::<Result<_, _>>()?,
    })
}

fn attained(check: &mut Check<'_>, row: usize, goal: &str) -> Result<Attainment, Missed> {
    let score = check.number(&format!("attainment-{row}"), -2, 2)?;
    Ok(Attainment { goal: goal.to_owned(), score })
}

pub(super) fn fields_of(closing: &Closing) -> Fields {
    let mut fields = Fields::default();
    fields.set("reason", closing.reason.as_str());
    fields.set("summary", closing.summary.as_str());
    fields.set("onward", closing.onward.as_str());
    for (row, attainment) in (1..).zip(&closing.attainment) {
        fields.set(&format!("attainment-{row}"), attainment.score.to_string());
    }
    fields
}

pub(super) fn fields(view: &FormView<'_>, lists: &Lists) -> Vec<Field> {
    let mut fields = vec![
        view.choose(Look::Select, "reason", "cases-closing-reason", lists.reasons.clone()).required(),
        view.prose("summary", "cases-closing-summary").rows(8).required(),
        view.text("onward", "cases-closing-onward"),
    ];
    if !lists.goals.is_empty() {
        fields.push(view.heading("cases-closing-attainment"));
    }
    let scale = || {
        [-2, -1, 0, 1, 2]
            .map(|score: i64| Choice::new(score.to_string(), view.word(&format!("cases-attainment-{}", word(score)))))
    };
    for (row, goal) in (1..).zip(&lists.goals) {
        let mut field =
            view.choose(Look::Radios, &format!("attainment-{row}"), "cases-closing-goal", scale().to_vec()).required();
        field.label = format!("{} {row}: {goal}", field.label);
        fields.push(field);
    }
    fields
}

/// Text keys have no sign: -2 is `much-less`, +2 `much-more`.
pub(crate) const fn word(score: i64) -> &'static str {
    match score {
        i64::MIN..=-2 => "much-less",
        -1 => "less",
        0 => "reached",
        1 => "more",
        2.. => "much-more",
    }
}
