//! The form of a __singular__: fields to command, and back.

use kernel::{Check, Day, Fields, Invalid};
use ui::{Form, FormView, Page};

use crate::actions::Add__Singular__;

/// Reads the form.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: Day) -> Result<Add__Singular__, Invalid> {
    let mut check = Check::new(fields, today);
    let title = check.line("title");
    let day = check.day("day");
    let note = check.prose_or_empty("note");
    check.finish(|| Ok(Add__Singular__ { title: title?, day: day?, note: note? }))
}

/// The form with these values and what is wrong with them.
pub fn view(page: &Page, fields: &Fields, invalid: &Invalid) -> Form {
    let form = FormView::new(page, fields, invalid);
    let fields = vec![
        form.text("title", "__plural__-field-title").required(),
        form.date("day", "__plural__-field-day").required(),
        form.prose("note", "__plural__-field-note"),
    ];
    form.form("/__plural__", "__plural__-save", "/__plural__", fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_the_buddhist_era_is_read() {
        let pairs = [("title", " เรื่องหนึ่ง "), ("day", "๒๒ พ.ย. ๒๕๖๙")];
        let fields = Fields::new(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
        let today = Day::new(2026, 11, 22).expect("a day");
        let new = read(&fields, today).expect("well formed");
        assert_eq!((new.title.as_str(), new.day), ("เรื่องหนึ่ง", today));
    }

    #[test]
    fn every_field_that_is_wrong_is_named() {
        let today = Day::new(2026, 11, 22).expect("a day");
        let invalid = read(&Fields::default(), today).expect_err("an empty form");
        assert_eq!(invalid.of("title"), Some("form-required"));
        assert!(invalid.of("day").is_some());
        assert_eq!(invalid.of("note"), None);
    }
}
