//! Letters that belong to cases.

use kernel::{Actor, Case, Id, Letter};
use store::{FromRow as _, Result, Source, Sql, Tx};

use crate::access::Access;
use crate::model::{CaseLetterRow, CaseRow, LetterPart};

/// Notes that a letter belongs to a case.
///
/// # Errors
/// [`store::StoreError::Taken`] when it does already.
pub async fn link(tx: &Tx<'_>, actor: &Actor, case: Id<Case>, (letter, part): (Id<Letter>, LetterPart)) -> Result<()> {
    let sql = Sql::new(
        "insert into case_letters (id, case_id, letter, part, linked_at, linked_by) values (?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(tx.new_id::<()>()).bind(case).bind(letter).bind(part).bind(tx.now()).bind(actor.staff);
    tx.run(sql).await.map(|_| ())
}

/// The letters of a case, the first linked first.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of_case(on: &impl Source, case: Id<Case>) -> Result<Vec<CaseLetterRow>> {
    let sql = Sql::new(format!(
        "select {} from case_letters where case_id = ? order by id limit {MOST}",
        CaseLetterRow::COLUMNS
    ));
    on.all(sql.bind(case)).await
}

/// Letters of a case that are listed.
const MOST: usize = 200;

/// The cases to which a letter belongs, of those that the actor may open.
///
/// # Errors
/// [`store::StoreError`].
pub async fn cases_of(on: &impl Source, access: &Access, letter: Id<Letter>) -> Result<Vec<CaseRow>> {
    let sql = Sql::new(format!(
        "select {} from cases c join case_letters l on l.case_id = c.id where l.letter = ? and",
        CaseRow::COLUMNS
    ));
    on.all(sql.bind(letter).then_sql(access.sql()).then("order by c.id limit 20")).await
}
