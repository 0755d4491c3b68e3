//! รายงานสถานการณ์: begun for a month, saved as a draft, signed with the figures as of that day.

use ::store::{Db, Entry, StoreError};
use figures::Period;
use kernel::{Actor, Id, Office};
use serde_json::json;

use super::Done;
use crate::model::{Report, ReportRow, ReportState};
use crate::{rules, store};

/// Begins the next revision of a month's report, with the words of the one before; a draft that exists is gone on with.
///
/// # Errors
/// [`rules::reports::report`].
pub async fn begin_report(db: &Db, actor: &Actor, office: Id<Office>, month: Period) -> Done<Id<Report>> {
    let tx = db.write(actor).await?;
    rules::reports::report(month, tx.now().day())?;
    let month = i64::from(month.number());
    let before = store::reports::latest(&tx, office, month).await?;
    if let Some(draft) = before.as_ref().filter(|report| report.state == ReportState::Draft) {
        return Ok(draft.id);
    }
    let words = |pick: fn(&ReportRow) -> &String| before.as_ref().map(pick).cloned().unwrap_or_default();
    let report = ReportRow {
        id: tx.new_id(),
        office,
        month,
        revision: before.as_ref().map_or(1, |report| report.revision + 1),
        state: ReportState::Draft,
        author: actor.staff,
        situation: words(|report| &report.situation),
        analysis: words(|report| &report.analysis),
        proposals: words(|report| &report.proposals),
        saved_at: tx.now(),
        signed_at: None,
        signed_name: String::new(),
        signed_post: String::new(),
        in_full: String::new(),
        published: String::new(),
        version: 1,
    };
    store::reports::insert(&tx, &report).await?;
    record(&tx, "report-begun", &report).await?;
    tx.commit().await?;
    Ok(report.id)
}

/// Saves what its author wrote; the report was found within the offices in which the actor writes reports.
///
/// # Errors
/// Stale when somebody saved or signed meanwhile.
pub async fn save_report(db: &Db, actor: &Actor, report: &ReportRow) -> Done<()> {
    let tx = db.write(actor).await?;
    store::reports::update(&tx, &ReportRow { author: actor.staff, ..report.clone() }).await?;
    record(&tx, "report-saved", report).await?;
    Ok(tx.commit().await?)
}

/// What is put under a report with its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Level and office of the signer.
    pub post: String,
    /// The figures in full, as JSON; empty where the signer does not see everything.
    pub in_full: String,
    /// The figures as published.
    pub published: String,
}

/// Signs a report: its figures stay as they are today.
///
/// # Errors
/// Stale when somebody saved or signed meanwhile.
pub async fn sign_report(db: &Db, actor: &Actor, report: ReportRow, signature: Signature) -> Done<()> {
    let tx = db.write(actor).await?;
    if report.state == ReportState::Signed {
        return Err(StoreError::Stale.into());
    }
    let report = ReportRow {
        state: ReportState::Signed,
        author: actor.staff,
        signed_at: Some(tx.now()),
        signed_name: actor.name.clone(),
        signed_post: signature.post,
        in_full: signature.in_full,
        published: signature.published,
        ..report
    };
    store::reports::update(&tx, &report).await?;
    record(&tx, "report-signed", &report).await?;
    Ok(tx.commit().await?)
}

async fn record(tx: &::store::Tx<'_>, act: &'static str, report: &ReportRow) -> Done<()> {
    let detail = json!({ "month": report.month, "revision": report.revision });
    tx.record(Entry::new(act, report.id.as_ref()).office(report.office).detail(detail)).await?;
    Ok(())
}
