//! Closed cases by their time of keeping, the reviews of them, and what is left of those erased.

use kernel::{Case, Code as _, Day, Id, Moment, Staff};
use store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};

use super::select;
use crate::access::Access;
use crate::model::{CaseClass, CaseRow, ReviewRow, ReviewState, TombstoneRow};

/// What the reference data says of a class: its years, where it has a number, and the clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Years after the year of closing.
    pub years: Option<i64>,
    /// The clause.
    pub law: String,
}

/// The term of a class; a class that the reference data lacks has no number of years.
///
/// # Errors
/// [`store::StoreError`].
pub async fn term(on: &impl Source, class: CaseClass) -> Result<Term> {
    let sql = Sql::new("select amount, legal_basis from case_reference where list = 'retention' and code = ?");
    let found: Option<(Option<i64>, String)> = on.first(sql.bind(class)).await?;
    let (years, law) = found.unwrap_or_default();
    Ok(Term { years, law })
}

/// Days after which the silence of the National Archives is their consent.
///
/// # Errors
/// [`store::StoreError::NotFound`] when the reference data lacks it.
pub async fn silence(on: &impl Source) -> Result<i64> {
    super::reference::amount(on, "retention", "archives-silence").await
}

/// The condition on `cases c` that a case is of a class: the twin of [`crate::rules::retention::class`].
fn class_sql(class: CaseClass) -> &'static str {
    match class {
        CaseClass::Secret => "c.confidentiality <> 'normal'",
        CaseClass::Ordinary => {
            "c.confidentiality = 'normal' and c.gravity = 'ordinary' and c.danger in ('none', 'risk')"
        }
        CaseClass::Evidence => {
            "c.confidentiality = 'normal' and (c.gravity <> 'ordinary' or c.danger in ('harm', 'immediate'))"
        }
    }
}

/// The closed cases of a class within access that were closed on or before a day, were not erased, and that no review keeps
/// longer than today; the longest closed first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn due(
    on: &impl Source,
    access: &Access,
    (class, closed_by): (CaseClass, Day),
    today: Day,
    page: Page,
) -> Result<Slice<CaseRow>> {
    let sql = select().then("where c.closed_at is not null and c.closed_at <").bind_moment(closed_by.plus_days(1));
    let sql = sql.then("and").then(class_sql(class)).then("and").then_sql(access.sql());
    let sql = sql.then(
        "and not exists (select 1 from case_tombstones t where t.case_id = c.id) and not exists (select 1 from case_reviews r \
         where r.case_id = c.id and r.state = 'kept' and r.keep_until >= ?)",
    );
    let sql = sql.bind(today).then("order by c.closed_at, c.id").then_sql(page.sql());
    Ok(page.slice(on.all(sql).await?))
}

/// Puts the start of a day in the place of a moment.
trait BindMoment {
    fn bind_moment(self, day: Day) -> Self;
}

impl BindMoment for Sql {
    fn bind_moment(self, day: Day) -> Self {
        self.then("?").bind(Moment::at(day, 0, 0))
    }
}

/// The reviews of a case, the latest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn reviews(on: &impl Source, case: Id<Case>) -> Result<Vec<ReviewRow>> {
    let sql = Sql::new(format!("select {} from case_reviews where case_id = ? order by id desc", ReviewRow::COLUMNS));
    on.all(sql.bind(case)).await
}

/// The reviews that wait, of these cases.
///
/// # Errors
/// [`store::StoreError`].
pub async fn waiting(on: &impl Source, cases: &[Id<Case>]) -> Result<Vec<Id<Case>>> {
    let sql = Sql::new("select case_id from case_reviews where state = ? and case_id in").bind(ReviewState::Proposed);
    let rows: Vec<(Id<Case>,)> = on.all(sql.list(cases.iter().copied())).await?;
    Ok(rows.into_iter().map(|(case,)| case).collect())
}

/// Writes a review.
///
/// # Errors
/// [`store::StoreError::Taken`] when a proposal waits already.
pub async fn insert(tx: &Tx<'_>, review: &ReviewRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into case_reviews ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ReviewRow::COLUMNS
    ))
    .bind(review.id)
    .bind(review.case)
    .bind(review.office)
    .bind(review.class)
    .bind(review.state)
    .bind(review.proposed_by)
    .bind(review.proposed_at)
    .bind(review.reason.as_str())
    .bind(review.letter.as_str())
    .bind(review.asked_on)
    .bind(review.archives)
    .bind(review.keep_until)
    .bind(review.decided_by)
    .bind(review.decided_at)
    .bind(review.answer.as_str())
    .bind(review.version);
    tx.run(sql).await.map(|_| ())
}

/// Decides on a proposal of the version that was read.
///
/// # Errors
/// [`store::StoreError::Stale`] when somebody decided meanwhile.
pub async fn decide(tx: &Tx<'_>, review: &ReviewRow, state: ReviewState, by: Id<Staff>, answer: &str) -> Result<()> {
    let sql = Sql::new(
        "update case_reviews set state = ?, decided_by = ?, decided_at = ?, answer = ?, version = version + 1 \
         where id = ? and version = ? and state = 'proposed'",
    );
    let sql = sql.bind(state).bind(by).bind(tx.now()).bind(answer).bind(review.id).bind(review.version);
    tx.run_versioned(sql).await
}

/// Sets up what is left of an erased case.
///
/// # Errors
/// [`store::StoreError`].
pub async fn bury(tx: &Tx<'_>, stone: &TombstoneRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into case_tombstones ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        TombstoneRow::COLUMNS
    ))
    .bind(stone.case)
    .bind(stone.office)
    .bind(stone.number.as_str())
    .bind(stone.class)
    .bind(stone.opened_on)
    .bind(stone.closed_on)
    .bind(stone.erased_at)
    .bind(stone.proposed_by)
    .bind(stone.approved_by)
    .bind(stone.digest.as_str())
    .bind(stone.files.as_str());
    tx.run(sql).await.map(|_| ())
}

/// What is left of the cases that were erased in these offices, the last first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn tombstones(on: &impl Source, access: &Access, page: Page) -> Result<Slice<TombstoneRow>> {
    let columns = TombstoneRow::COLUMNS;
    let sql = Sql::new(format!(
        "select {columns} from case_tombstones where office_id in (select office from office_tree where ancestor in"
    ));
    let sql = sql.list(access.offices().iter().copied()).then(") order by erased_at desc, case_id");
    Ok(page.slice(on.all(sql.then_sql(page.sql())).await?))
}

/// Whether another case that was not erased is about the same record of the registry.
///
/// # Errors
/// [`store::StoreError`].
pub async fn others_about(on: &impl Source, case: &CaseRow) -> Result<bool> {
    let sql = Sql::new(
        "select id from cases where subject_kind = ? and subject_id = ? and id <> ? \
         union all select case_id from case_network where person = ? and case_id <> ? limit 1",
    );
    let sql = sql.bind(case.subject_kind.code()).bind(case.subject).bind(case.id).bind(case.subject).bind(case.id);
    Ok(on.first::<(i64,)>(sql).await?.is_some())
}
