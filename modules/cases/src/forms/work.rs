//! Forms of the work itself: services, follow-ups, and what came of them.

use kernel::{Check, Code as _, Day, Fields, Id, Invalid, Missed, Staff};
use ui::{Choice, Field, FormView, Look};

use crate::actions::GiveService;
use crate::model::ServiceKind;

/// นัดติดตาม
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFollowup {
    /// By when.
    pub due_on: Day,
    /// What to look at.
    pub what: String,
    /// By whom.
    pub owner: Id<Staff>,
}

/// ผลของกิจกรรมหรือการติดตาม
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Result {
    /// When it was done.
    pub done_on: Day,
    /// What came of it.
    pub result: String,
}

/// A day that has come: what is written down has happened.
fn past_day(check: &mut Check<'_>, name: &str, today: Day) -> std::result::Result<Day, Missed> {
    let day = check.day(name)?;
    if day > today { check.wrong(name, "cases-form-not-yet") } else { Ok(day) }
}

/// Reads the form of a service. Money has an amount (ระเบียบการเบิกจ่ายต้องมีจำนวนเงิน).
///
/// # Errors
/// Every field that is wrong.
pub fn read_service(fields: &Fields, today: Day) -> std::result::Result<GiveService, Invalid> {
    let mut check = Check::new(fields, today);
    let kind = check.code::<ServiceKind>("kind");
    let given_on = past_day(&mut check, "given-on", today);
    let what = check.prose("what");
    let mut amount = check.baht_or_none("amount");
    if kind == Ok(ServiceKind::Cash) && amount.is_ok_and(|amount| amount.is_none_or(|amount| amount.0 == 0)) {
        amount = check.wrong("amount", "cases-service-amount-needed");
    }
    check
        .finish(|| Ok(GiveService { kind: kind?.code().to_owned(), given_on: given_on?, what: what?, amount: amount? }))
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
pub fn read_followup(fields: &Fields, today: Day, owners: &[Id<Staff>]) -> std::result::Result<PlanFollowup, Invalid> {
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
pub fn read_result(fields: &Fields, today: Day) -> std::result::Result<Result, Invalid> {
    let mut check = Check::new(fields, today);
    let done_on = past_day(&mut check, "done-on", today);
    let result = check.prose("result");
    check.finish(|| Ok(Result { done_on: done_on?, result: result? }))
}

/// The fields of a result.
#[must_use]
pub fn result(view: &FormView<'_>) -> Vec<Field> {
    vec![view.date("done-on", "cases-result-done-on").required(), view.prose("result", "cases-result-what").required()]
}

/// A form in which the day is today.
#[must_use]
pub fn today(name: &str, today: Day) -> Fields {
    let mut fields = Fields::default();
    fields.set(name, thai::date::format_short(today.date()));
    fields
}

/// One of those who may be chosen; anybody else is no choice, however the form was sent.
pub(crate) fn one_of(check: &mut Check<'_>, name: &str, known: &[Id<Staff>]) -> std::result::Result<Id<Staff>, Missed> {
    let chosen = check.id(name)?;
    if known.contains(&chosen) { Ok(chosen) } else { check.wrong(name, "form-unknown-choice") }
}

/// Colleagues as choices, each with their office.
#[must_use]
pub fn colleagues(staff: &[offices::StaffBrief], lang: kernel::Lang) -> Vec<Choice> {
    let label = |staff: &offices::StaffBrief| match staff.level {
        Some(level) => format!("{} ({})", staff.name, level.name(lang)),
        None => staff.name.clone(),
    };
    staff.iter().map(|staff| Choice::new(staff.id.to_string(), label(staff)).hint(staff.office_name.as_str())).collect()
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
        assert_eq!((read.kind.as_str(), read.given_on), ("cash", Day::new(2026, 8, 31).expect("a day")));
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
