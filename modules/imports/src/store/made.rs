//! What an import made, so that it can be taken back.

use ::store::{Bulk, FromRow as _, Result, Source, Sql, Tx};
use kernel::{Case, Cell, Household, Id, Kind as _, Person, Ref, Stored as _};

use crate::model::{Import, Made};

/// The kind of a membership: the household, with the person beside it.
pub(crate) const MEMBERSHIP: &str = "membership";

/// Notes what rows made.
pub(crate) async fn note(tx: &Tx<'_>, import: Id<Import>, made: &[Made]) -> Result<()> {
    let mut bulk = Bulk::into(tx, "import_made", &["import_id", "row_number", "kind", "about", "other", "kept"]);
    for one in made {
        let kind = Cell::Text(one.about.kind.to_owned());
        bulk.row([
            import.to_cell(),
            Cell::Int(one.row),
            kind,
            Cell::Int(one.about.id),
            Cell::Int(one.other),
            Cell::Int(0),
        ])
        .await?;
    }
    bulk.finish().await.map(|_| ())
}

/// What an import made and nobody has looked at since, the last first, so that what rests on another goes before it.
pub(crate) async fn last(on: &impl Source, import: Id<Import>, limit: i64) -> Result<Vec<Made>> {
    listed(on, import, false, limit).await
}

/// What an undoing left, because somebody has worked with it since.
pub(crate) async fn kept(on: &impl Source, import: Id<Import>, limit: i64) -> Result<Vec<Made>> {
    listed(on, import, true, limit).await
}

async fn listed(on: &impl Source, import: Id<Import>, kept: bool, limit: i64) -> Result<Vec<Made>> {
    let sql = Sql::new(format!("select {} from import_made where import_id = ? and kept = ?", MadeRow::COLUMNS));
    let sql = sql.bind(import).bind(kept).then("order by row_number desc, kind, about limit ?").bind(limit);
    let rows: Vec<MadeRow> = on.all(sql).await?;
    let made = |row: MadeRow| {
        Some(Made { row: row.row, about: Ref { kind: known(&row.kind)?, id: row.about }, other: row.other })
    };
    Ok(rows.into_iter().filter_map(made).collect())
}

::store::row! {
    /// A thing that a row made, as the table has it.
    pub struct MadeRow {
        /// The row.
        pub row: i64 = "row_number",
        /// Its kind.
        pub kind: String,
        /// Its id.
        pub about: i64,
        /// Of a membership: the person.
        pub other: i64,
    }
}

fn known(kind: &str) -> Option<&'static str> {
    [Person::KIND, Household::KIND, Case::KIND, MEMBERSHIP].into_iter().find(|known| *known == kind)
}

/// It is gone, or it stays for good: an undoing does not look at it again.
pub(crate) async fn settle(tx: &Tx<'_>, import: Id<Import>, one: &Made, gone: bool) -> Result<()> {
    let sql = if gone { "delete from import_made" } else { "update import_made set kept = 1" };
    let sql = Sql::new(sql).then("where import_id = ? and row_number = ? and kind = ? and about = ?");
    tx.run(sql.bind(import).bind(one.row).bind(one.about.kind).bind(one.about.id)).await.map(|_| ())
}

/// How many things an import made that an undoing has not looked at.
pub(crate) async fn count(on: &impl Source, import: Id<Import>) -> Result<i64> {
    let sql =
        Sql::new("select cast(count(*) as bigint) from import_made where import_id = ? and kept = 0").bind(import);
    let (count,): (i64,) = on.one(sql).await?;
    Ok(count)
}
