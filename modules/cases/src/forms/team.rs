//! Forms of who works on a case, who may know of it, and opening it for an urgent reason.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Staff};
use ui::{Choice, Field, FormView, Look, Page};

use super::one_of;
use crate::actions::{Assign, Classify, EndPart};
use crate::model::{Confidentiality, Member, Part};

/// The fewest characters of a reason for opening a restricted case: enough for a word that somebody can answer for.
const REASON: usize = 10;

/// Reads who is given which part; `known` are those who may be chosen.
///
/// # Errors
/// Every field that is wrong.
pub fn read_assign(fields: &Fields, today: Day, known: &[Id<Staff>], supervises: bool) -> Result<Assign, Invalid> {
    let mut check = Check::new(fields, today);
    let staff = one_of(&mut check, "staff", known);
    let part = if supervises { check.code::<Part>("part") } else { Ok(Part::Member) };
    check.finish(|| Ok(Assign { staff: staff?, part: part?, supervises }))
}

/// The fields of an assignment; the part is asked only of who may give any.
#[must_use]
pub fn assign(view: &FormView<'_>, colleagues: Vec<Choice>, supervises: bool) -> Vec<Field> {
    let mut fields = vec![view.choose(Look::Select, "staff", "cases-team-who", colleagues).required()];
    if supervises {
        fields.push(view.codes::<Part>(Look::Radios, "part", "cases-part").required());
    }
    fields
}

/// Reads why somebody's part ends.
///
/// # Errors
/// The reason is missing.
pub fn read_ending(fields: &Fields, today: Day, member: Id<Member>, supervises: bool) -> Result<EndPart, Invalid> {
    let mut check = Check::new(fields, today);
    let reason = check.prose("reason");
    check.finish(|| Ok(EndPart { member, reason: reason?, supervises }))
}

/// The field of that reason.
#[must_use]
pub fn ending(view: &FormView<'_>) -> Vec<Field> {
    vec![view.prose("reason", "cases-team-ending-reason").rows(3).required()]
}

/// Reads who may know, and why.
///
/// # Errors
/// Every field that is wrong.
pub fn read_classify(fields: &Fields, today: Day, supervises: bool) -> Result<Classify, Invalid> {
    let mut check = Check::new(fields, today);
    let to = check.code::<Confidentiality>("confidentiality");
    let reason = check.prose("reason");
    check.finish(|| Ok(Classify { to: to?, reason: reason?, supervises }))
}

/// The fields of confidentiality, each choice with what it means.
#[must_use]
pub fn classify(p: &Page, view: &FormView<'_>) -> Vec<Field> {
    let choice = |code: &Confidentiality| {
        let means = p.t(&format!("cases-confidentiality-means-{}", code.code())).into_owned();
        Choice::new(code.code(), p.code("cases-confidentiality", *code)).hint(means)
    };
    let choices = Confidentiality::ALL.iter().map(choice).collect();
    vec![
        view.choose(Look::Radios, "confidentiality", "cases-confidentiality", choices).required(),
        view.prose("reason", "cases-confidentiality-reason").rows(3).required(),
    ]
}

/// Reads the reason for opening a restricted case.
///
/// # Errors
/// It is missing or says nothing.
pub fn read_opening(fields: &Fields, today: Day) -> Result<String, Invalid> {
    let mut check = Check::new(fields, today);
    let mut reason = check.prose("reason");
    if reason.as_ref().is_ok_and(|reason| reason.chars().count() < REASON) {
        reason = check.wrong("reason", "cases-opening-reason-short");
    }
    check.finish(|| reason)
}

/// The field of that reason.
#[must_use]
pub fn opening(view: &FormView<'_>) -> Vec<Field> {
    vec![view.prose("reason", "cases-opening-reason").rows(3).required()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> Day {
        Day::new(2026, 9, 1).expect("a day")
    }

    #[test]
    fn an_owner_who_does_not_supervise_asks_for_a_member_whatever_is_sent() {
        let colleague = Id::<Staff>::new(7);
        let pairs = vec![("staff".to_owned(), colleague.to_string()), ("part".to_owned(), "owner".to_owned())];
        let read = read_assign(&Fields::new(pairs), day(), &[colleague], false).expect("well formed");
        assert_eq!((read.staff, read.part), (colleague, Part::Member));
    }

    #[test]
    fn a_reason_of_a_few_letters_says_nothing() {
        let reason = |text: &str| read_opening(&Fields::new(vec![("reason".to_owned(), text.to_owned())]), day());
        assert_eq!(reason("ด่วน").expect_err("too short").of("reason"), Some("cases-opening-reason-short"));
        assert_eq!(reason("  ").expect_err("nothing").of("reason"), Some("form-required"));
        assert!(reason("เด็กถูกทำร้าย เจ้าของเรื่องติดต่อไม่ได้").is_ok());
    }
}
