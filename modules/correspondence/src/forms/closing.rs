//! ปิดเรื่อง: what was done, on which day, how it is kept; and borrowing from the store.

use kernel::{Check, Day, Fields, Id, Invalid, Lang, Staff};
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
    let class = match classes.iter().find(|class| class.code == fields.get("class")) {
        Some(class) => Ok(class.code.clone()),
        None => check.wrong("class", "form-choose"),
    };
    check.finish(|| Ok(Closing { class: class?, done_on: done_on?, action: action? }))
}

/// The fields of a closing; each class says its clause.
#[must_use]
pub fn fields(view: &FormView<'_>, classes: &[SettingRow], lang: Lang) -> Vec<Field> {
    let choice = |class: &SettingRow| {
        let years = class.amount.map_or_else(String::new, |years| format!(" {years}"));
        Choice::new(class.code.as_str(), format!("{}{years}", class.name(lang))).hint(class.legal_basis.as_str())
    };
    vec![
        view.text("action", "correspondence-closing-action").required(),
        view.date("done-on", "correspondence-closing-done-on").required(),
        view.choose(Look::Radios, "class", "correspondence-closing-class", classes.iter().map(choice).collect())
            .required(),
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
