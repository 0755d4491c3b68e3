//! สุ่มตรวจคุณภาพ: drawing from what was closed, reviewing, and what the worker says to it.

use ::store::{Db, Entry, StoreError, Tx, Undone};
use kernel::{Actor, Day, Id, Level, Office, Refusal, Staff};
use offices::NewNotice;
use serde_json::json;

use super::{Done, load};
use crate::access::Access;
use crate::model::{Confidentiality, Sample, SampleItemRow, SampleMarkRow, SampleRow};
use crate::rules::sample::{Drawable, Reviewer};
use crate::store::samples::Closed;
use crate::{rules, store};

/// The most closed cases that one draw is made from: what is drawn from is kept with the draw.
const MOST: i64 = 2_000;

/// คำสั่งสุ่ม
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawSample {
    /// The office, with all below it.
    pub office: Id<Office>,
    /// From this day on.
    pub from: Day,
    /// Up to this one.
    pub until: Day,
    /// How many.
    pub size: HowMany,
    /// Who should review.
    pub reviewer: Id<Staff>,
}

/// จำนวนที่สุ่ม
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowMany {
    /// So many cases.
    Cases(usize),
    /// So many of a hundred, rounded up.
    Percent(usize),
}

impl HowMany {
    const fn of(self, population: usize) -> usize {
        match self {
            Self::Cases(cases) => cases,
            Self::Percent(percent) => (population * percent).div_ceil(100),
        }
    }
}

/// Draws a sample with a seed that nobody chose. Of one office and span there is one draw: who dislikes it cannot draw again.
///
/// # Errors
/// Nothing was closed, too much was, or it was drawn before.
pub async fn draw_sample(db: &Db, access: &Access, actor: &Actor, command: DrawSample) -> Done<Id<Sample>> {
    let seed = db.random_word();
    let tx = db.write(actor).await?;
    let span = (command.from, command.until);
    if store::samples::drawn(&tx, command.office, span).await?.is_some() {
        return Err(Refusal::new("cases-refused-sample-drawn").into());
    }
    let closed = store::samples::closed(&tx, access, command.office, span, MOST + 1).await?;
    let population: Vec<Drawable> = closed.iter().map(|one| (one.case, one.worker)).collect();
    let key = match i64::try_from(population.len()) {
        Ok(0) => Some("cases-refused-sample-none"),
        Ok(1..=MOST) => None,
        _ => Some("cases-refused-sample-many"),
    };
    if let Some(key) = key {
        return Err(Refusal::new(key).into());
    }
    let size = command.size.of(population.len());
    let sample = SampleRow {
        id: tx.new_id(),
        office: command.office,
        from: command.from,
        until: command.until,
        size: i64::try_from(size).unwrap_or(i64::MAX),
        population: serde_json::to_string(&population).map_err(|error| StoreError::Broken(error.to_string().into()))?,
        seed,
        drawn_by: actor.staff,
        drawn_at: tx.now(),
    };
    store::samples::insert(&tx, &sample).await.map_err(drawn_before)?;
    let drawn = rules::sample::draw(&sample.seed, &population, size);
    let reviewers = reviewers(&tx, actor, &command).await?;
    for one in &drawn {
        assign(&tx, &sample, *one, &closed, &reviewers).await?;
    }
    let detail =
        json!({ "from": span.0.number(), "until": span.1.number(), "drawn": drawn.len(), "of": population.len() });
    tx.record(Entry::new("sample-drawn", sample.id.as_ref()).office(sample.office).detail(detail)).await?;
    tx.commit().await?;
    Ok(sample.id)
}

/// Two who draw at once: the second is told as if it had come later.
fn drawn_before(error: StoreError) -> Undone {
    match error {
        StoreError::Taken => Refusal::new("cases-refused-sample-drawn").into(),
        other => other.into(),
    }
}

/// Who could review, in this order: whoever was chosen, whoever draws, and those of professional level up the tree.
async fn reviewers(tx: &Tx<'_>, actor: &Actor, command: &DrawSample) -> Done<Vec<Reviewer>> {
    let today = tx.now().day();
    let supervisors = offices::supervisors(tx, command.office, today).await?;
    let up = offices::signers(tx, command.office, Level::Professional, today, &[]).await?;
    let supervises = |staff| staff == actor.staff || supervisors.iter().any(|one| one.id == staff);
    let ids = [command.reviewer, actor.staff].into_iter().chain(supervisors.iter().chain(&up).map(|one| one.id));
    let mut reviewers: Vec<Reviewer> = Vec::new();
    for staff in ids {
        if reviewers.iter().all(|known| known.staff != staff) {
            reviewers.push(Reviewer { staff, supervises: supervises(staff) });
        }
    }
    Ok(reviewers)
}

async fn assign(tx: &Tx<'_>, sample: &SampleRow, one: Drawable, closed: &[Closed], reviewers: &[Reviewer]) -> Done<()> {
    let involved = store::samples::involved(tx, one.0).await?;
    let kept = closed.iter().any(|case| case.case == one.0 && case.confidentiality != Confidentiality::Normal);
    let reviewer = rules::sample::reviewer(reviewers, &involved, kept);
    store::samples::insert_item(tx, sample.id, one, reviewer).await?;
    if let Some(reviewer) = reviewer.filter(|reviewer| *reviewer != sample.drawn_by) {
        notify(tx, reviewer, "cases-notice-sample", sample.id, "/samples".to_owned()).await?;
    }
    Ok(())
}

/// ผลการตรวจ
#[derive(Debug, Clone)]
pub struct Review {
    /// The item.
    pub item: SampleItemRow,
    /// The marks of the checklist.
    pub marks: Vec<SampleMarkRow>,
    /// What the reviewer says to the worker.
    pub feedback: String,
}

/// Writes a review; whose work it is is told. The item was found for this reviewer; the case is looked for within access.
///
/// # Errors
/// [`rules::sample::review`]; stale when it was reviewed before; not found when the case is closed to them.
pub async fn review_sample(db: &Db, access: &Access, actor: &Actor, command: Review) -> Done<()> {
    let tx = db.write(actor).await?;
    let case = load(&tx, access, command.item.case).await?;
    rules::sample::review(access.staff(), &store::samples::involved(&tx, case.id).await?)?;
    let (points, most) = rules::sample::score(command.marks.iter().map(|mark| mark.mark));
    let item = SampleItemRow { reviewer: Some(actor.staff), points, most, feedback: command.feedback, ..command.item };
    store::samples::review(&tx, &item, &command.marks).await?;
    let href = format!("/samples/{}/items/{}", item.sample, item.id);
    notify(&tx, item.worker, "cases-notice-reviewed", item.sample, href).await?;
    tx.record(Entry::new("sample-reviewed", item.id.as_ref()).office(case.office)).await?;
    Ok(tx.commit().await?)
}

/// The worker says something to a review of their case; once.
///
/// # Errors
/// Stale when they had; not found for anybody else.
pub async fn reply_to_review(db: &Db, actor: &Actor, item: &SampleItemRow, reply: &str) -> Done<()> {
    let tx = db.write(actor).await?;
    if item.worker != actor.staff {
        return Err(StoreError::NotFound.into());
    }
    store::samples::reply(&tx, item.id, reply).await?;
    if let Some(reviewer) = item.reviewer {
        let href = format!("/samples/{}/items/{}", item.sample, item.id);
        notify(&tx, reviewer, "cases-notice-review-reply", item.sample, href).await?;
    }
    tx.record(Entry::new("sample-replied", item.id.as_ref())).await?;
    Ok(tx.commit().await?)
}

async fn notify(tx: &Tx<'_>, to: Id<Staff>, key: &str, sample: Id<Sample>, href: String) -> Done<()> {
    let notice = NewNotice { key, args: &[], about: sample.as_ref(), href };
    Ok(offices::notify(tx, to, notice).await?)
}

/// What a sample was drawn from, as it was kept.
///
/// # Errors
/// [`StoreError::Broken`] when it is not what a draw writes.
pub fn population(sample: &SampleRow) -> ::store::Result<Vec<Drawable>> {
    serde_json::from_str(&sample.population).map_err(|error| StoreError::Broken(error.to_string().into()))
}

/// Whether seed and population give the same cases again.
#[must_use]
pub fn is_drawn_again(sample: &SampleRow, population: &[Drawable], items: &[SampleItemRow]) -> bool {
    let again = rules::sample::draw(&sample.seed, population, usize::try_from(sample.size).unwrap_or_default());
    let mut cases: Vec<_> = items.iter().map(|item| item.case).collect();
    cases.sort_unstable();
    cases == again.iter().map(|(case, _)| *case).collect::<Vec<_>>()
}
