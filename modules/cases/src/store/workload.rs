//! ภาระงาน: how much lies on whom, within what a supervisor may open.

use kernel::{Code as _, Day, Id, Staff};
use store::{FromRow as _, Result, Source, Sql};

use crate::access::Access;
use crate::model::Urgency;

store::row! {
    /// ภาระงานของคนหนึ่ง
    pub struct Load {
        /// Whose.
        pub staff: Id<Staff> = "w.staff",
        /// Open cases owned.
        pub open: i64 = "cast(sum(w.mine) as bigint)",
        /// Those whose next step is past its day.
        pub overdue: i64 = "cast(sum(w.overdue) as bigint)",
        /// Those that are emergencies.
        pub emergencies: i64 = "cast(sum(w.emergency) as bigint)",
        /// Papers waiting for their co-signature.
        pub papers: i64 = "cast(sum(w.paper) as bigint)",
    }
}

/// The workload of everybody who owns an open case or is asked to co-sign one, in one grouped query.
///
/// # Errors
/// [`store::StoreError`].
pub async fn by_colleague(on: &impl Source, access: &Access, today: Day) -> Result<Vec<Load>> {
    let owned = Sql::new(
        "select c.owner_id as staff, 1 as mine, case when c.next_due < ? then 1 else 0 end as overdue, \
         case when c.urgency = ? then 1 else 0 end as emergency, 0 as paper from",
    )
    .bind(today)
    .bind(Urgency::Emergency.code())
    .then_sql(super::today::open(access, "c.owner_id, c.next_due, c.urgency"));
    let asked = Sql::new(
        "select p.reviewer_id as staff, 0 as mine, 0 as overdue, 0 as emergency, 1 as paper from case_papers p \
         join cases c on c.id = p.case_id where p.state = 'submitted' and p.reviewer_id is not null and",
    )
    .then_sql(access.sql());
    let sql = Sql::new(format!("select {} from (", Load::COLUMNS)).then_sql(owned).then("union all").then_sql(asked);
    on.all(sql.then(") w group by w.staff")).await
}
