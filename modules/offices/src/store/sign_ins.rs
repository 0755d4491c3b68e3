//! Sign-ins of the last months, for their owners to look over.

use kernel::{Id, Moment, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

store::row! {
    /// One sign-in.
    pub struct SignInRow {
        /// When.
        pub at: Moment,
        /// The browser and the system.
        pub device: String,
        /// By which way: `password`, `passkey`, or a provider's name.
        pub way: String,
    }
}

/// Days for which sign-ins are kept.
const DAYS: i64 = 90;

/// Notes a sign-in and forgets the old ones; answers whether the device is a new one of somebody who came before.
pub async fn note(tx: &Tx<'_>, staff: Id<Staff>, device: &str, way: &str) -> Result<bool> {
    let old = tx.now().plus_hours(-24 * DAYS);
    tx.run(Sql::new("delete from sign_ins where staff_id = ? and at < ?").bind(staff).bind(old)).await?;
    let sql = Sql::new(
        "select cast(count(*) as bigint), cast(coalesce(sum(case when device = ? then 1 else 0 end), 0) as bigint) from sign_ins where staff_id = ?",
    );
    let (all, here): (i64, i64) = tx.one(sql.bind(device).bind(staff)).await?;
    let sql = Sql::new("insert into sign_ins (id, staff_id, at, device, way) values (?, ?, ?, ?, ?)");
    tx.run(sql.bind(tx.new_id::<()>()).bind(staff).bind(tx.now()).bind(device).bind(way)).await?;
    Ok(all > 0 && here == 0)
}

/// The latest sign-ins of somebody, the last one first.
pub async fn of(on: &impl Source, staff: Id<Staff>, limit: i64) -> Result<Vec<SignInRow>> {
    let sql =
        format!("select {} from sign_ins where staff_id = ? order by at desc, id desc limit ?", SignInRow::COLUMNS);
    on.all(Sql::new(sql).bind(staff).bind(limit)).await
}
