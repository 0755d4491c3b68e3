//! บัญชีหนังสือขอทำลาย: the committee, what it decides, the National Archives.

use kernel::{Check, Day, Fields, Id, Invalid, Level, Staff};
use offices::StaffBrief;
use ui::{Choice, Field, FormView, Look};

use crate::model::{ArchivesAnswer, Decision, ItemRow};

/// Calendar years by which a letter is kept longer.
const MOST_YEARS: i64 = 100;

/// กรรมการ with their levels, and who chairs.
pub type Committee = (Vec<(Id<Staff>, Option<Level>)>, Id<Staff>);

/// Reads a committee; anybody but these is no choice.
///
/// # Errors
/// Every field that is wrong.
pub fn read_committee(fields: &Fields, known: &[StaffBrief], today: Day) -> Result<Committee, Invalid> {
    let mut check = Check::new(fields, today);
    let chosen: Vec<(Id<Staff>, Option<Level>)> = known
        .iter()
        .filter(|staff| fields.all("members").any(|value| value == staff.id.to_string()))
        .map(|staff| (staff.id, staff.level))
        .collect();
    let members = if chosen.is_empty() { check.wrong("members", "form-choose") } else { Ok(chosen) };
    let chair = check.id::<Staff>("chair");
    check.finish(|| Ok((members?, chair?)))
}

/// The fields of a committee.
#[must_use]
pub fn committee(view: &FormView<'_>, known: &[StaffBrief]) -> Vec<Field> {
    let choices = || {
        let choice = |staff: &StaffBrief| {
            Choice::new(staff.id.to_string(), staff.full_name.as_str()).hint(staff.level.map_or("", Level::thai))
        };
        known.iter().map(choice).collect::<Vec<_>>()
    };
    vec![
        view.choose(Look::Boxes, "members", "correspondence-committee", choices()).required(),
        view.choose(Look::Radios, "chair", "correspondence-chair", choices()).required(),
        view.hidden("version"),
    ]
}

/// Reads what was decided of a letter.
///
/// # Errors
/// Every field that is wrong.
pub fn read_decision(fields: &Fields, item: &ItemRow, today: Day) -> Result<ItemRow, Invalid> {
    let mut check = Check::new(fields, today);
    let decision = match check.code::<Decision>("decision") {
        Ok(Decision::Undecided) => check.wrong("decision", "form-choose"),
        read => read,
    };
    let keep_years = match decision {
        Ok(Decision::Keep) => check.number("keep-years", 1, MOST_YEARS),
        _ => Ok(0),
    };
    let minority = check.prose_or_empty("minority");
    let version = fields.version();
    check.finish(|| {
        let (decision, keep_years, minority) = (decision?, keep_years?, minority?);
        Ok(ItemRow { decision, keep_years, minority, version, ..item.clone() })
    })
}

/// The fields of a decision.
#[must_use]
pub fn decision(view: &FormView<'_>) -> Vec<Field> {
    let decided = [Decision::Destroy, Decision::Keep];
    let choice = |decision: &Decision| {
        let code = kernel::Code::code(*decision);
        Choice::new(code, view.word(&format!("correspondence-decision-{code}")))
    };
    let mut years = view.short("keep-years", "correspondence-keep-years").keyboard("numeric");
    years.asked_if = format!("decision={}", kernel::Code::code(Decision::Keep));
    vec![
        view.choose(Look::Radios, "decision", "correspondence-decision", decided.iter().map(choice).collect())
            .required(),
        years,
        view.prose("minority", "correspondence-minority").rows(3),
        view.hidden("version"),
    ]
}

/// Reads the letter to the National Archives: its number and its day, which is not before `approved`.
///
/// # Errors
/// Every field that is wrong.
pub fn read_archives(fields: &Fields, approved: Option<Day>, today: Day) -> Result<(String, Day), Invalid> {
    let mut check = Check::new(fields, today);
    let number = check.line("number");
    let on = past(&mut check, "on", (approved, today));
    check.finish(|| Ok((number?, on?)))
}

/// Reads what they answered, and on which day, which is not before `asked`.
///
/// # Errors
/// Every field that is wrong.
pub fn read_answer(fields: &Fields, asked: Option<Day>, today: Day) -> Result<(ArchivesAnswer, Day), Invalid> {
    let mut check = Check::new(fields, today);
    let answer = check.code::<ArchivesAnswer>("answer");
    let on = past(&mut check, "on", (asked, today));
    check.finish(|| Ok((answer?, on?)))
}

/// A day that has come, and not before what it follows: what is written down has happened, in its order.
fn past(check: &mut Check<'_>, name: &str, (after, today): (Option<Day>, Day)) -> Result<Day, kernel::Missed> {
    let day = check.day(name)?;
    if day > today {
        check.wrong(name, "correspondence-form-not-yet")
    } else if after.is_some_and(|after| day < after) {
        check.wrong(name, "correspondence-form-out-of-order")
    } else {
        Ok(day)
    }
}
