//! Requests to recover an account with a second person, where no mail can.

use kernel::{Id, Moment, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::Recovery;
use crate::rules::links::RecoveryState;
use crate::scope::Scope;

store::row! {
    /// A request that waits for its second person.
    pub struct RecoveryRow {
        /// Its id.
        pub id: Id<Recovery> = "r.id",
        /// Whose account.
        pub staff: Id<Staff> = "r.staff_id",
        /// Given name.
        pub given_name: String = "s.given_name",
        /// Family name.
        pub family_name: String = "s.family_name",
        /// Who asked.
        pub asked_by: Id<Staff> = "r.asked_by",
        /// Their given name.
        pub asker_given: String = "a.given_name",
        /// Their family name.
        pub asker_family: String = "a.family_name",
        /// When.
        pub asked_at: Moment = "r.asked_at",
        /// Why, and how the asker knows that it is them.
        pub reason: String = "r.reason",
    }
}

const FROM: &str = "from recoveries r join staff s on s.id = r.staff_id join staff a on a.id = r.asked_by";

/// Adds a request in the place of one that nobody answered.
pub async fn add(tx: &Tx<'_>, staff: Id<Staff>, asked_by: Id<Staff>, reason: &str) -> Result<Id<Recovery>> {
    tx.run(Sql::new("update recoveries set state = 'refused' where staff_id = ? and state = 'asked'").bind(staff))
        .await?;
    let id = tx.new_id();
    let sql = Sql::new(
        "insert into recoveries (id, staff_id, asked_by, asked_at, reason, state) values (?, ?, ?, ?, ?, 'asked')",
    );
    tx.run(sql.bind(id).bind(staff).bind(asked_by).bind(tx.now()).bind(reason)).await?;
    Ok(id)
}

/// The requests within a scope that wait, the latest first.
pub async fn waiting(on: &impl Source, scope: &Scope) -> Result<Vec<RecoveryRow>> {
    let sql = Sql::new(format!("select {} {FROM} where r.state = 'asked' and", RecoveryRow::COLUMNS));
    on.all(sql.then_sql(scope.within("s.office_id")).then("order by r.id desc limit 100")).await
}

/// One request within a scope that waits.
pub async fn find(on: &impl Source, scope: &Scope, id: Id<Recovery>) -> Result<RecoveryRow> {
    let sql = Sql::new(format!("select {} {FROM} where r.id = ? and r.state = 'asked' and", RecoveryRow::COLUMNS));
    on.one(sql.bind(id).then_sql(scope.within("s.office_id"))).await
}

/// Keeps the answer of the second person; false when somebody else just answered.
pub async fn decide(tx: &Tx<'_>, id: Id<Recovery>, state: RecoveryState, by: Id<Staff>) -> Result<bool> {
    let sql =
        Sql::new("update recoveries set state = ?, decided_by = ?, decided_at = ? where id = ? and state = 'asked'");
    Ok(tx.run(sql.bind(state).bind(by).bind(tx.now()).bind(id)).await? == 1)
}
