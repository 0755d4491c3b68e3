//! The forms of papers: what is typed becomes a draft as it is, and a signed paper only once every field can be read.

mod closing;
mod diagnosis;
mod minutes;
mod plan;
mod record;
mod referral;

pub(crate) use closing::word as attainment_word;
pub(crate) use minutes::post as participant_post;

use kernel::{Check, Day, Fields, Invalid};
use ui::{Choice, Field, FormView};

use super::past_day;
use crate::actions::WritePaper;
use crate::model::{ConferenceRow, Content, Enclosure, Fact, PaperForm, PaperRow, ParticipantRow, Sender, Step};

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
    /// What can be sent to whom, for a letter of referral.
    pub sharing: Sharing,
    /// What the minutes are of, and who was asked to come.
    pub called: Option<(ConferenceRow, Vec<ParticipantRow>)>,
}

/// What can be sent to whom.
#[derive(Debug, Clone, Default)]
pub struct Sharing {
    /// The office that sends.
    pub sender: Sender,
    /// The client's name.
    pub client: String,
    /// Offices inside that can take a referral.
    pub offices: Vec<Choice>,
    /// Services of the directory, those nearest to the client first: id, name, telephone.
    pub services: Vec<Choice>,
    /// The bases in law.
    pub bases: Vec<Choice>,
    /// The bases in Thai with their sections, by their codes.
    pub laws: Vec<(String, String)>,
    /// What can be chosen.
    pub offers: Vec<Offer>,
}

/// One thing that can be sent: it is sent as it is previewed.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The value of its box: the code of a field, or `paper:` or `result:` and an id.
    pub key: String,
    /// What it is, in the reader's words.
    pub label: String,
    /// What would be sent.
    pub preview: String,
    /// The same, as it is sent.
    pub piece: Piece,
}

/// What an offer becomes when it is chosen.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A field of the letter.
    Fact(Fact),
    /// A paper or a result sent with it.
    Enclosure(Enclosure),
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
        Step::Referral => referral::read(&mut check, fields, today, &lists.sharing).map(Content::Referral),
        Step::Minutes => minutes::read(&mut check, fields, lists).map(Content::Minutes),
    };
    let mut written =
        check.finish(|| Ok(WritePaper { happened_on: happened_on?, content: content?, package: None }))?;
    if let Content::Referral(body) = &mut written.content {
        let package = referral::package(body, fields, &lists.sharing);
        body.digest = package.digest();
        written.package = Some(package);
    }
    Ok(written)
}

/// Keeps what was typed so far, whatever it is.
#[must_use]
pub fn draft(fields: &Fields, today: Day, before: Day) -> WritePaper {
    let typed = fields.pairs().iter().filter(|(name, value)| !is_wrapping(name) && !value.is_empty());
    let happened_on = thai::date::parse_date(fields.get(DAY), today.date()).map_or(before, Day::from_date);
    WritePaper { happened_on, content: Content::Draft { fields: typed.cloned().collect() }, package: None }
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
        Ok(Content::Referral(body)) => referral::fields_of(&body),
        Ok(Content::Minutes(minutes)) => minutes::fields_of(&minutes),
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
        Step::Referral => referral::fields(view, &lists.sharing),
        Step::Minutes => minutes::fields(view, typed, lists),
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

/// A heading with the number of its row.
fn numbered(view: &FormView<'_>, key: &str, row: usize) -> Field {
    let mut heading = view.heading(key);
    heading.label = format!("{} {row}", heading.label);
    heading
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
