//! แผนการช่วยเหลือ: goals, actions with owner and due date, and the client's agreement.

use kernel::{Check, Code as _, Fields, Id, Missed, Staff};
use ui::{Choice, Field, FormView, Look};

use super::{Lists, is_filled, is_needed, numbered, rows};
use crate::model::{Agreement, Goal, Plan, PlannedAction};

/// Goals and actions in one plan at most.
const MOST: usize = 10;

pub(super) fn read(check: &mut Check<'_>, fields: &Fields, lists: &Lists) -> Result<Plan, Missed> {
    let goals: Vec<_> = filled(fields, "goal", &["what", "measure"]).map(|row| goal(check, row)).collect();
    if goals.is_empty() {
        return check.wrong("goal-1-what", "cases-goal-needed");
    }
    let many = i64::try_from(goals.len()).unwrap_or(1);
    let actions: Vec<_> =
        filled(fields, "action", &["what", "due"]).map(|row| action(check, row, many, lists)).collect();
    if actions.is_empty() {
        return check.wrong("action-1-what", "cases-action-needed");
    }
    let agreement = check.code::<Agreement>("agreement");
    let note = check.line("agreement-note");
    Ok(Plan {
        goals: goals.into_iter().collect::<Result<_, _>>()?,
        actions: actions.into_iter().collect::<Result<_, _>>()?,
        agreement: agreement?,
        agreement_note: note?,
    })
}

fn filled(fields: &Fields, prefix: &'static str, parts: &'static [&str]) -> impl Iterator<Item = usize> {
    (1..=MOST).filter(move |row| is_filled(fields, prefix, *row, parts))
}

fn goal(check: &mut Check<'_>, row: usize) -> Result<Goal, Missed> {
    let what = check.line(&format!("goal-{row}-what"));
    let measure = check.line(&format!("goal-{row}-measure"));
    Ok(Goal { what: what?, measure: measure? })
}

fn action(check: &mut Check<'_>, row: usize, goals: i64, lists: &Lists) -> Result<PlannedAction, Missed> {
    let name = |part: &str| format!("action-{row}-{part}");
    let goal = check.number(&name("goal"), 1, goals);
    let what = check.line(&name("what"));
    let owner = check.id_or_none::<Staff>(&name("owner"));
    let other = check.line_or_empty(&name("other"));
    let due = check.day(&name("due"));
    let (owner, other) = (owner?, other?);
    let colleague = |id: Id<Staff>| lists.colleagues.iter().find(|choice| choice.value == id.to_string());
    let owner_name = match owner.map(colleague) {
        Some(Some(choice)) => choice.label.clone(),
        Some(None) => return check.wrong(&name("owner"), "form-unknown-choice"),
        None if other.is_empty() => return check.wrong(&name("owner"), "cases-action-owner-needed"),
        None => other,
    };
    Ok(PlannedAction { goal: goal?, what: what?, owner, owner_name, due: due? })
}

pub(super) fn fields_of(plan: &Plan) -> Fields {
    let mut fields = Fields::default();
    for (row, goal) in (1..).zip(&plan.goals) {
        fields.set(&format!("goal-{row}-what"), goal.what.as_str());
        fields.set(&format!("goal-{row}-measure"), goal.measure.as_str());
    }
    for (row, action) in (1..).zip(&plan.actions) {
        let mut set = |part: &str, value: &str| fields.set(&format!("action-{row}-{part}"), value);
        set("goal", &action.goal.to_string());
        set("what", &action.what);
        set("owner", &action.owner.map_or_else(String::new, |owner| owner.to_string()));
        set("other", if action.owner.is_none() { &action.owner_name } else { "" });
        set("due", &thai::date::format_short(action.due.date()));
    }
    fields.set("agreement", plan.agreement.code());
    fields.set("agreement-note", plan.agreement_note.as_str());
    fields
}

pub(super) fn fields(view: &FormView<'_>, typed: &Fields, lists: &Lists) -> Vec<Field> {
    let mut fields = Vec::new();
    let goals = rows(typed, "goal", &["what", "measure"], MOST);
    for row in 1..=goals {
        let needed = is_needed(typed, "goal", row, &["what", "measure"]);
        fields.push(numbered(view, "cases-goal", row));
        fields.push(view.text(&format!("goal-{row}-what"), "cases-goal-what").required_if(needed));
        fields.push(view.text(&format!("goal-{row}-measure"), "cases-goal-measure").required_if(needed));
    }
    for row in 1..=rows(typed, "action", &["what", "due"], MOST) {
        let needed = is_needed(typed, "action", row, &["what", "due"]);
        fields.extend(action_fields(view, (row, needed), goals, lists));
    }
    fields.push(view.heading("cases-plan-agreement-part"));
    fields.push(view.codes::<Agreement>(Look::Radios, "agreement", "cases-agreement").required());
    fields.push(view.text("agreement-note", "cases-plan-agreement-note").required());
    fields
}

fn action_fields(view: &FormView<'_>, (row, needed): (usize, bool), goals: usize, lists: &Lists) -> Vec<Field> {
    let name = |part: &str| format!("action-{row}-{part}");
    let numbers = (1..=goals).map(|goal| Choice::new(goal.to_string(), goal.to_string())).collect();
    vec![
        numbered(view, "cases-action", row),
        view.text(&name("what"), "cases-action-what").required_if(needed),
        view.choose(Look::Select, &name("goal"), "cases-action-goal", numbers).required_if(needed),
        view.choose(Look::Select, &name("owner"), "cases-action-owner", lists.colleagues.clone()),
        view.text(&name("other"), "cases-action-other"),
        view.date(&name("due"), "cases-action-due").required_if(needed),
    ]
}
