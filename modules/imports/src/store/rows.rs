//! Rows that a person must see. Their cells are sealed: they hold numbers that are sealed everywhere else.

use ::store::{FromRow, Page, Result, Sealed, Slice, Source, Sql, StoreError, Tx};
use kernel::{Id, Moment, Person};

use crate::model::{Held, Import, Problem, Row, RowState};

const TABLE: &str = "import_rows";

/// A row as it is held back.
#[derive(Debug, Clone)]
pub(crate) struct NewRow {
    pub(crate) number: i64,
    pub(crate) state: RowState,
    pub(crate) cells: Vec<String>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) person: Option<Id<Person>>,
    pub(crate) likeness: Option<i64>,
}

pub(crate) async fn insert(tx: &Tx<'_>, import: Id<Import>, row: &NewRow) -> Result<()> {
    let id: Id<Row> = tx.new_id();
    let cells = serde_json::to_string(&row.cells).unwrap_or_default();
    let problems = serde_json::to_string(&row.problems).unwrap_or_default();
    let sealed = tx.keys().seal(&cells, TABLE, "cells", id.number())?;
    let sql = Sql::new(
        "insert into import_rows (id, import_id, row_number, state, cells, problems, person, likeness, decided_by, decided_at) \
         values (?, ?, ?, ?, ?, ?, ?, ?, '', null)",
    );
    let sql = sql.bind(id).bind(import).bind(row.number).bind(row.state).bind(sealed).bind(problems);
    tx.run(sql.bind(row.person).bind(row.likeness)).await.map(|_| ())
}

::store::row! {
    /// A row as the table has it.
    pub struct Stored {
        /// Its id.
        pub id: Id<Row>,
        /// Its number in the file.
        pub number: i64 = "row_number",
        /// How it stands.
        pub state: RowState,
        /// Its cells, sealed.
        pub cells: Sealed,
        /// What is wrong, as JSON.
        pub problems: String,
        /// Who it is.
        pub person: Option<Id<Person>>,
        /// How probably.
        pub likeness: Option<i64>,
        /// Who decided.
        pub decided_by: String,
        /// When.
        pub decided_at: Option<Moment>,
    }
}

fn opened(on: &impl Source, row: Stored) -> Result<Held> {
    let cells = on.keys().unseal(&row.cells, TABLE, "cells", row.id.number())?;
    Ok(Held {
        id: row.id,
        number: row.number,
        state: row.state,
        cells: serde_json::from_str(&cells).unwrap_or_default(),
        problems: serde_json::from_str(&row.problems).unwrap_or_default(),
        person: row.person,
        likeness: row.likeness,
        decided: row.decided_at.map(|at| (row.decided_by, at)),
    })
}

fn select() -> Sql {
    Sql::new(format!("select {} from import_rows", Stored::COLUMNS))
}

/// The rows of an import in a state, in the order of the file.
pub(crate) async fn in_state(on: &impl Source, import: Id<Import>, state: RowState, page: Page) -> Result<Slice<Held>> {
    let sql = select().then("where import_id = ? and state = ?").bind(import).bind(state);
    let rows: Vec<Stored> = on.all(sql.then("order by row_number").then_sql(page.sql())).await?;
    let rows = rows.into_iter().map(|row| opened(on, row)).collect::<Result<Vec<_>>>()?;
    Ok(page.slice(rows))
}

/// The rows of an import in a state behind a row, for a file of all of them.
pub(crate) async fn after(
    on: &impl Source,
    import: Id<Import>,
    state: RowState,
    number: i64,
    limit: i64,
) -> Result<Vec<Held>> {
    let sql = select().then("where import_id = ? and state = ? and row_number > ?");
    let sql = sql.bind(import).bind(state).bind(number).then("order by row_number limit ?").bind(limit);
    let rows: Vec<Stored> = on.all(sql).await?;
    rows.into_iter().map(|row| opened(on, row)).collect()
}

/// One row of an import.
///
/// # Errors
/// [`StoreError::NotFound`].
pub(crate) async fn find(on: &impl Source, import: Id<Import>, id: Id<Row>) -> Result<Held> {
    let row: Stored = on.one(select().then("where id = ? and import_id = ?").bind(id).bind(import)).await?;
    opened(on, row)
}

/// Decides a row that waits.
///
/// # Errors
/// [`StoreError::Stale`] when it was decided meanwhile.
pub(crate) async fn decide(tx: &Tx<'_>, id: Id<Row>, state: RowState, by: &str) -> Result<()> {
    let sql = Sql::new("update import_rows set state = ?, decided_by = ?, decided_at = ? where id = ? and state = ?");
    let sql = sql.bind(state).bind(by).bind(tx.now()).bind(id).bind(RowState::Waiting);
    if tx.run(sql).await? == 1 { Ok(()) } else { Err(StoreError::Stale) }
}

/// Forgets the rows of an import: all, or those that a phase found that is begun anew.
pub(crate) async fn forget(tx: &Tx<'_>, import: Id<Import>) -> Result<()> {
    tx.run(Sql::new("delete from import_rows where import_id = ?").bind(import)).await.map(|_| ())
}

/// Whether anybody waits for a decision.
pub(crate) async fn first_waiting(on: &impl Source, import: Id<Import>) -> Result<Option<Id<Row>>> {
    let sql = Sql::new("select id from import_rows where import_id = ? and state = ? order by row_number limit 1");
    let found: Option<(Id<Row>,)> = on.first(sql.bind(import).bind(RowState::Waiting)).await?;
    Ok(found.map(|(id,)| id))
}
