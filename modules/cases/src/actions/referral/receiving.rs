//! The receiving office's part: taking a referral into a case, declining it, sending it back, reporting what was given.

use ::store::{Db, Entry, Tx};
use kernel::{Actor, Case, Id, Office, Refusal};

use super::super::work::Outcome;
use super::super::{Done, Told, load, tell};
use super::answering::{Answered, Reply, take_answer, take_outcome};
use super::tell_sender;
use crate::access::Access;
use crate::model::{CaseRow, Happened, Referral, ReferralRow};
use crate::{rules, store};

/// A referral that somebody of the receiving office acts on.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// Which.
    pub id: Id<Referral>,
    /// The cases that the actor may open.
    pub access: &'a Access,
    /// The offices for which the actor takes in matters.
    pub offices: &'a [Id<Office>],
}

impl Incoming<'_> {
    async fn find(self, tx: &Tx<'_>) -> Done<ReferralRow> {
        Ok(store::referrals::find_received(tx, self.access, self.offices, self.id).await?)
    }
}

/// That somebody of the receiving office read what was sent is written down: it tells of somebody whom another office knows.
///
/// # Errors
/// [`::store::StoreError`].
pub async fn note_referral_reading(db: &Db, actor: &Actor, row: &ReferralRow) -> ::store::Result<()> {
    let tx = db.write(actor).await?;
    let office = row.to_office.unwrap_or(actor.office);
    tx.record(Entry::new("referral-read", row.id.as_ref()).office(office)).await?;
    tx.commit().await
}

/// A referral becomes, or joins, a case of the receiving office; the sender learns that it was taken, and no more.
pub(in crate::actions) async fn receive(
    tx: &Tx<'_>,
    actor: &Actor,
    incoming: Incoming<'_>,
    into: &CaseRow,
) -> Done<()> {
    let mut row = incoming.find(tx).await?;
    if row.case == into.id {
        return Err(Refusal::new("cases-refused-referral-own-case").into());
    }
    row.received_case = Some(into.id);
    reply(tx, actor, &mut row, Reply::Accepted, "").await?;
    let from = store::referrals::package(tx, &row)?.sender.name;
    tell(tx, actor, into, Told::new(Happened::ReferralReceived).about(row.id).words(&from)).await
}

/// Puts a referral to a case that the receiving office has already.
///
/// # Errors
/// The case is closed, or the one that sends it; it does not wait any more.
pub async fn attach_referral(db: &Db, actor: &Actor, incoming: Incoming<'_>, into: Id<Case>) -> Done<()> {
    let tx = db.write(actor).await?;
    let case = load(&tx, incoming.access, into).await?;
    rules::must_be_open(&case)?;
    receive(&tx, actor, incoming, &case).await?;
    Ok(tx.commit().await?)
}

/// Declines a referral with the reason, or sends it back saying what is missing.
///
/// # Errors
/// It does not wait for the offices of the actor any more.
pub async fn answer(db: &Db, actor: &Actor, incoming: Incoming<'_>, said: Reply, words: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut row = incoming.find(&tx).await?;
    reply(&tx, actor, &mut row, said, words).await?;
    Ok(tx.commit().await?)
}

async fn reply(tx: &Tx<'_>, actor: &Actor, row: &mut ReferralRow, said: Reply, words: &str) -> Done<()> {
    let mut case = store::load(tx, row.case).await?;
    let by = format!("{} · {}", actor.name, actor.office_name);
    let answered = Answered { reply: said, on: tx.now().day(), by, words: words.to_owned() };
    take_answer(tx, actor, &mut case, row, &answered).await?;
    let key = match said {
        Reply::Accepted => "cases-notice-referral-accepted",
        Reply::Declined => "cases-notice-referral-declined",
        Reply::Returned => "cases-notice-referral-returned",
    };
    let args = [("case", case.number.as_str()), ("receiver", row.receiver.as_str())];
    tell_sender(tx, &[row.sent_by, case.owner], key, row, &args).await
}

/// Reports what was given, for whoever may open the case that the referral became.
///
/// # Errors
/// It was not taken, or its outcome is known already.
pub async fn report(db: &Db, actor: &Actor, incoming: Incoming<'_>, outcome: &Outcome) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut row = incoming.find(&tx).await?;
    let mut case = store::load(&tx, row.case).await?;
    take_outcome(&tx, actor, &mut case, &mut row, outcome).await?;
    let args = [("case", case.number.as_str()), ("receiver", row.receiver.as_str())];
    tell_sender(&tx, &[row.sent_by, case.owner], "cases-notice-referral-closed", &row, &args).await?;
    Ok(tx.commit().await?)
}
