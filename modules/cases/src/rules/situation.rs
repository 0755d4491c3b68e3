//! สภาพของเรื่อง: what was done in a case so far, as far as it decides the stage and the next step.

use kernel::{Day, Id, Moment, Staff};

use super::duties::{COORDINATE, FACTS, MANAGE, SERVE};
use super::{next, stage};
use crate::model::{
    ActionRow, CaseRow, ConferenceRow, FollowupRow, PaperRow, PaperState, ReferralRow, Step, TransferRow, TriageRow,
};

/// สิ่งที่ทำไปแล้ว: the rows that a case has gathered.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// The last triage.
    pub triage: Option<TriageRow>,
    /// Its papers, oldest first.
    pub papers: Vec<PaperRow>,
    /// Its planned actions, the nearest due first.
    pub actions: Vec<ActionRow>,
    /// Its follow-ups, the nearest due first.
    pub followups: Vec<FollowupRow>,
    /// The transfer that waits for an answer.
    pub transfer: Option<TransferRow>,
    /// The referrals in which somebody still has to act, the nearest due first.
    pub referrals: Vec<ReferralRow>,
    /// The conferences that were called and not held yet, the nearest first.
    pub conferences: Vec<ConferenceRow>,
}

/// Something that waits for somebody until a day: a paper, an action, a follow-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its id.
    pub about: i64,
    /// For whom.
    pub who: Option<Id<Staff>>,
    /// Until when.
    pub due: Day,
    /// The clause.
    pub clause: String,
}

/// สภาพของเรื่อง: everything that decides the stage and the next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    /// เจ้าของเรื่อง
    pub owner: Id<Staff>,
    /// The day it was received.
    pub received: Day,
    /// Today.
    pub today: Day,
    /// Whether it is closed.
    pub closed: bool,
    /// Whether a triage was decided.
    pub triaged: bool,
    /// When the clocks of the triage run out.
    pub contact_due: Day,
    /// Facts found by then.
    pub facts_due: Day,
    /// Plan signed by then.
    pub plan_due: Day,
    /// Whether any fact-finding record was signed by its author.
    pub record_signed: bool,
    /// Whether a diagnosis has all its signatures.
    pub diagnosis_signed: bool,
    /// Whether a plan has all its signatures.
    pub plan_signed: bool,
    /// Whether a closing report waits for its co-signature.
    pub closing_submitted: bool,
    /// The transfer that waits for the other office.
    pub transfer: Option<Waiting>,
    /// The paper that waits longest for a co-signature.
    pub cosign: Option<Waiting>,
    /// The paper that was sent back.
    pub returned: Option<Waiting>,
    /// The next action of the plan.
    pub action: Option<Waiting>,
    /// The next follow-up.
    pub followup: Option<Waiting>,
    /// The referral whose answer or outcome is awaited first.
    pub referral: Option<Waiting>,
    /// The next conference.
    pub conference: Option<Waiting>,
}

/// Days that the receiving office has to answer a transfer.
const TRANSFER_DAYS: i64 = 3;

impl Situation {
    /// What the past of a case comes to today.
    #[must_use]
    pub fn of(case: &CaseRow, past: &Past, today: Day) -> Self {
        let received = case.opened_at.day();
        let due = |pick: fn(&TriageRow) -> Moment| past.triage.as_ref().map_or(received, |triage| pick(triage).day());
        let any = |step: Step, fits: fn(PaperState) -> bool| {
            past.papers.iter().any(|paper| paper.step == step && fits(paper.state))
        };
        let signed = |step: Step| any(step, |state| state == PaperState::Signed);
        Self {
            owner: case.owner,
            received,
            today,
            closed: case.closed_at.is_some(),
            triaged: past.triage.is_some(),
            contact_due: due(|triage| triage.contact_due),
            facts_due: due(|triage| triage.facts_due),
            plan_due: due(|triage| triage.plan_due),
            // The contact was made once its author signed the record, whether or not it still waits for its checker.
            record_signed: any(Step::Record, PaperState::is_signed_by_author),
            diagnosis_signed: signed(Step::Diagnosis),
            plan_signed: signed(Step::Plan),
            closing_submitted: any(Step::Closing, |state| state == PaperState::Submitted),
            transfer: past.transfer.as_ref().map(Waiting::transfer),
            cosign: Waiting::cosignature(&past.papers),
            returned: past.papers.iter().find(|paper| paper.state == PaperState::Returned).map(|paper| Waiting {
                about: paper.id.number(),
                who: Some(paper.author),
                due: paper.review_due.unwrap_or(received),
                clause: paper.need_duty.clone(),
            }),
            action: past.actions.iter().find(|action| action.done_on.is_none()).map(|action| Waiting {
                about: action.id.number(),
                who: action.owner.or(Some(case.owner)),
                due: action.due_on,
                clause: SERVE.to_owned(),
            }),
            followup: past.followups.iter().find(|followup| followup.done_on.is_none()).map(|followup| Waiting {
                about: followup.id.number(),
                who: Some(followup.owner),
                due: followup.due_on,
                clause: FACTS.to_owned(),
            }),
            referral: past.referrals.iter().find_map(|referral| Waiting::referral(referral, case.owner)),
            conference: past.conferences.iter().find(|conference| conference.paper.is_none()).map(|conference| {
                Waiting {
                    about: conference.id.number(),
                    who: Some(conference.called_by),
                    due: conference.held_at.day(),
                    clause: MANAGE.to_owned(),
                }
            }),
        }
    }
}

impl Waiting {
    /// The answer of the other office, for whoever supervises it.
    fn transfer(transfer: &TransferRow) -> Self {
        let due = transfer.asked_at.day().plus_days(TRANSFER_DAYS);
        Self { about: transfer.id.number(), who: None, due, clause: COORDINATE.to_owned() }
    }

    /// The answer or the outcome of a referral: its sender's case stays with its owner, who asks for it.
    fn referral(referral: &ReferralRow, owner: Id<Staff>) -> Option<Self> {
        let due = referral.due_on?;
        Some(Self { about: referral.id.number(), who: Some(owner), due, clause: COORDINATE.to_owned() })
    }

    /// The paper whose co-signature is due first.
    fn cosignature(papers: &[PaperRow]) -> Option<Self> {
        let waits = papers.iter().filter(|paper| paper.state == PaperState::Submitted);
        waits.min_by_key(|paper| paper.review_due.map_or(0, Day::number)).map(|paper| Self {
            about: paper.id.number(),
            who: paper.reviewer,
            due: paper.review_due.unwrap_or_else(|| paper.saved_at.day()),
            clause: paper.need_duty.clone(),
        })
    }
}

/// Puts the stage and the next step of a case right.
pub fn settle(case: &mut CaseRow, past: &Past, today: Day) {
    let situation = Situation::of(case, past, today);
    let next = next(&situation);
    case.stage = stage(&situation);
    next.put_into(case);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PaperForm, TransferState};

    fn day(number: i64) -> Day {
        Day::from_number(number).unwrap_or_else(|| panic!("{number}"))
    }

    fn submitted(id: i64, due: i64) -> PaperRow {
        let begun = Moment::at(day(2026_0901), 9, 0);
        let paper = PaperRow::begun(Id::new(id), Id::new(1), PaperForm::HomeVisit, 1, Id::new(2), begun);
        PaperRow { state: PaperState::Submitted, reviewer: Some(Id::new(3)), review_due: Some(day(due)), ..paper }
    }

    #[test]
    fn of_papers_that_wait_the_one_due_first_is_next() {
        let waits = Waiting::cosignature(&[submitted(7, 2026_0904), submitted(8, 2026_0902)]);
        assert_eq!(waits.map(|waits| (waits.about, waits.who)), Some((8, Some(Id::new(3)))));
        let drafts = [PaperRow { state: PaperState::Draft, ..submitted(7, 2026_0904) }];
        assert_eq!(Waiting::cosignature(&drafts), None);
    }

    #[test]
    fn the_other_office_has_three_days_to_answer_a_transfer() {
        let transfer = TransferRow {
            id: Id::new(5),
            case: Id::new(1),
            from_office: Id::new(10),
            to_office: Id::new(11),
            handover: String::new(),
            asked_by: Id::new(2),
            asked_at: Moment::at(day(2026_0901), 16, 0),
            state: TransferState::Asked,
            answer: String::new(),
        };
        let waits = Waiting::transfer(&transfer);
        assert_eq!((waits.due, waits.who), (day(2026_0904), None), "for whoever supervises it");
    }
}
