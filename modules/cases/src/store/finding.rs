//! Cases that a search may speak of although they are not open to the reader.

use kernel::{Id, Person, Staff};
use store::{FromRow as _, Result, Source, Sql};

use crate::access::Access;
use crate::model::{CaseRow, Confidentiality, Stage, SubjectKind};

/// Open restricted cases about these records in the reader's own offices, which the reader may not open: whoever stands
/// before the client must know whom to ask. Sealed cases are never among them.
///
/// # Errors
/// [`store::StoreError`].
pub async fn restricted_about(
    on: &impl Source,
    access: &Access,
    kind: SubjectKind,
    subjects: &[i64],
) -> Result<Vec<CaseRow>> {
    if subjects.is_empty() {
        return Ok(Vec::new());
    }
    let sql = Sql::new(format!("select {} from cases c where c.subject_kind = ?", CaseRow::COLUMNS)).bind(kind);
    let sql = sql.then("and c.subject_id in").list(subjects.iter().copied());
    let sql =
        sql.then("and c.confidentiality = ? and c.stage <> ?").bind(Confidentiality::Restricted).bind(Stage::Closed);
    let sql = sql.then("and c.office_id in (select t.office from office_tree t where t.ancestor in");
    let sql = sql.list(access.offices().iter().copied()).then(") and not").then_sql(access.sql());
    on.all(sql.then("order by c.id limit 20")).await
}

/// The owners of restricted and sealed cases about a person.
///
/// # Errors
/// [`store::StoreError`].
pub async fn keepers(on: &impl Source, person: Id<Person>) -> Result<Vec<Id<Staff>>> {
    let sql = Sql::new(
        "select distinct c.owner_id from cases c where c.subject_kind = 'person' and c.subject_id = ? \
         and c.confidentiality <> 'normal' order by c.owner_id limit 50",
    );
    let rows: Vec<(Id<Staff>,)> = on.all(sql.bind(person)).await?;
    Ok(rows.into_iter().map(|(staff,)| staff).collect())
}
