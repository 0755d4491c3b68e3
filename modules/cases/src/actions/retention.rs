//! พิจารณาเรื่องที่พ้นอายุการเก็บ: kept longer with a reason, or put forward by one person and erased by another.

use ::store::files;
use ::store::{Db, Entry, Tx, Undone};
use kernel::{Actor, Case, Code as _, Day, Id, Person, Refusal};
use serde_json::json;

use super::{Done, load};
use crate::access::Access;
use crate::model::{ArchivesAnswer, CaseRow, ReviewRow, ReviewState, SubjectKind, TombstoneRow};
use crate::rules::retention as rules;
use crate::store::{self, erasing, retention};

/// A case is kept longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepLonger {
    /// The last year, to its end.
    pub until: Day,
    /// Why.
    pub reason: String,
}

/// A case is put forward to be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposeErasing {
    /// Why nothing speaks for keeping it.
    pub reason: String,
    /// The number of the letter to the National Archives.
    pub letter: String,
    /// Its day.
    pub asked_on: Day,
    /// What they answered.
    pub archives: ArchivesAnswer,
}

/// What stands against erasing a case today, with its class and its reviews.
async fn weighed(tx: &Tx<'_>, case: &CaseRow) -> Done<(kernel::Hold, Vec<ReviewRow>)> {
    let term = retention::term(tx, rules::class_of(case)).await?;
    let reviews = retention::reviews(tx, case.id).await?;
    let longer =
        reviews.iter().filter(|review| review.state == ReviewState::Kept).filter_map(|row| row.keep_until).max();
    let closed = case.closed_at.map(kernel::Moment::day);
    Ok((rules::weigh(closed, term.years, longer, tx.now().day()).0, reviews))
}

fn review(tx: &Tx<'_>, actor: &Actor, case: &CaseRow, state: ReviewState, reason: &str) -> ReviewRow {
    ReviewRow {
        id: tx.new_id(),
        case: case.id,
        office: case.office,
        class: rules::class_of(case),
        state,
        proposed_by: actor.staff,
        proposed_at: tx.now(),
        reason: reason.to_owned(),
        letter: String::new(),
        asked_on: None,
        archives: None,
        keep_until: None,
        decided_by: None,
        decided_at: None,
        answer: String::new(),
        version: 1,
    }
}

async fn record(tx: &Tx<'_>, act: &'static str, case: &CaseRow, reason: &str, detail: serde_json::Value) -> Done<()> {
    Ok(tx.record(Entry::new(act, case.id.as_ref()).office(case.office).reason(reason).detail(detail)).await?)
}

/// Keeps a case longer than its class asks for; a proposal that waits is declined by it.
///
/// # Errors
/// It is not closed.
pub async fn keep_longer(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, longer: &KeepLonger) -> Done<()> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, id).await?;
    let (hold, reviews) = weighed(&tx, &case).await?;
    if hold == kernel::Hold::Open {
        return Err(Refusal::new("cases-refused-still-open").into());
    }
    for waiting in reviews.iter().filter(|review| review.state == ReviewState::Proposed) {
        retention::decide(&tx, waiting, ReviewState::Declined, actor.staff, &longer.reason).await?;
    }
    let mut kept = review(&tx, actor, &case, ReviewState::Kept, &longer.reason);
    kept.keep_until = Some(longer.until);
    retention::insert(&tx, &kept).await?;
    record(&tx, "case-kept-longer", &case, &longer.reason, json!({ "until": longer.until.number() })).await?;
    Ok(tx.commit().await?)
}

/// Puts a case forward; somebody else approves.
///
/// # Errors
/// Its time is not up, the National Archives were not heard, or it waits already.
pub async fn propose(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, proposal: &ProposeErasing) -> Done<()> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, id).await?;
    let (hold, reviews) = weighed(&tx, &case).await?;
    if reviews.iter().any(|review| review.state == ReviewState::Proposed) {
        return Err(Refusal::new("cases-refused-proposed-already").into());
    }
    let silence = retention::silence(&tx).await?;
    rules::propose(hold, (proposal.archives, proposal.asked_on), silence, tx.now().day())?;
    let mut put = review(&tx, actor, &case, ReviewState::Proposed, &proposal.reason);
    put.letter.clone_from(&proposal.letter);
    put.asked_on = Some(proposal.asked_on);
    put.archives = Some(proposal.archives);
    retention::insert(&tx, &put).await?;
    let detail = json!({ "letter": proposal.letter, "archives": proposal.archives.code() });
    record(&tx, "case-erasing-proposed", &case, &proposal.reason, detail).await?;
    Ok(tx.commit().await?)
}

/// The proposal that waits on a case, for somebody else than whoever made it.
async fn waiting(tx: &Tx<'_>, actor: &Actor, case: &CaseRow) -> Done<ReviewRow> {
    let (hold, reviews) = weighed(tx, case).await?;
    let newest = reviews.into_iter().next().ok_or_else(|| Refusal::new("cases-refused-no-proposal"))?;
    rules::approve(newest.state, newest.proposed_by, &actor.staff_ids())?;
    if hold == kernel::Hold::Review { Ok(newest) } else { Err(Refusal::new("cases-refused-still-kept").into()) }
}

/// Does not approve: the case stays as it is.
///
/// # Errors
/// Nothing waits, or it is their own proposal.
pub async fn decline_erasing(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, answer: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, id).await?;
    let review = waiting(&tx, actor, &case).await?;
    retention::decide(&tx, &review, ReviewState::Declined, actor.staff, answer).await?;
    record(&tx, "case-erasing-declined", &case, answer, serde_json::Value::Null).await?;
    Ok(tx.commit().await?)
}

/// Approves, and erases: the content of the case, its client when nothing else needs to know who that was, and the files.
/// One transaction; only the bytes of the files go after it, and are tried again until they are gone.
///
/// # Errors
/// Nothing waits, it is their own proposal, or the case changed.
pub async fn approve(db: &Db, access: &Access, actor: &Actor, id: Id<Case>, answer: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, id).await?;
    let review = waiting(&tx, actor, &case).await?;
    let closed = case.closed_at.ok_or_else(|| Undone::Refused(Refusal::new("cases-refused-still-open")))?;
    let erased = erasing::erase(&tx, &case).await?;
    let stone = TombstoneRow {
        case: case.id,
        office: case.office,
        number: case.number.clone(),
        class: review.class,
        opened_on: case.opened_at.day(),
        closed_on: closed.day(),
        erased_at: tx.now(),
        proposed_by: review.proposed_by,
        approved_by: actor.staff,
        digest: erased.digest.clone(),
        files: erased.files.join("\n"),
    };
    retention::bury(&tx, &stone).await?;
    retention::decide(&tx, &review, ReviewState::Erased, actor.staff, answer).await?;
    let detail = json!({ "number": case.number, "class": review.class.code(), "digest": erased.digest });
    record(&tx, "case-erased", &case, answer, detail).await?;
    if case.subject_kind == SubjectKind::Person && !retention::others_about(&tx, &case).await? {
        people::erase(&tx, Id::<Person>::new(case.subject)).await?;
    }
    tx.commit().await?;
    Ok(forget_files(db).await?)
}

/// Removes the files of erased cases from the disk, where no other paper has the same.
///
/// # Errors
/// [`store::StoreError`](::store::StoreError); what is left is tried again.
pub async fn forget_files(db: &Db) -> ::store::Result<()> {
    for (case, digests) in erasing::unfinished(db).await? {
        let digests: Vec<String> = digests.lines().map(str::to_owned).collect();
        files::forget(db, &digests).await?;
        let tx = db.write(::store::By::System("erasing")).await?;
        store::erasing::finished(&tx, case).await?;
        tx.commit().await?;
    }
    Ok(())
}
