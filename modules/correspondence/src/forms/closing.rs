//! ปิดเรื่อง: what was done, on which day, how it is kept; and borrowing from the store.

use kernel::{Check, Day, Fields, Id, Invalid, Lang, Missed, Staff};
use offices::StaffBrief;
use ui::{Choice, Field, FormView, Look};

use crate::actions::{Borrowing, Closing};
use crate::model::{LetterRow, SettingRow};

/// A form that says today.
#[must_use]
pub fn open(letter: &LetterRow, today: Day) -> Fields {
    let mut fields = Fields::of_version(letter.version);
    fields.set("done-on", thai::date::format_short(today.date()));
    fields.set("action", letter.action.as_str());
    if letter.secrecy.is_secret() {
        fields.set("class", "secret");
    }
    fields
}

/// Reads a closing.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, letter: &LetterRow, classes: &[SettingRow], today: Day) -> Result<Closing, Invalid> {
    let mut check = Check::new(fields, today);
    let action = check.line("action");
    let done_on = match check.day("done-on") {
        Ok(day) if day > today => check.wrong("done-on", "correspondence-form-not-yet"),
        Ok(day) if letter.registered_on.is_some_and(|on| day < on) => {
            check.wrong("done-on", "correspondence-form-before-it-came")
        }
        read => read,
    };
    let class = chosen(&mut check, fields, classes);
    check.finish(|| Ok(Closing { class: class?.code.clone(), done_on: done_on?, action: action? }))
}

fn chosen<'a>(check: &mut Check<'_>, fields: &Fields, classes: &'a [SettingRow]) -> Result<&'a SettingRow, Missed> {
    match classes.iter().find(|class| class.code == fields.get("class")) {
        Some(class) => Ok(class),
        None => check.wrong("class", "form-choose"),
    }
}

/// Reads another class, and why.
///
/// # Errors
/// Every field that is wrong.
pub fn read_class<'a>(
    fields: &Fields,
    classes: &'a [SettingRow],
    today: Day,
) -> Result<(&'a SettingRow, String), Invalid> {
    let mut check = Check::new(fields, today);
    let class = chosen(&mut check, fields, classes);
    let reason = check.line("reason");
    check.finish(|| Ok((class?, reason?)))
}

/// The classes of keeping; each says its clause.
#[must_use]
pub fn class(view: &FormView<'_>, classes: &[SettingRow], lang: Lang) -> Field {
    let choice = |class: &SettingRow| {
        let years = class.amount.map_or_else(String::new, |years| format!(" {years}"));
        Choice::new(class.code.as_str(), format!("{}{years}", class.name(lang))).hint(class.legal_basis.as_str())
    };
    view.choose(Look::Radios, "class", "correspondence-closing-class", classes.iter().map(choice).collect()).required()
}

/// The fields of a closing.
#[must_use]
pub fn fields(view: &FormView<'_>, classes: &[SettingRow], lang: Lang) -> Vec<Field> {
    vec![
        view.text("action", "correspondence-closing-action").required(),
        view.date("done-on", "correspondence-closing-done-on").required(),
        class(view, classes, lang),
        view.hidden("version"),
    ]
}

/// Reads who borrows a letter, what for and until when; anybody but these is no choice.
///
/// # Errors
/// Every field that is wrong.
pub fn read_borrowing(
    fields: &Fields,
    letter: &LetterRow,
    borrowers: &[StaffBrief],
    today: Day,
) -> Result<Borrowing, Invalid> {
    let mut check = Check::new(fields, today);
    let borrower = match check.id::<Staff>("borrower") {
        Ok(id) => match borrowers.iter().find(|staff| staff.id == id) {
            Some(staff) => Ok(staff),
            None => check.wrong("borrower", "form-unknown-choice"),
        },
        Err(missed) => Err(missed),
    };
    let purpose = check.line("purpose");
    let due_on = match check.day("due-on") {
        Ok(day) if day < today => check.wrong("due-on", "correspondence-form-past"),
        read => read,
    };
    check.finish(|| {
        let borrower = borrower?;
        let id: Id<Staff> = borrower.id;
        let same_office = borrower.office == letter.office;
        Ok(Borrowing { borrower: id, role: borrower.role, same_office, purpose: purpose?, due_on: due_on? })
    })
}
