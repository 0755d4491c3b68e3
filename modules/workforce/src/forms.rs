//! The form that settles a doubt: fields to command, and back.

use kernel::{Check, Fields, Invalid};
use ui::{Choice, Form, FormView, Look, Page};

use crate::rules::doubts::{Decision, SCALE};

/// The choice that leaves an item without a level.
const BLANK: &str = "blank";

/// A decision as it was sent.
#[derive(Debug)]
pub struct Settling {
    /// The level, or none on purpose.
    pub decision: Decision,
    /// Why.
    pub reason: String,
    /// The turn that the person decides: one more than they saw.
    pub turn: i64,
}

/// Reads the form.
///
/// # Errors
/// Every field that is wrong.
pub fn read(fields: &Fields, today: kernel::Day) -> Result<Settling, Invalid> {
    let mut check = Check::new(fields, today);
    let decision = match fields.get("value") {
        BLANK => Ok(Decision::LeaveBlank),
        "" => check.wrong("value", "form-choose"),
        _ => check.number("value", *SCALE.start(), *SCALE.end()).map(Decision::Value),
    };
    let reason = check.prose("reason");
    let turn = check.number("turn", 1, i64::MAX);
    check.finish(|| Ok(Settling { decision: decision?, reason: reason?, turn: turn? }))
}

/// The form of a doubt that has been decided `turns` times.
pub fn opened(turns: i64) -> Fields {
    let mut fields = Fields::default();
    fields.set("turn", (turns + 1).to_string());
    fields
}

/// The form with these values and what is wrong with them.
pub fn view(page: &Page, doubt_href: &str, fields: &Fields, invalid: &Invalid) -> Form {
    let form = FormView::new(page, fields, invalid);
    let mut choices: Vec<_> = SCALE.map(|level| Choice::new(level.to_string(), level.to_string())).collect();
    let blank = Choice::new(BLANK, page.t("workforce-doubt-value-blank"));
    choices.push(blank.hint(page.t("workforce-doubt-value-blank-hint")));
    let fields = vec![
        form.choose(Look::Radios, "value", "workforce-doubt-value", choices).required(),
        form.prose("reason", "workforce-doubt-reason").rows(4).required(),
        form.hidden("turn"),
    ];
    form.form(format!("{doubt_href}/settlement"), "workforce-doubt-settle", "/standard/doubts", fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(value: &str, reason: &str) -> Result<Settling, Invalid> {
        let mut fields = opened(0);
        fields.set("value", value);
        fields.set("reason", reason);
        read(&fields, kernel::Day::new(2026, 11, 22).expect("a day"))
    }

    #[test]
    fn a_level_of_the_scale_or_a_deliberate_blank_is_read() {
        assert_eq!(sent("3", "ตามหนังสือ").expect("well formed").decision, Decision::Value(3));
        assert_eq!(sent("๔", "ตามหนังสือ").expect("well formed").decision, Decision::Value(4));
        assert_eq!(sent("blank", "ตามหนังสือ").expect("well formed").decision, Decision::LeaveBlank);
    }

    #[test]
    fn what_is_missing_or_off_the_scale_is_named() {
        assert_eq!(sent("", "ตามหนังสือ").expect_err("no choice").of("value"), Some("form-choose"));
        assert_eq!(sent("6", "ตามหนังสือ").expect_err("off the scale").of("value"), Some("form-out-of-range"));
        assert_eq!(sent("3", " ").expect_err("no reason").of("reason"), Some("form-required"));
    }
}
