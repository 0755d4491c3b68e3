//! Small forms around a referral: what the other end answered, and to which case it is put.

use kernel::{Check, Day, Fields, Invalid};
use ui::{Field, FormView, Look};

use super::past_day;
use crate::actions::{Answered, Reply};

/// Reads what an end outside answered. Declining and sending back have their reason.
///
/// # Errors
/// Every field that is wrong.
pub fn read_answer(fields: &Fields, today: Day) -> Result<Answered, Invalid> {
    let mut check = Check::new(fields, today);
    let reply = check.code::<Reply>("reply");
    let on = past_day(&mut check, "on", today);
    let by = check.line("by");
    let words = match reply {
        Ok(Reply::Declined | Reply::Returned) => check.prose("words"),
        _ => check.prose_or_empty("words"),
    };
    check.finish(|| Ok(Answered { reply: reply?, on: on?, by: by?, words: words? }))
}

/// The fields of an answer.
#[must_use]
pub fn answer(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.codes::<Reply>(Look::Radios, "reply", "cases-referral-reply").required(),
        view.date("on", "cases-referral-answered-on").required(),
        view.text("by", "cases-referral-answered-by").required(),
        view.prose("words", "cases-referral-answer-words").rows(4),
    ]
}

/// Reads the number of the case to which a referral is put.
///
/// # Errors
/// It is missing.
pub fn read_attachment(fields: &Fields, today: Day) -> Result<String, Invalid> {
    let mut check = Check::new(fields, today);
    let number = check.line("number");
    check.finish(|| number.map(|number| thai::digits::to_arabic(&number)))
}

/// The field of that number.
#[must_use]
pub fn attachment(view: &FormView<'_>) -> Vec<Field> {
    vec![view.short("number", "cases-referral-attach-number").required()]
}

/// The field of a reason, for declining, sending back and taking back.
#[must_use]
pub fn reason(view: &FormView<'_>, label: &str) -> Vec<Field> {
    vec![view.prose("reason", label).rows(4).required()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn who_declines_or_sends_back_says_why_and_nobody_answered_tomorrow() {
        let today = Day::new(2026, 9, 1).expect("a day");
        let read = |reply, on| read_answer(&fields(&[("reply", reply), ("on", on), ("by", "พยาบาลสายใจ")]), today);
        assert!(read("accepted", "1/9/69").is_ok());
        for reply in ["declined", "returned"] {
            assert_eq!(read(reply, "1/9/69").expect_err("no reason").of("words"), Some("form-required"));
        }
        assert_eq!(read("accepted", "2/9/69").expect_err("tomorrow").of("on"), Some("cases-form-not-yet"));
    }
}
