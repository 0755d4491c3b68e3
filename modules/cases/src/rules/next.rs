//! ขั้นต่อไป: who must act next in a case, by when and why. Every page and every list shows this one answer.

use kernel::{Day, Id, Staff};

use super::duties::{EVALUATE, FACTS, MANAGE, RANK, SUPERVISE};
use super::{Situation, Waiting};
use crate::model::{CaseRow, NextWhat};

/// ขั้นต่อไป
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// What.
    pub what: NextWhat,
    /// Who; `None` is whoever supervises the office.
    pub who: Option<Id<Staff>>,
    /// By when.
    pub due: Day,
    /// The clause that says so.
    pub clause: String,
    /// The paper, action, follow-up, referral, conference, transfer or alert that it is about.
    pub about: Option<i64>,
}

impl Next {
    /// Writes it into its case.
    pub(super) fn put_into(self, case: &mut CaseRow) {
        case.next_what = self.what;
        case.next_who = self.who;
        case.next_due = self.due;
        case.next_clause = self.clause;
        case.next_about = self.about;
    }
}

/// Days from receipt within which a matter is triaged.
const TRIAGE_DAYS: i64 = 1;
/// Days within which a case whose plan is done is followed up or closed.
const CONCLUDE_DAYS: i64 = 7;

/// The one next step.
#[must_use]
pub fn next(s: &Situation) -> Next {
    let waiting =
        |what, w: &Waiting| Next { what, who: w.who, due: w.due, clause: w.clause.clone(), about: Some(w.about) };
    let owner =
        |what, due, clause: &str| Next { what, who: Some(s.owner), due, clause: clause.to_owned(), about: None };
    if s.closed {
        return Next { who: None, ..owner(NextWhat::Nothing, s.today, "") };
    }
    if !s.triaged {
        return Next { who: None, ..owner(NextWhat::Triage, s.received.plus_days(TRIAGE_DAYS), SUPERVISE) };
    }
    if let Some(transfer) = &s.transfer {
        return waiting(NextWhat::AcceptTransfer, transfer);
    }
    if let Some(paper) = &s.cosign {
        return waiting(NextWhat::Cosign, paper);
    }
    if let Some(paper) = &s.returned {
        return waiting(NextWhat::Revise, paper);
    }
    if !s.record_signed {
        return owner(NextWhat::FirstContact, s.contact_due, FACTS);
    }
    let clock = match (s.diagnosis_signed, s.plan_signed) {
        (false, _) => Some(owner(NextWhat::Assess, s.facts_due, RANK)),
        (true, false) => Some(owner(NextWhat::Plan, s.plan_due, MANAGE)),
        (true, true) => None,
    };
    match (clock, s.promised()) {
        (Some(clock), Some((_, promised))) if clock.due <= promised.due => clock,
        (_, Some((what, promised))) => waiting(what, promised),
        (Some(clock), None) => clock,
        (None, None) => owner(NextWhat::Conclude, s.today.plus_days(CONCLUDE_DAYS), EVALUATE),
    }
}

impl Situation {
    /// What was promised for the nearest day: actions, follow-ups, referrals, conferences. A clock of the urgency that runs
    /// out by then comes before it.
    fn promised(&self) -> Option<(NextWhat, &Waiting)> {
        let all = [
            (NextWhat::Act, &self.action),
            (NextWhat::FollowUp, &self.followup),
            (NextWhat::Refer, &self.referral),
            (NextWhat::Confer, &self.conference),
        ];
        let waits = all.into_iter().filter_map(|(what, waiting)| Some((what, waiting.as_ref()?)));
        waits.min_by_key(|(_, waiting)| waiting.due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stage;
    use crate::rules::stage;

    fn day(number: i64) -> Day {
        Day::from_number(number).unwrap_or_else(|| panic!("{number}"))
    }

    fn fresh() -> Situation {
        Situation {
            owner: Id::new(1),
            received: day(2026_0901),
            today: day(2026_0901),
            closed: false,
            triaged: false,
            contact_due: day(2026_0902),
            facts_due: day(2026_0904),
            plan_due: day(2026_0908),
            record_signed: false,
            diagnosis_signed: false,
            plan_signed: false,
            closing_submitted: false,
            transfer: None,
            cosign: None,
            returned: None,
            action: None,
            followup: None,
            referral: None,
            conference: None,
        }
    }

    fn waiting(due: i64) -> Option<Waiting> {
        Some(Waiting { about: 9, who: Some(Id::new(2)), due: day(due), clause: MANAGE.to_owned() })
    }

    #[test]
    fn a_new_matter_waits_for_triage_by_the_next_day() {
        let next = next(&fresh());
        assert_eq!((next.what, next.due), (NextWhat::Triage, day(2026_0902)));
        assert_eq!(stage(&fresh()), Stage::Intake);
    }

    #[test]
    fn after_triage_the_owner_makes_first_contact_by_the_clock() {
        let s = Situation { triaged: true, ..fresh() };
        let next = next(&s);
        assert_eq!((next.what, next.who, next.due), (NextWhat::FirstContact, Some(Id::new(1)), day(2026_0902)));
        assert_eq!(stage(&s), Stage::FactFinding);
    }

    #[test]
    fn a_submitted_paper_waits_for_its_reviewer_and_names_the_duty() {
        let s = Situation { triaged: true, record_signed: true, cosign: waiting(2026_0903), ..fresh() };
        let next = next(&s);
        assert_eq!((next.what, next.who, next.clause.as_str()), (NextWhat::Cosign, Some(Id::new(2)), "SW-K-1.1"));
    }

    #[test]
    fn with_a_plan_the_nearer_of_action_and_follow_up_comes_first() {
        let planned =
            Situation { triaged: true, record_signed: true, diagnosis_signed: true, plan_signed: true, ..fresh() };
        let s = Situation { action: waiting(2026_0909), followup: waiting(2026_0905), ..planned.clone() };
        assert_eq!(next(&s).what, NextWhat::FollowUp);
        let s = Situation { action: waiting(2026_0904), followup: waiting(2026_0905), ..planned.clone() };
        assert_eq!(next(&s).what, NextWhat::Act);
        assert_eq!(next(&planned).what, NextWhat::Conclude);
        assert_eq!(stage(&planned), Stage::Service);
    }

    #[test]
    fn what_was_promised_comes_before_a_clock_that_runs_longer() {
        let found = Situation { triaged: true, record_signed: true, ..fresh() };
        let s = Situation { referral: waiting(2026_0903), ..found.clone() };
        assert_eq!(next(&s).what, NextWhat::Refer);
        let s = Situation { referral: waiting(2026_0904), conference: waiting(2026_0902), ..found.clone() };
        assert_eq!(next(&s).what, NextWhat::Confer);
        let s = Situation { referral: waiting(2026_0904), ..found };
        assert_eq!(next(&s).what, NextWhat::Assess, "the clock runs out the same day");
    }

    #[test]
    fn a_closed_case_waits_for_nobody() {
        let s = Situation { closed: true, ..fresh() };
        assert_eq!((next(&s).what, next(&s).who), (NextWhat::Nothing, None));
        assert_eq!(stage(&s), Stage::Closed);
    }
}
