//! Situation reports, and the figures of a month that they print.

use kernel::{Id, Office};
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use super::figures::{Counted, Opened, Outcome, opened, outcomes, reopened};
use crate::model::{Report, ReportRow, Urgency};

/// ตัวเลขของเดือนหนึ่ง: what a report counts in one month.
#[derive(Debug, Clone)]
pub struct MonthRead {
    /// Opened cases.
    pub opened: Vec<Opened>,
    /// Closings.
    pub outcomes: Vec<Outcome>,
    /// Re-openings.
    pub reopened: i64,
    /// Opened cases by their urgency of today.
    pub urgencies: Vec<(Urgency, i64)>,
}

/// The figures of one month of an office and all below it.
///
/// # Errors
/// [`store::StoreError`].
pub async fn month(on: &impl Source, office: Id<Office>, month: i64) -> Result<MonthRead> {
    let counted = Counted { offices: vec![office], first: month, last: month };
    // What was opened in a month is found by the office and the month; urgency is no dimension of the sums.
    let sql = Sql::new(
        "select c.urgency, cast(count(*) as bigint) from case_counted n join cases c on c.id = n.case_id \
         where n.month = ? and n.opened = 1 and n.office_id in (select office from office_tree where ancestor = ?) \
         group by c.urgency",
    );
    Ok(MonthRead {
        opened: opened(on, &counted).await?,
        outcomes: outcomes(on, &counted).await?,
        reopened: reopened(on, &counted).await?,
        urgencies: on.all(sql.bind(month).bind(office)).await?,
    })
}

fn select(readers: &[Id<Office>], writers: &[Id<Office>]) -> Sql {
    let below = "(select office from office_tree where ancestor in";
    Sql::new(format!("select {} from case_reports r where r.office_id in {below}", ReportRow::COLUMNS))
        .list(readers.iter().copied())
        .then(") and (r.state = 'signed' or r.office_id in")
        .then(below)
        .list(writers.iter().copied())
        .then("))")
}

/// One report of these offices or those below; a draft is for those offices alone in which the reader writes reports.
///
/// # Errors
/// [`store::StoreError::NotFound`].
pub async fn find(
    on: &impl Source,
    readers: &[Id<Office>],
    writers: &[Id<Office>],
    id: Id<Report>,
) -> Result<ReportRow> {
    on.one(select(readers, writers).then("and r.id = ?").bind(id)).await
}

/// The same as a list, the latest month first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn list(
    on: &impl Source,
    readers: &[Id<Office>],
    writers: &[Id<Office>],
    page: Page,
) -> Result<Slice<ReportRow>> {
    let sql = select(readers, writers).then("order by r.month desc, r.office_id, r.revision desc").then_sql(page.sql());
    Ok(page.slice(on.all(sql).await?))
}

/// The latest revision of a month.
///
/// # Errors
/// [`store::StoreError`].
pub async fn latest(on: &impl Source, office: Id<Office>, month: i64) -> Result<Option<ReportRow>> {
    let sql =
        Sql::new(format!("select {} from case_reports r where r.office_id = ? and r.month = ?", ReportRow::COLUMNS));
    on.first(sql.bind(office).bind(month).then("order by r.revision desc limit 1")).await
}

/// Writes a report that is begun.
///
/// # Errors
/// [`store::StoreError::Taken`] when somebody began the same revision.
pub async fn insert(tx: &Tx<'_>, report: &ReportRow) -> Result<()> {
    let sql = Sql::new(
        "insert into case_reports (id, office_id, month, revision, state, author_id, situation, analysis, proposals, \
         saved_at, signed_name, signed_post, in_full, published, version) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', '', '', 1)",
    )
    .bind(report.id)
    .bind(report.office)
    .bind(report.month)
    .bind(report.revision)
    .bind(report.state)
    .bind(report.author)
    .bind(report.situation.as_str())
    .bind(report.analysis.as_str())
    .bind(report.proposals.as_str())
    .bind(report.saved_at);
    tx.run(sql).await.map(|_| ())
}

/// Saves a draft, or the signature under it.
///
/// # Errors
/// [`store::StoreError::Stale`] when it was changed or signed meanwhile.
pub async fn update(tx: &Tx<'_>, report: &ReportRow) -> Result<()> {
    let sql = Sql::new(
        "update case_reports set state = ?, author_id = ?, situation = ?, analysis = ?, proposals = ?, saved_at = ?, \
         signed_at = ?, signed_name = ?, signed_post = ?, in_full = ?, published = ?, version = version + 1 \
         where id = ? and version = ? and state = 'draft'",
    )
    .bind(report.state)
    .bind(report.author)
    .bind(report.situation.as_str())
    .bind(report.analysis.as_str())
    .bind(report.proposals.as_str())
    .bind(tx.now())
    .bind(report.signed_at)
    .bind(report.signed_name.as_str())
    .bind(report.signed_post.as_str())
    .bind(report.in_full.as_str())
    .bind(report.published.as_str())
    .bind(report.id)
    .bind(report.version);
    tx.run_versioned(sql).await
}
