//! The story of a case: one line for everything that happened in it.

use kernel::{Case, Id, Moment, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

store::row! {
    /// บรรทัดหนึ่งของเรื่อง
    pub struct Line {
        /// Id.
        pub id: i64,
        /// When.
        pub at: Moment,
        /// By whom.
        pub staff: Id<Staff> = "staff_id",
        /// What happened: a code that the texts name.
        pub what: String,
        /// The paper or other record it tells of; 0 for none.
        pub about: i64,
        /// More words, such as a reason.
        pub words: String,
    }
}

/// Lines shown at a time.
pub const SHOWN: i64 = 200;

/// The story, newest first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_case(on: &impl Source, case: Id<Case>) -> Result<Vec<Line>> {
    let sql =
        Sql::new(format!("select {} from case_timeline where case_id = ? order by id desc limit ?", Line::COLUMNS));
    on.all(sql.bind(case).bind(SHOWN)).await
}

/// Tells what happened.
///
/// # Errors
/// [`store::StoreError`].
pub async fn tell(tx: &Tx<'_>, case: Id<Case>, staff: Id<Staff>, what: &str, about: i64, words: &str) -> Result<()> {
    let sql = Sql::new(
        "insert into case_timeline (id, case_id, at, staff_id, what, about, words) values (?, ?, ?, ?, ?, ?, ?)",
    );
    tx.run(sql.bind(tx.new_id::<()>()).bind(case).bind(tx.now()).bind(staff).bind(what).bind(about).bind(words))
        .await
        .map(|_| ())
}
