//! Answers that the sender writes down by hand: those of ends outside the program.

use ::store::{Db, Tx};
use kernel::{Actor, Case, Day, Id, Refusal};

use super::super::work::Outcome;
use super::super::{Done, Told, finish, load};
use super::due;
use crate::access::Access;
use crate::model::{CaseRow, Happened, Referral, ReferralRow, ReferralState};
use crate::rules::{self, ReferralDeed};
use crate::store;

kernel::codes! {
    /// คำตอบของปลายทาง
    pub enum Reply {
        /// รับไว้
        Accepted = "accepted",
        /// ไม่รับ
        Declined = "declined",
        /// ส่งกลับ ขอข้อมูลเพิ่ม
        Returned = "returned",
    }
}

impl Reply {
    /// The state in which it leaves a referral, and what the story says.
    const fn comes_to(self) -> (ReferralState, Happened) {
        match self {
            Self::Accepted => (ReferralState::Accepted, Happened::ReferralAccepted),
            Self::Declined => (ReferralState::Declined, Happened::ReferralDeclined),
            Self::Returned => (ReferralState::Returned, Happened::ReferralReturned),
        }
    }
}

/// คำตอบที่ได้รับ
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// What they said.
    pub reply: Reply,
    /// When.
    pub on: Day,
    /// Who.
    pub by: String,
    /// The reason, what is missing, or what was agreed.
    pub words: String,
}

/// Writes down what an end outside answered.
///
/// # Errors
/// It was answered already, or the receiver is an office inside, which answers itself.
pub async fn hear(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    referral: Id<Referral>,
    answered: &Answered,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let mut row = store::referrals::find(&tx, id, referral).await?;
    if row.to_office.is_some() {
        return Err(Refusal::new("cases-refused-referral-inside").into());
    }
    take_answer(&tx, actor, &mut case, &mut row, answered).await?;
    Ok(tx.commit().await?)
}

/// Puts an answer into a referral and tells the sender's case of it.
pub(super) async fn take_answer(
    tx: &Tx<'_>,
    actor: &Actor,
    case: &mut CaseRow,
    row: &mut ReferralRow,
    answered: &Answered,
) -> Done<()> {
    rules::may(ReferralDeed::Answer, row.state)?;
    let (state, happened) = answered.reply.comes_to();
    row.state = state;
    row.answered_on = Some(answered.on);
    row.answerer.clone_from(&answered.by);
    row.answer.clone_from(&answered.words);
    if state == ReferralState::Accepted {
        row.due_on = Some(due(tx, "referral-outcome", row).await?);
    }
    store::referrals::advance(tx, row).await?;
    finish(tx, actor, case, Told::new(happened).about(row.id).reason(&answered.words)).await
}

/// Writes down what came of a referral, and so ends it.
///
/// # Errors
/// [`rules::may`].
pub async fn note_outcome(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    referral: Id<Referral>,
    outcome: &Outcome,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let mut row = store::referrals::find(&tx, id, referral).await?;
    take_outcome(&tx, actor, &mut case, &mut row, outcome).await?;
    Ok(tx.commit().await?)
}

/// Puts an outcome into a referral and tells the sender's case of it.
pub(super) async fn take_outcome(
    tx: &Tx<'_>,
    actor: &Actor,
    case: &mut CaseRow,
    row: &mut ReferralRow,
    outcome: &Outcome,
) -> Done<()> {
    rules::may(ReferralDeed::Report, row.state)?;
    row.state = ReferralState::Closed;
    row.outcome_on = Some(outcome.done_on);
    row.outcome.clone_from(&outcome.result);
    store::referrals::advance(tx, row).await?;
    finish(tx, actor, case, Told::new(Happened::ReferralClosed).about(row.id).words(&outcome.result)).await
}
