//! Reading the figures: sums over months and offices, and the states of today.

use kernel::{Day, Id, Office, Staff};
use store::{FromRow as _, Result, Source, Sql};

use crate::access::Access;

store::row! {
    /// เรื่องที่รับ: opened cases that are classified alike, over some months.
    pub struct Opened {
        /// The office.
        pub office: Id<Office> = "n.office_id",
        /// The area of the main problem.
        pub problem: String = "n.problem",
        /// The target group.
        pub target_group: String = "n.target_group",
        /// The channel.
        pub channel: String = "n.channel",
        /// How many.
        pub opened: i64 = "cast(sum(n.opened) as bigint)",
        /// How many of them were contacted.
        pub contacted: i64 = "cast(sum(n.contacted) as bigint)",
        /// The days to contact, summed.
        pub days: i64 = "cast(sum(n.contact_days) as bigint)",
        /// How many of them were contacted late.
        pub late: i64 = "cast(sum(n.contact_late) as bigint)",
    }
}

store::row! {
    /// ผลการยุติ: closings by problem and reason, over some months.
    pub struct Outcome {
        /// The area of the main problem.
        pub problem: String = "n.problem",
        /// The reason.
        pub reason: String = "n.reason",
        /// How many.
        pub closed: i64 = "cast(sum(n.closed) as bigint)",
    }
}

store::row! {
    /// ภาระงานวันนี้: open cases of one colleague in one office.
    pub struct Load {
        /// The office.
        pub office: Id<Office> = "c.office_id",
        /// Whose.
        pub owner: Id<Staff> = "c.owner_id",
        /// Open cases.
        pub open: i64 = "cast(count(*) as bigint)",
        /// Those whose next step is past its day.
        pub overdue: i64 = "cast(sum(case when c.next_due < ? then 1 else 0 end) as bigint)",
    }
}

/// ช่วงที่นับ: offices with all below them, and months from the first to the last, yyyymm.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The tops of the subtrees.
    pub offices: Vec<Id<Office>>,
    /// The first month.
    pub first: i64,
    /// The last one.
    pub last: i64,
}

impl Counted {
    fn sql(&self) -> Sql {
        let months = Sql::new("n.month between ? and ? and n.office_id in").bind(self.first).bind(self.last);
        months.then_sql(below(&self.offices))
    }
}

fn below(offices: &[Id<Office>]) -> Sql {
    Sql::new("(select office from office_tree where ancestor in").list(offices.iter().copied()).then(")")
}

/// The opened cases of a span, by everything they are classified by.
///
/// # Errors
/// [`store::StoreError`].
pub async fn opened(on: &impl Source, counted: &Counted) -> Result<Vec<Opened>> {
    let sql = Sql::new(format!("select {} from case_counts n where", Opened::COLUMNS)).then_sql(counted.sql());
    on.all(sql.then("group by n.office_id, n.problem, n.target_group, n.channel having sum(n.opened) > 0")).await
}

/// The closings of a span.
///
/// # Errors
/// [`store::StoreError`].
pub async fn outcomes(on: &impl Source, counted: &Counted) -> Result<Vec<Outcome>> {
    let sql = Sql::new(format!("select {} from case_outcomes n where", Outcome::COLUMNS)).then_sql(counted.sql());
    on.all(sql.then("group by n.problem, n.reason having sum(n.closed) > 0")).await
}

/// The re-openings of a span.
///
/// # Errors
/// [`store::StoreError`].
pub async fn reopened(on: &impl Source, counted: &Counted) -> Result<i64> {
    let sql = Sql::new("select cast(coalesce(sum(n.reopened), 0) as bigint) from case_counts n where");
    on.one::<(i64,)>(sql.then_sql(counted.sql())).await.map(|(sum,)| sum)
}

/// Opened cases month by month; a month without any is left out. `problem`: only those of that area of problems; `within`: only
/// those of these offices.
///
/// # Errors
/// [`store::StoreError`].
pub async fn months(
    on: &impl Source,
    counted: &Counted,
    problem: Option<&str>,
    within: Option<&[Id<Office>]>,
) -> Result<Vec<(i64, i64)>> {
    let mut sql = Sql::new("select n.month, cast(sum(n.opened) as bigint) from case_counts n where");
    sql = sql.then_sql(counted.sql());
    if let Some(problem) = problem {
        sql = sql.then("and n.problem = ?").bind(problem);
    }
    if let Some(within) = within {
        sql = sql.then("and n.office_id in").list(within.iter().copied());
    }
    on.all(sql.then("group by n.month having sum(n.opened) > 0 order by n.month")).await
}

/// The open cases of today, by office and owner.
///
/// # Errors
/// [`store::StoreError`].
pub async fn load(on: &impl Source, offices: &[Id<Office>], today: Day) -> Result<Vec<Load>> {
    let sql = Sql::new(format!("select {} from cases c where c.closed_at is null and c.office_id in", Load::COLUMNS));
    on.all(sql.bind(today).then_sql(below(offices)).then("group by c.office_id, c.owner_id")).await
}

/// Whether a reader may open every case of these offices, restricted and sealed ones too.
///
/// # Errors
/// [`store::StoreError`].
pub async fn covers_all(on: &impl Source, access: &Access, offices: &[Id<Office>]) -> Result<bool> {
    let unread = Sql::new("select t.office from office_tree t where t.ancestor in").list(offices.iter().copied());
    let unread = unread.then("and not exists (select 1 from office_tree r where r.office = t.office and r.ancestor in");
    let unread = unread.list(access.offices().iter().copied()).then(") limit 1");
    if on.first::<(Id<Office>,)>(unread).await?.is_some() {
        return Ok(false);
    }
    // Whoever supervises an office reads its restricted cases: those are not looked at one by one. The conditions are those of
    // the indexes, word by word.
    let restricted = Sql::new("select c.id from cases c where c.confidentiality <> 'normal' and c.office_id in")
        .then_sql(below(offices))
        .then("and c.office_id not in")
        .then_sql(below(access.supervised()))
        .then("and c.confidentiality = 'restricted'");
    let sealed = Sql::new("select c.id from cases c where c.confidentiality = 'sealed' and c.office_id in");
    let sealed = sealed.then_sql(below(offices));
    let unread = |sql: Sql| sql.then("and not").then_sql(access.sql()).then("limit 1");
    for sql in [restricted, sealed] {
        if on.first::<(i64,)>(unread(sql)).await?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}
