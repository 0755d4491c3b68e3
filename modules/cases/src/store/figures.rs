//! Figures kept with every command: what a case counts for, and the sums over all cases.

mod reading;
mod whole;

use kernel::{Case, Id, Moment};
use store::{FromRow as _, Result, Source, Sql, Tx};

pub use reading::{Counted, Load, Opened, Outcome, covers_all, load, months, opened, outcomes, reopened};
pub use whole::{Difference, check, fill, rebuild};

use crate::model::{CaseRow, CountedRow, Happened, PaperState, Step};
use crate::rules::Past;
use crate::rules::figures::{Cell, Facts, Outcome as OutcomeCell, Sums, Totals, counted};

/// Counts a case as it is now, at the end of a command. Where nothing changed nothing is written: the command pays for one
/// look at the rows of its own case.
///
/// # Errors
/// [`store::StoreError`].
pub async fn recount(tx: &Tx<'_>, case: &CaseRow, past: &Past) -> Result<()> {
    let before = kept(tx, case.id).await?;
    let channel = match before.first() {
        Some(row) => row.channel.clone(),
        None => super::intake(tx, case.id).await?.channel,
    };
    let opened_again =
        |paper: &crate::model::PaperRow| paper.step == Step::Closing && paper.state == PaperState::Superseded;
    let reopenings = if past.papers.iter().any(opened_again) { reopenings(tx, case.id).await? } else { Vec::new() };
    let after = counted(case, &Facts::of(past, channel, reopenings));
    if before == after { Ok(()) } else { replace(tx, case.id, &before, &after).await }
}

/// Counts a case no more, of which nothing stays.
///
/// # Errors
/// [`store::StoreError`].
pub async fn forget(tx: &Tx<'_>, case: Id<Case>) -> Result<()> {
    let before = kept(tx, case).await?;
    replace(tx, case, &before, &[]).await
}

async fn kept(on: &impl Source, case: Id<Case>) -> Result<Vec<CountedRow>> {
    let sql = Sql::new(format!("select {} from case_counted where case_id = ? order by month", CountedRow::COLUMNS));
    on.all(sql.bind(case)).await
}

async fn reopenings(on: &impl Source, case: Id<Case>) -> Result<Vec<Moment>> {
    let sql = Sql::new("select at from case_timeline where case_id = ? and what = ? order by id");
    let found: Vec<(Moment,)> = on.all(sql.bind(case).bind(Happened::CaseReopened)).await?;
    Ok(found.into_iter().map(|(at,)| at).collect())
}

async fn replace(tx: &Tx<'_>, case: Id<Case>, before: &[CountedRow], after: &[CountedRow]) -> Result<()> {
    let mut totals = Totals::default();
    for row in before {
        totals.add(row, -1);
    }
    for row in after {
        totals.add(row, 1);
    }
    if !before.is_empty() {
        tx.run(Sql::new("delete from case_counted where case_id = ?").bind(case)).await?;
    }
    for row in after {
        tx.run(insert_counted(row)).await?;
    }
    let totals = totals.without_zeros();
    for (cell, sums) in &totals.counts {
        tx.run(add_counts(cell, sums)).await?;
    }
    for (cell, closed) in &totals.outcomes {
        tx.run(add_outcome(cell, *closed)).await?;
    }
    Ok(())
}

fn insert_counted(row: &CountedRow) -> Sql {
    Sql::new(format!(
        "insert into case_counted ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        CountedRow::COLUMNS
    ))
    .bind(row.case)
    .bind(row.month)
    .bind(row.office)
    .bind(row.problem.as_str())
    .bind(row.target_group.as_str())
    .bind(row.channel.as_str())
    .bind(row.reason.as_str())
    .bind(row.opened)
    .bind(row.closed)
    .bind(row.reopened)
    .bind(row.contacted)
    .bind(row.contact_days)
    .bind(row.contact_late)
}

fn add_counts((month, office, problem, target_group, channel): &Cell, sums: &Sums) -> Sql {
    let sql = Sql::new(
        "insert into case_counts (month, office_id, problem, target_group, channel, opened, closed, reopened, contacted, \
         contact_days, contact_late) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
         on conflict (month, office_id, problem, target_group, channel) do update set \
         opened = case_counts.opened + excluded.opened, closed = case_counts.closed + excluded.closed, \
         reopened = case_counts.reopened + excluded.reopened, contacted = case_counts.contacted + excluded.contacted, \
         contact_days = case_counts.contact_days + excluded.contact_days, \
         contact_late = case_counts.contact_late + excluded.contact_late",
    );
    let sql = sql.bind(*month).bind(*office).bind(problem.as_str()).bind(target_group.as_str()).bind(channel.as_str());
    sums.iter().fold(sql, |sql, sum| sql.bind(*sum))
}

fn add_outcome((month, office, problem, reason): &OutcomeCell, closed: i64) -> Sql {
    let sql = Sql::new(
        "insert into case_outcomes (month, office_id, problem, reason, closed) values (?, ?, ?, ?, ?) \
         on conflict (month, office_id, problem, reason) do update set closed = case_outcomes.closed + excluded.closed",
    );
    sql.bind(*month).bind(*office).bind(problem.as_str()).bind(reason.as_str()).bind(closed)
}
