//! Reads what decides the next step of a case.

use kernel::{Code as _, Day, Moment};
use store::{Result, Source};

use super::{last_triage, papers, work};
use crate::model::{CaseRow, PaperRow, PaperState, Stage, Step};
use crate::rules::{Situation, Waiting};

/// The situation of a case now.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of(on: &impl Source, case: &CaseRow, now: Moment) -> Result<Situation> {
    let triage = last_triage(on, case.id).await?;
    let papers = papers::of_case(on, case.id).await?;
    let actions = work::actions(on, case.id).await?;
    let followups = work::followups(on, case.id).await?;
    let transfer = work::open_transfer(on, case.id).await?;
    let received = case.opened_at.day();
    let due = |pick: fn(&crate::model::Triage) -> Moment| triage.as_ref().map_or(received, |triage| pick(triage).day());
    let signed = |step: Step| papers.iter().any(|paper| paper.step == step && paper.state == PaperState::Signed);
    let action = actions.iter().find(|action| action.done_on.is_none());
    let followup = followups.iter().find(|followup| followup.done_on.is_none());
    Ok(Situation {
        owner: case.owner,
        received,
        today: now.day(),
        closed: case.closed_at.is_some(),
        triaged: triage.is_some(),
        contact_due: due(|triage| triage.contact_due),
        facts_due: due(|triage| triage.facts_due),
        plan_due: due(|triage| triage.plan_due),
        record_signed: papers.iter().any(|paper| paper.step == Step::Record && is_signed_by_author(paper)),
        diagnosis_signed: signed(Step::Diagnosis),
        plan_signed: signed(Step::Plan),
        closing_submitted: papers
            .iter()
            .any(|paper| paper.step == Step::Closing && paper.state == PaperState::Submitted),
        transfer: transfer.map(|transfer| Waiting {
            about: transfer.id,
            who: None,
            due: transfer.asked_at.day().plus_days(TRANSFER_DAYS),
            clause: "SW-K-3.1".to_owned(),
        }),
        cosign: first_waiting(&papers),
        returned: papers.iter().find(|paper| paper.state == PaperState::Returned).map(|paper| Waiting {
            about: paper.id,
            who: Some(paper.author),
            due: paper.review_due.unwrap_or(received),
            clause: paper.need_duty.clone(),
        }),
        action: action.map(|action| Waiting {
            about: action.id,
            who: action.owner.or(Some(case.owner)),
            due: action.due_on,
            clause: "SW-P-1.2".to_owned(),
        }),
        followup: followup.map(|followup| Waiting {
            about: followup.id,
            who: Some(followup.owner),
            due: followup.due_on,
            clause: "SW-P-1.1".to_owned(),
        }),
    })
}

/// Days that the receiving office has to answer a transfer.
const TRANSFER_DAYS: i64 = 3;

/// A record counts as a contact made once its author signed it, whether or not it still waits for its checker.
const fn is_signed_by_author(paper: &PaperRow) -> bool {
    matches!(paper.state, PaperState::Submitted | PaperState::Signed)
}

fn first_waiting(papers: &[PaperRow]) -> Option<Waiting> {
    let waits = papers.iter().filter(|paper| paper.state == PaperState::Submitted);
    waits.min_by_key(|paper| paper.review_due.map_or(0, Day::number)).map(|paper| Waiting {
        about: paper.id,
        who: paper.reviewer,
        due: paper.review_due.unwrap_or_else(|| paper.saved_at.day()),
        clause: paper.need_duty.clone(),
    })
}

/// Puts the stage and the next step of a case right.
///
/// # Errors
/// [`store::StoreError`].
pub async fn settle(on: &impl Source, case: &mut CaseRow, now: Moment) -> Result<Stage> {
    let situation = of(on, case, now).await?;
    let next = crate::rules::next(&situation);
    case.stage = crate::rules::stage(&situation);
    next.what.code().clone_into(&mut case.next_what);
    case.next_who = next.who;
    case.next_due = next.due;
    case.next_clause = next.clause;
    case.next_about = next.about;
    Ok(case.stage)
}
