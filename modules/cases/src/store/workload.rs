//! ภาระงาน: how much lies on whom, within what a supervisor may open, and how it was in the months before.

use kernel::{Day, Id, Office, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::access::Access;
use crate::model::{LoadFactor, LoadMonthRow};

store::row! {
    /// ภาระงานของคนหนึ่ง: how often each factor is there.
    pub struct Load {
        /// Whose.
        pub staff: Id<Staff> = "w.staff",
        /// Open cases owned.
        pub open: i64 = "cast(sum(w.mine) as bigint)",
        /// Urgent ones.
        pub urgent: i64 = "cast(sum(w.urgent) as bigint)",
        /// Those that are emergencies.
        pub emergencies: i64 = "cast(sum(w.emergency) as bigint)",
        /// Those of violence, crisis or effect on society.
        pub grave: i64 = "cast(sum(w.grave) as bigint)",
        /// Those before the stage of service.
        pub early: i64 = "cast(sum(w.early) as bigint)",
        /// Restricted and sealed ones.
        pub kept: i64 = "cast(sum(w.kept) as bigint)",
        /// Those with an open alert of which the reader may know.
        pub alerts: i64 = "cast(sum(w.alerts) as bigint)",
        /// Those whose next step is past its day.
        pub overdue: i64 = "cast(sum(w.overdue) as bigint)",
        /// Papers waiting for their co-signature.
        pub papers: i64 = "cast(sum(w.paper) as bigint)",
    }
}

impl Load {
    /// Nothing lies on somebody.
    #[must_use]
    pub const fn none(staff: Id<Staff>) -> Self {
        Self {
            staff,
            open: 0,
            urgent: 0,
            emergencies: 0,
            grave: 0,
            early: 0,
            kept: 0,
            alerts: 0,
            overdue: 0,
            papers: 0,
        }
    }

    /// How often each factor is there, for weighing.
    #[must_use]
    pub const fn counts(&self) -> [(LoadFactor, i64); 9] {
        [
            (LoadFactor::Case, self.open),
            (LoadFactor::Urgent, self.urgent),
            (LoadFactor::Emergency, self.emergencies),
            (LoadFactor::Grave, self.grave),
            (LoadFactor::Early, self.early),
            (LoadFactor::Kept, self.kept),
            (LoadFactor::Alert, self.alerts),
            (LoadFactor::Overdue, self.overdue),
            (LoadFactor::Paper, self.papers),
        ]
    }
}

/// What makes an open case heavy, as columns: the twin of `rules::workload::factors`.
const FACTORS: &str = "1 as mine, case when c.urgency = 'urgent' then 1 else 0 end as urgent, \
     case when c.urgency = 'emergency' then 1 else 0 end as emergency, \
     case when c.gravity <> 'ordinary' then 1 else 0 end as grave, \
     case when c.stage < '5-service' then 1 else 0 end as early";

/// The workload of everybody who owns an open case of these offices or is asked to co-sign a paper of one, in one grouped
/// query. These offices alone, without those below: the work depends on them and not on all that a reader may see.
///
/// # Errors
/// [`store::StoreError`].
pub async fn by_colleague(on: &impl Source, access: &Access, offices: &[Id<Office>], today: Day) -> Result<Vec<Load>> {
    let alert = Sql::new("exists (select 1 from case_alerts a join case_results r on r.id = a.result_id where")
        .then("a.case_id = c.id and a.answered_at is null and")
        .then_sql(access.alert_sql())
        .then(")");
    let owned = Sql::new(format!("select c.owner_id as staff, {FACTORS},"))
        .then("case when c.confidentiality <> 'normal' then 1 else 0 end as kept, case when")
        .then_sql(alert)
        .then("then 1 else 0 end as alerts, case when c.next_due < ? then 1 else 0 end as overdue, 0 as paper")
        .bind(today)
        .then("from cases c where c.closed_at is null and c.office_id in")
        .list(offices.iter().copied())
        .then("and")
        .then_sql(access.sql());
    let asked = Sql::new(
        "select p.reviewer_id as staff, 0 as mine, 0 as urgent, 0 as emergency, 0 as grave, 0 as early, 0 as kept, \
         0 as alerts, 0 as overdue, 1 as paper from case_papers p join cases c on c.id = p.case_id \
         where p.state = 'submitted' and p.reviewer_id is not null and c.closed_at is null and c.office_id in",
    )
    .list(offices.iter().copied())
    .then("and")
    .then_sql(access.sql());
    let sql = Sql::new(format!("select {} from (", Load::COLUMNS)).then_sql(owned).then("union all").then_sql(asked);
    on.all(sql.then(") w group by w.staff")).await
}

/// Keeps what lies on these owners now as that of this month. In the order of their ids, so that two commands about the same
/// two never wait for one another.
///
/// # Errors
/// [`store::StoreError`].
pub async fn note(tx: &Tx<'_>, mut owners: Vec<Id<Staff>>) -> Result<()> {
    owners.sort_unstable();
    owners.dedup();
    let month = tx.now().day().number() / 100;
    for owner in owners {
        let sums = ["mine", "urgent", "emergency", "grave", "early"]
            .map(|name| format!("cast(coalesce(sum(w.{name}), 0) as bigint)"));
        let sql = Sql::new("insert into case_load_months (staff_id, month, cases, urgent, emergency, grave, early)")
            .then(&format!("select cast(? as bigint), cast(? as bigint), {} from", sums.join(", ")))
            .bind(owner)
            .bind(month)
            .then(&format!("(select {FACTORS} from cases c where c.owner_id = ? and c.closed_at is null"))
            .bind(owner)
            .then("and c.confidentiality <> 'sealed') w where true on conflict (staff_id, month) do update set")
            .then("cases = excluded.cases, urgent = excluded.urgent, emergency = excluded.emergency,")
            .then("grave = excluded.grave, early = excluded.early");
        tx.run(sql).await?;
    }
    Ok(())
}

/// What lay on these since a month, oldest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn months(on: &impl Source, staff: &[Id<Staff>], since: i64) -> Result<Vec<LoadMonthRow>> {
    let sql = Sql::new(format!("select {} from case_load_months where staff_id in", LoadMonthRow::COLUMNS));
    on.all(sql.list(staff.iter().copied()).then("and month >= ? order by month").bind(since)).await
}
