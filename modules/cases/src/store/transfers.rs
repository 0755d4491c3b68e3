//! Transfers as the receiving office sees them, and the offices that can receive.

use kernel::{Case, Day, Id, Office, Role};
use store::{FromRow as _, Result, Source, Sql};

use crate::model::CaseRow;

/// The cases that lie behind transfers which were already found to wait for the reader's offices.
///
/// # Errors
/// [`store::StoreError`].
pub async fn cases(on: &impl Source, ids: &[Id<Case>]) -> Result<Vec<CaseRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    on.all(Sql::new(format!("select {} from cases c where c.id in", CaseRow::COLUMNS)).list(ids.iter().copied())).await
}

store::row! {
    /// หน่วยงานที่รับโอนได้
    pub struct Receiver {
        /// The office.
        pub id: Id<Office> = "o.id",
        /// Its name.
        pub name: String = "o.name",
        /// Its English name; may be empty.
        pub name_en: String = "o.name_en",
    }
}

/// Offices where a social worker holds a post today, by name: only there can a case be worked on. The one that has the
/// case is not among them.
///
/// # Errors
/// [`store::StoreError`].
pub async fn receivers(on: &impl Source, not: Id<Office>, today: Day) -> Result<Vec<Receiver>> {
    let sql = Sql::new(format!(
        "select {} from offices o where o.id <> ? and o.id in (select a.office_id from appointments a \
         where a.role in (?, ?) and a.from_day <= ? and a.until_day >= ?) order by o.sort_key, o.id",
        Receiver::COLUMNS
    ));
    on.all(sql.bind(not).bind(Role::SocialWorker).bind(Role::Supervisor).bind(today).bind(today)).await
}
