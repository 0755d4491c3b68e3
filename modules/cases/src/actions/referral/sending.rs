//! The sender's part: freezing what is sent, sending, reminding, taking back, writing again.

use ::store::{Db, Sealed, Tx, numbering};
use kernel::{Actor, Case, Code as _, Id};
use people::{Subject, SubjectBrief};

use super::super::paper::start;
use super::super::{Done, Told, finish, load, tell};
use super::{due, tell_receiver};
use crate::access::Access;
use crate::model::{
    CaseRow, Content, Happened, Package, Paper, PaperForm, PaperRow, Referral, ReferralBody, ReferralRow, ReferralState,
};
use crate::rules::{self, ReferralDeed};
use crate::store;

/// Freezes what a letter sends when its author signs it: sealed beside the letter, which holds the digest. Later changes of
/// the case do not reach it.
///
/// # Errors
/// [`rules::refer`].
pub(in crate::actions) async fn freeze(
    tx: &Tx<'_>,
    case: &CaseRow,
    paper: &PaperRow,
    body: &ReferralBody,
    package: &Package,
) -> Done<()> {
    may_be_told(tx, case, body).await?;
    if let Some(before) = body.replaces {
        store::referrals::find(tx, case.id, before).await?;
    }
    store::referrals::drop_prepared(tx, paper.id).await?;
    let mut row = ReferralRow {
        id: tx.new_id(),
        case: case.id,
        paper: paper.id,
        from_office: case.office,
        receiver_kind: body.receiver.kind,
        to_office: body.receiver.office,
        listed: body.receiver.listed,
        receiver: body.receiver.name.clone(),
        client: package.client.clone(),
        purpose: body.purpose.clone(),
        urgency: body.urgency,
        package: Sealed::default(),
        digest: String::new(),
        number: String::new(),
        state: ReferralState::Prepared,
        sent_by: paper.author,
        sent_on: None,
        answer_by: None,
        due_on: None,
        answerer: String::new(),
        answered_on: None,
        answer: String::new(),
        received_case: None,
        outcome_on: None,
        outcome: String::new(),
        reminded_on: None,
        replaces: body.replaces,
        version: 1,
    };
    store::referrals::seal(tx, &mut row, package)?;
    Ok(store::referrals::insert(tx, &row).await?)
}

/// Whether the receiver may be told of the case today.
async fn may_be_told(tx: &Tx<'_>, case: &CaseRow, body: &ReferralBody) -> Done<()> {
    let withdrawn = store::referrals::consent_ended(tx, case.id).await?;
    Ok(rules::refer(body, age(tx, case).await?, withdrawn)?)
}

/// The client's age, where the client is a person whose age is known.
async fn age(tx: &Tx<'_>, case: &CaseRow) -> Done<Option<i16>> {
    let today = tx.now().day();
    let Some(subject) = Subject::new(case.subject_kind.code(), case.subject) else { return Ok(None) };
    Ok(match people::subject_brief(tx, subject, today).await? {
        SubjectBrief::Person(brief) => brief.age(today),
        SubjectBrief::Unit(_) => None,
    })
}

/// Sends a letter that has all its signatures: it gets its number and its clock, an office inside finds it in its intake,
/// and the returned one in whose place it stands is done with.
///
/// # Errors
/// [`rules::refer`]: the consent was withdrawn since the author signed.
pub(in crate::actions) async fn send(
    tx: &Tx<'_>,
    actor: &Actor,
    case: &CaseRow,
    (paper, body): (Id<Paper>, &ReferralBody),
) -> Done<()> {
    let Some(mut row) = store::referrals::of_paper(tx, paper).await? else { return Ok(()) };
    may_be_told(tx, case, body).await?;
    let today = tx.now().day();
    let year = i64::from(thai::date::be_year(today.date()));
    let number = numbering::next(tx, &format!("referral/{}", row.from_office), year).await?;
    row.number = format!("{number}/{year}");
    row.state = ReferralState::Sent;
    row.sent_on = Some(today);
    row.answer_by = Some(due(tx, "referral-answer", &row).await?);
    row.due_on = row.answer_by;
    store::referrals::advance(tx, &row).await?;
    if let Some(before) = row.replaces {
        let mut before = store::referrals::find(tx, case.id, before).await?;
        if rules::may(ReferralDeed::Withdraw, before.state).is_ok() {
            before.state = ReferralState::Withdrawn;
            store::referrals::advance(tx, &before).await?;
        }
    }
    tell_receiver(tx, "cases-notice-referral", &row).await?;
    tell(tx, actor, case, Told::new(Happened::ReferralSent).about(row.id).words(&row.receiver)).await
}

/// Takes a referral back, with the reason; an office inside sees nothing of it any more.
///
/// # Errors
/// [`rules::may`].
pub async fn withdraw_referral(
    db: &Db,
    access: &Access,
    actor: &Actor,
    id: Id<Case>,
    referral: Id<Referral>,
    reason: &str,
) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let mut row = store::referrals::find(&tx, id, referral).await?;
    rules::may(ReferralDeed::Withdraw, row.state)?;
    row.state = ReferralState::Withdrawn;
    store::referrals::advance(&tx, &row).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::ReferralWithdrawn).about(row.id).reason(reason)).await?;
    Ok(tx.commit().await?)
}

/// Reminds the other end: an office inside is told; to one outside the sender speaks, and it is noted.
///
/// # Errors
/// [`rules::remind`].
pub async fn remind(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, referral: Id<Referral>) -> Done<()> {
    let tx = db.write(actor).await?;
    let mut case = load(&tx, access, id).await?;
    let mut row = store::referrals::find(&tx, id, referral).await?;
    let today = tx.now().day();
    rules::remind(row.state, row.due_on, row.reminded_on, today)?;
    row.reminded_on = Some(today);
    store::referrals::advance(&tx, &row).await?;
    tell_receiver(&tx, "cases-notice-referral-reminder", &row).await?;
    finish(&tx, actor, &mut case, Told::new(Happened::ReferralReminded).about(row.id).words(&row.receiver)).await?;
    Ok(tx.commit().await?)
}

/// Begins another letter in the place of one that came back or was declined; it opens with what that one said.
///
/// # Errors
/// [`rules::may`]; the case is closed.
pub async fn redo(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, referral: Id<Referral>) -> Done<Id<Paper>> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, id).await?;
    let row = store::referrals::find(&tx, id, referral).await?;
    rules::may(ReferralDeed::Redo, row.state)?;
    let Content::Referral(mut body) = store::papers::find(&tx, id, row.paper).await?.says()? else {
        return Err(::store::StoreError::NotFound.into());
    };
    body.replaces = Some(row.id);
    let says = Content::Referral(body).as_text()?;
    let paper = start(&tx, actor, &case, PaperForm::Referral, &says).await?;
    tx.commit().await?;
    Ok(paper)
}
