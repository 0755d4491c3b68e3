//! The forms of papers: what is typed becomes a draft as it is, and a signed paper only once every field can be read.

mod closing;
mod diagnosis;
mod plan;
mod record;

pub(crate) use closing::word as attainment_word;

use kernel::{Check, Day, Fields, Invalid};
use ui::{Choice, Field, FormView};

use super::past_day;
use crate::actions::WritePaper;
use crate::model::{Content, PaperForm, PaperRow, Step};

/// Lists that the forms offer.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    /// Problem areas.
    pub areas: Vec<Choice>,
    /// Colleagues who can own an action.
    pub colleagues: Vec<Choice>,
    /// Reasons for closing.
    pub reasons: Vec<Choice>,
    /// The goals of the plan in force, for goal attainment.
    pub goals: Vec<String>,
}

/// The name of the field with the day a paper tells of.
const DAY: &str = "happened-on";

/// Reads a form strictly, for signing.
///
/// # Errors
/// Every field that is wrong.
pub fn read(form: PaperForm, fields: &Fields, today: Day, lists: &Lists) -> Result<WritePaper, Invalid> {
    let mut check = Check::new(fields, today);
    let happened_on = past_day(&mut check, DAY, today);
    let content = match form.step() {
        Step::Record => record::read(&mut check).map(Content::Record),
        Step::Diagnosis => diagnosis::read(&mut check, fields).map(Content::Diagnosis),
        Step::Plan => plan::read(&mut check, fields, lists).map(Content::Plan),
        Step::Closing => closing::read(&mut check, fields, lists).map(Content::Closing),
    };
    check.finish(|| Ok(WritePaper { happened_on: happened_on?, content: content? }))
}

/// Keeps what was typed so far, whatever it is.
#[must_use]
pub fn draft(fields: &Fields, today: Day, before: Day) -> WritePaper {
    let typed = fields.pairs().iter().filter(|(name, value)| !is_wrapping(name) && !value.is_empty());
    let happened_on = thai::date::parse_date(fields.get(DAY), today.date()).map_or(before, Day::from_date);
    WritePaper { happened_on, content: Content::Draft { fields: typed.cloned().collect() } }
}

/// Fields that travel with the form and belong to no paper.
fn is_wrapping(name: &str) -> bool {
    matches!(name, "_csrf" | "version" | "reviewer" | "deed")
}

/// The strings with which a paper's form opens.
#[must_use]
pub fn open(paper: &PaperRow) -> Fields {
    let mut fields = match paper.says() {
        Ok(Content::Draft { fields }) => Fields::new(fields),
        Ok(Content::Record(body)) => record::fields_of(&body),
        Ok(Content::Diagnosis(assessment)) => diagnosis::fields_of(&assessment),
        Ok(Content::Plan(plan)) => plan::fields_of(&plan),
        Ok(Content::Closing(closing)) => closing::fields_of(&closing),
        Err(_) => Fields::default(),
    };
    if !fields.has(DAY) {
        fields.set(DAY, thai::date::format_short(paper.happened_on.date()));
    }
    fields.set("version", paper.version.to_string());
    fields
}

/// The fields of a paper's form.
#[must_use]
pub fn fields(form: PaperForm, view: &FormView<'_>, typed: &Fields, lists: &Lists) -> Vec<Field> {
    let mut fields =
        vec![view.hidden("version"), view.date(DAY, &format!("cases-paper-day-{}", day_key(form))).required()];
    fields.extend(match form.step() {
        Step::Record => record::fields(view, form),
        Step::Diagnosis => diagnosis::fields(view, typed, lists),
        Step::Plan => plan::fields(view, typed, lists),
        Step::Closing => closing::fields(view, lists),
    });
    fields
}

const fn day_key(form: PaperForm) -> &'static str {
    match form.step() {
        Step::Record => "record",
        _ => "written",
    }
}

/// Rows of a repeated part: those that hold something and one more, at most `most`.
fn rows(typed: &Fields, prefix: &str, parts: &[&str], most: usize) -> usize {
    let filled = (1..=most).rev().find(|row| is_filled(typed, prefix, *row, parts)).unwrap_or(0);
    (filled + 1).min(most)
}

/// The first row, and every row that holds something, must be filled; the spare one may stay empty.
fn is_needed(typed: &Fields, prefix: &str, row: usize, parts: &[&str]) -> bool {
    row == 1 || is_filled(typed, prefix, row, parts)
}

fn is_filled(typed: &Fields, prefix: &str, row: usize, parts: &[&str]) -> bool {
    parts.iter().any(|part| !typed.get(&format!("{prefix}-{row}-{part}")).trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_keeps_even_what_cannot_be_read() {
        let mut typed = Fields::default();
        typed.set(DAY, "เมื่อวานซืน");
        typed.set("facts", "พบรอยช้ำ");
        typed.set("_csrf", "x");
        let today = Day::new(2026, 9, 1).unwrap_or_else(|| panic!("day"));
        let kept = draft(&typed, today, today);
        assert_eq!(kept.happened_on, today);
        let Content::Draft { fields } = kept.content else { panic!("no draft") };
        assert_eq!(fields.len(), 2);
    }
}
