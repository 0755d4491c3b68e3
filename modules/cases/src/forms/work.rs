//! Forms of the work itself: services, follow-ups, and what came of them.

use kernel::{Check, Day, Fields, Id, Invalid, Staff};
use ui::{Choice, Field, FormView, Look};

use super::{one_of, past_day};
use crate::actions::{GiveService, Outcome, PlanFollowup};
use crate::model::ServiceKind;

/// Reads the form of a service. Money has an amount (ระเบียบการเบิกจ่ายต้องมีจำนวนเงิน).
///
/// # Errors
/// Every field that is wrong.
pub fn read_service(fields: &Fields, today: Day) -> Result<GiveService, Invalid> {
    let mut check = Check::new(fields, today);
    let kind = check.code::<ServiceKind>("kind");
    let given_on = past_day(&mut check, "given-on", today);
    let what = check.prose("what");
    let mut amount = check.baht_or_none("amount");
    if kind == Ok(ServiceKind::Cash) && amount.is_ok_and(|amount| amount.is_none_or(|amount| amount.0 == 0)) {
        amount = check.wrong("amount", "cases-service-amount-needed");
    }
    check.finish(|| Ok(GiveService { kind: kind?, given_on: given_on?, what: what?, amount: amount? }))
}

/// The fields of a service.
#[must_use]
pub fn service(view: &FormView<'_>) -> Vec<Field> {
    vec![
        view.codes::<ServiceKind>(Look::Radios, "kind", "cases-service").required(),
        view.date("given-on", "cases-service-given-on").required(),
        view.prose("what", "cases-service-what").rows(3).required(),
        view.short("amount", "cases-service-amount").keyboard("decimal"),
    ]
}

/// Reads the form of a follow-up; `owners` are those who may do it.
///
/// # Errors
/// Every field that is wrong.
pub fn read_followup(fields: &Fields, today: Day, owners: &[Id<Staff>]) -> Result<PlanFollowup, Invalid> {
    let mut check = Check::new(fields, today);
    let mut due_on = check.day("due-on");
    if due_on.is_ok_and(|day| day < today) {
        due_on = check.wrong("due-on", "cases-form-past");
    }
    let what = check.prose("what");
    let owner = one_of(&mut check, "owner", owners);
    check.finish(|| Ok(PlanFollowup { due_on: due_on?, what: what?, owner: owner? }))
}

/// The fields of a follow-up.
#[must_use]
pub fn followup(view: &FormView<'_>, owners: Vec<Choice>) -> Vec<Field> {
    vec![
        view.date("due-on", "cases-followup-due-on").required(),
        view.prose("what", "cases-followup-what").rows(3).required(),
        view.choose(Look::Select, "owner", "cases-followup-owner", owners).required(),
    ]
}

/// Reads what came of an action or a follow-up.
///
/// # Errors
/// Every field that is wrong.
pub fn read_result(fields: &Fields, today: Day) -> Result<Outcome, Invalid> {
    let mut check = Check::new(fields, today);
    let done_on = past_day(&mut check, "done-on", today);
    let result = check.prose("result");
    check.finish(|| Ok(Outcome { done_on: done_on?, result: result? }))
}

/// The fields of a result.
#[must_use]
pub fn result(view: &FormView<'_>) -> Vec<Field> {
    vec![view.date("done-on", "cases-result-done-on").required(), view.prose("result", "cases-result-what").required()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Satang;

    fn day() -> Day {
        Day::new(2026, 9, 1).expect("a day")
    }

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_service_is_read_as_people_write_it() {
        let sent = fields(&[("kind", "cash"), ("given-on", "๓๑/๘/๖๙"), ("what", "ค่าเดินทาง"), ("amount", "๑,๕๐๐")]);
        let read = read_service(&sent, day()).expect("well formed");
        assert_eq!((read.kind, read.given_on), (ServiceKind::Cash, Day::new(2026, 8, 31).expect("a day")));
        assert_eq!(read.amount, Some(Satang(150_000)));
    }

    #[test]
    fn money_needs_an_amount_and_nothing_is_given_tomorrow() {
        let sent = fields(&[("kind", "cash"), ("given-on", "2/9/69"), ("what", "ค่าเดินทาง"), ("amount", "")]);
        let wrong = read_service(&sent, day()).expect_err("no amount, not yet");
        assert_eq!(wrong.of("amount"), Some("cases-service-amount-needed"));
        assert_eq!(wrong.of("given-on"), Some("cases-form-not-yet"));
        let advice = fields(&[("kind", "counselling"), ("given-on", "1/9/69"), ("what", "แนะนำสิทธิ"), ("amount", "")]);
        assert!(read_service(&advice, day()).is_ok());
    }

    #[test]
    fn a_follow_up_lies_ahead_and_is_for_one_of_the_colleagues() {
        let (known, other) = (Id::<Staff>::new(1), Id::<Staff>::new(2));
        let sent = |due: &str, owner: Id<Staff>| {
            let owner = owner.to_string();
            read_followup(&fields(&[("due-on", due), ("what", "ดูการกินยา"), ("owner", &owner)]), day(), &[known])
        };
        assert!(sent("8/9/69", known).is_ok());
        assert_eq!(sent("31/8/69", known).expect_err("past").of("due-on"), Some("cases-form-past"));
        assert_eq!(sent("8/9/69", other).expect_err("a stranger").of("owner"), Some("form-unknown-choice"));
    }
}
