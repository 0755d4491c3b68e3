//! What waits today: for one reader, for their offices, and how the open cases stand by stage.

use kernel::{Case, Day, Id};
use store::{FromRow as _, Result, Source, Sql};

use crate::access::Access;
use crate::model::{CaseRow, Stage};

/// Rows that one section of today's page shows.
pub const SHOWN: i64 = 60;

fn select() -> Sql {
    Sql::new(format!("select {} from cases c", CaseRow::COLUMNS))
}

/// Open cases whose next step is for the reader or those acted for, due by that day, the nearest first. What waits for a
/// co-signature is not among them: [`super::papers::waiting_for`] answers that paper by paper.
///
/// # Errors
/// [`store::StoreError`].
pub async fn waiting(on: &impl Source, access: &Access, until: Day) -> Result<Vec<CaseRow>> {
    let sql = select().then("where c.next_who in").list(access.staff().iter().copied());
    let sql = sql.then("and c.stage <> ? and c.next_what <> 'cosign' and c.next_due <= ? and");
    let sql = sql.bind(Stage::Closed).bind(until).then_sql(access.sql());
    on.all(sql.then("order by c.next_due, c.id limit ?").bind(SHOWN)).await
}

/// Matters that were taken in and that nobody has triaged yet, the nearest due first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn untriaged(on: &impl Source, access: &Access) -> Result<Vec<CaseRow>> {
    let sql = select().then("where c.stage = ? and c.next_who is null and").bind(Stage::Intake).then_sql(access.sql());
    on.all(sql.then("order by c.next_due, c.id limit ?").bind(SHOWN)).await
}

/// These cases, as far as the reader may open them.
///
/// # Errors
/// [`store::StoreError`].
pub async fn some(on: &impl Source, access: &Access, ids: &[Id<Case>]) -> Result<Vec<CaseRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    on.all(select().then("where c.id in").list(ids.iter().copied()).then("and").then_sql(access.sql())).await
}

store::row! {
    /// เรื่องที่เปิดอยู่ในขั้นหนึ่ง
    pub struct StageCount {
        /// The stage.
        pub stage: Stage = "c.stage",
        /// How many.
        pub cases: i64 = "cast(count(*) as bigint)",
        /// How many of them are past their day.
        pub overdue: i64 = "cast(sum(case when c.next_due < ? then 1 else 0 end) as bigint)",
    }
}

/// How the open cases that the reader may open stand, by stage.
///
/// # Errors
/// [`store::StoreError`].
pub async fn by_stage(on: &impl Source, access: &Access, today: Day) -> Result<Vec<StageCount>> {
    let sql = Sql::new(format!("select {} from cases c", StageCount::COLUMNS)).bind(today);
    let sql = sql.then("where c.stage <> ? and").bind(Stage::Closed).then_sql(access.sql());
    on.all(sql.then("group by c.stage order by c.stage")).await
}
