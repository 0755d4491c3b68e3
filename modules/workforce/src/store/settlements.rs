//! Decisions on what the paper leaves open: only ever added, the highest turn holds.

use kernel::{Id, Level, Moment};
use store::{FromRow as _, Result, Source, Sql, Tx, row};

use crate::model::StandardVersion;

row! {
    /// การวินิจฉัยข้อสงสัยหนึ่งครั้ง.
    pub struct Settlement {
        /// Its id.
        pub id: i64,
        /// Level of the item.
        pub level: Level,
        /// Code of the item.
        pub code: String,
        /// 1 for the first decision on the item, then 2, …
        pub turn: i64,
        /// The level decided; none when it stays blank on purpose.
        pub value: Option<i64>,
        /// Why.
        pub reason: String,
        /// Who decided.
        pub staff_name: String,
        /// When.
        pub at: Moment,
    }
}

/// The decisions of a version, the latest of each item first.
pub async fn all(on: &impl Source, of: Id<StandardVersion>) -> Result<Vec<Settlement>> {
    let sql = Sql::new(format!("select {} from standard_settlements", Settlement::COLUMNS));
    on.all(sql.then("where standard = ? order by turn desc, id").bind(of)).await
}

/// A decision about to be written.
#[derive(Debug)]
pub struct NewSettlement<'a> {
    /// The version it belongs to.
    pub standard: Id<StandardVersion>,
    /// Level of the item.
    pub level: Level,
    /// Code of the item.
    pub code: &'a str,
    /// One more than the turn that the person saw.
    pub turn: i64,
    /// The level decided, or none.
    pub value: Option<i64>,
    /// Why.
    pub reason: &'a str,
    /// Who decides.
    pub actor: &'a kernel::Actor,
}

/// Adds a decision.
///
/// # Errors
/// [`store::StoreError::Stale`] when somebody decided since the person looked.
pub async fn insert(tx: &Tx<'_>, new: &NewSettlement<'_>) -> Result<()> {
    let last = Sql::new(
        "select coalesce(max(turn), 0) from standard_settlements where standard = ? and level = ? and code = ?",
    );
    let (last,): (i64,) = tx.one(last.bind(new.standard).bind(new.level).bind(new.code)).await?;
    if last + 1 != new.turn {
        return Err(store::StoreError::Stale);
    }
    let sql = Sql::new(
        "insert into standard_settlements (id, standard, level, code, turn, value, reason, staff, staff_name, at) \
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql =
        sql.bind(tx.new_id::<()>()).bind(new.standard).bind(new.level).bind(new.code).bind(new.turn).bind(new.value);
    let sql = sql.bind(new.reason).bind(new.actor.staff).bind(new.actor.name.as_str()).bind(tx.now());
    match tx.run(sql).await {
        Err(store::StoreError::Taken) => Err(store::StoreError::Stale),
        done => done.map(|_| ()),
    }
}
