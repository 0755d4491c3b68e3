//! เหตุละเมิด: reported by anybody, assessed, told, and closed.

use ::store::{Db, Entry, Tx, numbering};
use kernel::{Actor, Code as _, Id, Moment, Office, Refusal};
use serde_json::json;

use super::{Done, officers, tell};
use crate::model::{Breach, BreachRow, Risk, Step};
use crate::rules::breach as rules;
use crate::store::{breaches, reference};

/// A breach as it was reported.
#[derive(Debug, Clone)]
pub struct ReportBreach {
    /// When the office came to know.
    pub aware_at: Moment,
    /// What happened.
    pub what: String,
    /// Which data.
    pub data: String,
    /// How many people, as far as is known.
    pub persons: i64,
}

/// A breach as it was assessed.
#[derive(Debug, Clone)]
pub struct AssessBreach {
    /// The risk.
    pub risk: Risk,
    /// How many people.
    pub persons: i64,
    /// Why.
    pub reason: String,
}

async fn done(tx: &Tx<'_>, breach: &BreachRow, step: Step, words: &str) -> Done<()> {
    breaches::tell(tx, breach.id, step, words).await?;
    let detail = json!({ "number": breach.number });
    Ok(tx.record(Entry::new(step.code(), breach.id.as_ref()).office(breach.office).detail(detail)).await?)
}

/// Reports a breach; the hours run from when the office came to know, and the officers are told.
///
/// # Errors
/// The database's.
pub async fn report(db: &Db, actor: &Actor, office: Id<Office>, reported: &ReportBreach) -> Done<Id<Breach>> {
    let tx = db.write(actor).await?;
    let year = i64::from(thai::date::be_year(tx.now().day().date()));
    let number = numbering::next(&tx, &format!("breach/{office}"), year).await?;
    let hours = reference::breach_hours(&tx).await?;
    let row = BreachRow {
        id: tx.new_id(),
        number: format!("{number}/{year}"),
        office,
        aware_at: reported.aware_at,
        due_at: rules::due(reported.aware_at, hours),
        what: reported.what.clone(),
        data: reported.data.clone(),
        persons: reported.persons,
        risk: Risk::Unassessed,
        risk_reason: String::new(),
        office_told_at: None,
        persons_told_at: None,
        closed_at: None,
        reported_by: actor.staff,
        version: 1,
    };
    breaches::insert(&tx, &row).await?;
    let told = officers(&tx, office).await?;
    let there = (row.number.as_str(), format!("/privacy/breaches/{}", row.id));
    tell(&tx, &told, "privacy-notice-breach", row.id.as_ref(), there).await?;
    done(&tx, &row, Step::Reported, "").await?;
    tx.commit().await?;
    Ok(row.id)
}

fn must_be_open(breach: &BreachRow) -> Result<(), Refusal> {
    if breach.closed_at.is_none() { Ok(()) } else { Err(Refusal::new("privacy-refused-breach-closed")) }
}

/// Assesses the risk; it may be assessed again while the breach is open.
///
/// # Errors
/// It is closed, or somebody changed it meanwhile.
pub async fn assess(db: &Db, actor: &Actor, mut breach: BreachRow, assessed: &AssessBreach) -> Done<()> {
    must_be_open(&breach)?;
    let tx = db.write(actor).await?;
    breach.risk = assessed.risk;
    breach.persons = assessed.persons;
    breach.risk_reason.clone_from(&assessed.reason);
    breaches::update(&tx, &breach).await?;
    done(&tx, &breach, Step::Assessed, &assessed.reason).await?;
    Ok(tx.commit().await?)
}

/// Notes that สคส. or the people were told, or a measure that was taken.
///
/// # Errors
/// It is closed, or somebody changed it meanwhile.
pub async fn told(db: &Db, actor: &Actor, mut breach: BreachRow, step: Step, (at, words): (Moment, &str)) -> Done<()> {
    must_be_open(&breach)?;
    let tx = db.write(actor).await?;
    match step {
        Step::OfficeTold => breach.office_told_at = Some(at),
        Step::PersonsTold => breach.persons_told_at = Some(at),
        _ => {}
    }
    breaches::update(&tx, &breach).await?;
    done(&tx, &breach, step, words).await?;
    Ok(tx.commit().await?)
}

/// Closes a breach with what was learnt.
///
/// # Errors
/// Somebody must still be told.
pub async fn close(db: &Db, actor: &Actor, mut breach: BreachRow, words: &str) -> Done<()> {
    rules::close(&breach)?;
    let tx = db.write(actor).await?;
    breach.closed_at = Some(tx.now());
    breaches::update(&tx, &breach).await?;
    done(&tx, &breach, Step::Closed, words).await?;
    Ok(tx.commit().await?)
}
