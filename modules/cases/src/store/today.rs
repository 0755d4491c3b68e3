//! Beside the lists of today's page: cases by their ids, and how the open ones stand by stage.

use kernel::{Case, Day, Id};
use store::{FromRow as _, Result, Source, Sql};

use crate::access::Access;
use crate::model::{CaseRow, Stage};

/// These cases, as far as the reader may open them.
///
/// # Errors
/// [`store::StoreError`].
pub async fn some(on: &impl Source, access: &Access, ids: &[Id<Case>]) -> Result<Vec<CaseRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    on.all(super::select().then("where c.id in").list(ids.iter().copied()).then("and").then_sql(access.sql())).await
}

/// These columns of every open case that the reader may open, as a table `c`.
pub(super) fn open(access: &Access, columns: &str) -> Sql {
    let [normal, others] = access.parts();
    let part = |condition| {
        Sql::new(format!("select {columns} from cases c where c.closed_at is null and")).then_sql(condition)
    };
    Sql::new("(").then_sql(part(normal)).then("union all").then_sql(part(others)).then(") c")
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
    let sql = Sql::new(format!("select {} from", StageCount::COLUMNS)).bind(today);
    let sql = sql.then_sql(open(access, "c.stage, c.next_due"));
    on.all(sql.then("group by c.stage order by c.stage")).await
}
