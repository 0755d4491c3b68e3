//! Consents: written once, withdrawn once.

use kernel::{Day, Id, Person, Staff};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::model::{Consent, ConsentRow, Way};

/// Everything a person ever consented to, the latest first.
pub async fn of_person(on: &impl Source, person: Id<Person>) -> Result<Vec<ConsentRow>> {
    let sql = Sql::new(format!(
        "select {} from privacy_consents where person = ? order by id desc limit 200",
        ConsentRow::COLUMNS
    ));
    on.all(sql.bind(person)).await
}

/// One consent of a person who was already found within the scope.
pub async fn find(on: &impl Source, person: Id<Person>, id: Id<Consent>) -> Result<ConsentRow> {
    let sql = Sql::new(format!("select {} from privacy_consents where id = ? and person = ?", ConsentRow::COLUMNS));
    on.one(sql.bind(id).bind(person)).await
}

/// Writes a consent.
pub async fn insert(tx: &Tx<'_>, row: &ConsentRow) -> Result<()> {
    let sql = Sql::new(format!(
        "insert into privacy_consents ({}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ConsentRow::COLUMNS
    ))
    .bind(row.id)
    .bind(row.person)
    .bind(row.purpose.as_str())
    .bind(row.office)
    .bind(row.given_on)
    .bind(row.way)
    .bind(row.giver)
    .bind(row.giver_name.as_str())
    .bind(row.note.as_str())
    .bind(row.file_name.as_str())
    .bind(row.kind)
    .bind(row.size)
    .bind(row.digest.as_str())
    .bind(row.taken_by)
    .bind(row.taken_at)
    .bind(row.withdrawn_on)
    .bind(row.withdrawn_way)
    .bind(row.withdrawn_by)
    .bind(row.withdrawn_at);
    tx.run(sql).await.map(|_| ())
}

/// Withdraws a consent.
///
/// # Errors
/// [`store::StoreError::Stale`] when it was withdrawn already.
pub async fn withdraw(tx: &Tx<'_>, id: Id<Consent>, on: Day, way: Way, by: Id<Staff>) -> Result<()> {
    let sql = Sql::new(
        "update privacy_consents set withdrawn_on = ?, withdrawn_way = ?, withdrawn_by = ?, withdrawn_at = ? \
         where id = ? and withdrawn_at is null",
    );
    tx.run_versioned(sql.bind(on).bind(way).bind(by).bind(tx.now()).bind(id)).await
}
