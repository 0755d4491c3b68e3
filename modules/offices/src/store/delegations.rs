//! Delegations: who acts for whom, and when.

use kernel::{Day, Id, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{Delegation, NewDelegation};

store::row! {
    /// A delegation with the names of both.
    pub struct DelegationRow {
        /// Its id.
        pub id: Id<Delegation> = "d.id",
        /// Who is on leave.
        pub from_staff: Id<Staff> = "d.from_staff",
        /// Their given name.
        pub from_given: String = "f.given_name",
        /// Their family name.
        pub from_family: String = "f.family_name",
        /// Who acts.
        pub to_staff: Id<Staff> = "d.to_staff",
        /// Their given name.
        pub to_given: String = "t.given_name",
        /// Their family name.
        pub to_family: String = "t.family_name",
        /// The first day.
        pub from: Day = "d.from_day",
        /// The last day.
        pub until: Day = "d.until_day",
        /// Why.
        pub reason: String = "d.reason",
        /// When it was withdrawn.
        pub withdrawn_at: Option<kernel::Moment> = "d.withdrawn_at",
    }
}

const FROM: &str = "from delegations d join staff f on f.id = d.from_staff join staff t on t.id = d.to_staff";

/// Every delegation from or to somebody, the latest first.
pub async fn of(on: &impl Source, staff: Id<Staff>) -> Result<Vec<DelegationRow>> {
    let sql = Sql::new(format!(
        "select {} {FROM} where d.from_staff = ? or d.to_staff = ? order by d.from_day desc, d.id desc",
        DelegationRow::COLUMNS
    ));
    on.all(sql.bind(staff).bind(staff)).await
}

/// One delegation that somebody gave; another's is not found.
pub async fn given_by(on: &impl Source, staff: Id<Staff>, id: Id<Delegation>) -> Result<DelegationRow> {
    let sql = Sql::new(format!("select {} {FROM} where d.id = ? and d.from_staff = ?", DelegationRow::COLUMNS));
    on.one(sql.bind(id).bind(staff)).await
}

/// Adds a delegation.
pub async fn add(tx: &Tx<'_>, new: &NewDelegation) -> Result<Id<Delegation>> {
    let id = tx.new_id();
    let sql = Sql::new(
        "insert into delegations (id, from_staff, to_staff, from_day, until_day, reason, created_at) \
         values (?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(id)
    .bind(new.from_staff)
    .bind(new.to_staff)
    .bind(new.from)
    .bind(new.until)
    .bind(new.reason.as_str())
    .bind(tx.now());
    tx.run(sql).await?;
    Ok(id)
}

/// Withdraws a delegation from now on.
pub async fn withdraw(tx: &Tx<'_>, id: Id<Delegation>) -> Result<()> {
    let sql = Sql::new("update delegations set withdrawn_at = ? where id = ? and withdrawn_at is null");
    tx.run_versioned(sql.bind(tx.now()).bind(id)).await
}
