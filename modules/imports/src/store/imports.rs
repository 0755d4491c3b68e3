//! Imports: beginning, finding, and how far each is.

use ::store::{FromRow as _, Page, Result, Slice, Source, Sql, Tx};
use kernel::{Id, Moment, Office, Staff};
use offices::Scope;

use crate::model::{Import, ImportRow, State, Template};

/// An import as it begins.
#[derive(Debug)]
pub(crate) struct NewImport<'a> {
    pub(crate) office: Id<Office>,
    pub(crate) template: Template,
    pub(crate) file_name: &'a str,
    pub(crate) digest: &'a str,
    pub(crate) size: i64,
    pub(crate) made_by: (Id<Staff>, &'a str),
}

pub(crate) async fn insert(tx: &Tx<'_>, new: &NewImport<'_>) -> Result<Id<Import>> {
    let id: Id<Import> = tx.new_id();
    let sql = Sql::new(
        "insert into imports (id, version, office_id, template, state, file_name, digest, size, tab, heading_row, headings, \
         mapping, total, last_row, done, accepted, refused, present, waiting, stored, suspected, kept, notes, trouble, \
         made_by, made_by_name, made_at, begun_at, changed_at, ended_at) \
         values (?, 1, ?, ?, ?, ?, ?, ?, 0, 0, '[]', '[]', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}', '', ?, ?, ?, ?, ?, null)",
    )
    .bind(id)
    .bind(new.office)
    .bind(new.template)
    .bind(State::Mapping)
    .bind(new.file_name)
    .bind(new.digest)
    .bind(new.size)
    .bind(new.made_by.0)
    .bind(new.made_by.1)
    .bind(tx.now())
    .bind(tx.now())
    .bind(tx.now());
    tx.run(sql).await?;
    Ok(id)
}

fn select() -> Sql {
    Sql::new(format!("select {} from imports", ImportRow::COLUMNS))
}

/// One import within a scope.
///
/// # Errors
/// [`StoreError::NotFound`](::store::StoreError::NotFound).
pub(crate) async fn find(on: &impl Source, scope: &Scope, id: Id<Import>) -> Result<ImportRow> {
    on.one(select().then("where id = ?").bind(id).then("and").then_sql(scope.within("office_id"))).await
}

/// One import, for the background that works on it.
///
/// # Errors
/// [`StoreError::NotFound`](::store::StoreError::NotFound).
pub(crate) async fn load(on: &impl Source, id: Id<Import>) -> Result<ImportRow> {
    on.one(select().then("where id = ?").bind(id)).await
}

/// The imports within a scope, the latest first.
pub(crate) async fn within(on: &impl Source, scope: &Scope, page: Page) -> Result<Slice<ImportRow>> {
    let sql = select().then("where").then_sql(scope.within("office_id")).then("order by id desc").then_sql(page.sql());
    Ok(page.slice(on.all(sql).await?))
}

/// How the file is read: its sheet, its headings, and the column of each.
#[derive(Debug)]
pub(crate) struct Layout<'a> {
    pub(crate) tab: i64,
    pub(crate) heading_row: i64,
    pub(crate) headings: &'a [String],
    pub(crate) mapping: &'a [String],
    pub(crate) total: i64,
}

/// Changes how the file is read, if nobody else did meanwhile.
pub(crate) async fn lay_out(tx: &Tx<'_>, id: Id<Import>, version: i64, layout: &Layout<'_>) -> Result<()> {
    let json = |texts: &[String]| serde_json::to_string(texts).unwrap_or_else(|_| "[]".to_owned());
    let sql = Sql::new(
        "update imports set version = version + 1, tab = ?, heading_row = ?, headings = ?, mapping = ?, total = ?, changed_at = ?",
    )
    .bind(layout.tab)
    .bind(layout.heading_row)
    .bind(json(layout.headings))
    .bind(json(layout.mapping))
    .bind(layout.total)
    .bind(tx.now());
    tx.run_versioned(sql.then("where id = ? and version = ?").bind(id).bind(version)).await
}

/// Begins a phase. What the one before counted is forgotten; a storing that stopped goes on behind the last row that it stored.
pub(crate) async fn begin(tx: &Tx<'_>, row: &ImportRow, state: State) -> Result<()> {
    let anew = match state {
        State::Checking => {
            ", last_row = 0, done = 0, accepted = 0, refused = 0, present = 0, waiting = 0, notes = '{}', ended_at = null"
        }
        State::Storing if row.has_stored() => ", ended_at = null",
        State::Storing => {
            ", last_row = 0, done = 0, present = 0, waiting = 0, stored = 0, suspected = 0, ended_at = null"
        }
        _ => ", last_row = 0, done = 0, kept = 0, ended_at = null",
    };
    let sql =
        Sql::new("update imports set version = version + 1, state = ?, trouble = '', begun_at = ?, changed_at = ?");
    let sql = sql.bind(state).bind(tx.now()).bind(tx.now()).then(anew);
    tx.run_versioned(sql.then("where id = ? and version = ?").bind(row.id).bind(row.version)).await
}

/// Ends a phase. Behind a trial run nothing is stored yet.
pub(crate) async fn end(tx: &Tx<'_>, row: &ImportRow, state: State) -> Result<()> {
    let sql = Sql::new("update imports set version = version + 1, state = ?, changed_at = ?, ended_at = ?");
    let sql = sql.bind(state).bind(tx.now()).bind(tx.now());
    let sql = if state == State::Checked { sql.then(", last_row = 0") } else { sql };
    tx.run_versioned(sql.then("where id = ? and state = ?").bind(row.id).bind(row.state)).await
}

/// Lets an import be done for good: what it made is no longer told from the rest.
pub(crate) async fn close(tx: &Tx<'_>, row: &ImportRow) -> Result<()> {
    tx.run(Sql::new("delete from import_made where import_id = ?").bind(row.id)).await?;
    let sql = Sql::new("update imports set version = version + 1, state = ?, waiting = 0, changed_at = ?");
    let sql = sql.bind(State::Closed).bind(tx.now());
    tx.run_versioned(sql.then("where id = ? and state = ?").bind(row.id).bind(State::Done)).await
}

/// Says why the background stopped; the import goes back to where a person can begin it again.
pub(crate) async fn stop(tx: &Tx<'_>, row: &ImportRow, back: State, trouble: &str) -> Result<()> {
    let sql = Sql::new("update imports set version = version + 1, state = ?, trouble = ?, changed_at = ?");
    let sql = sql.bind(back).bind(trouble).bind(tx.now());
    tx.run_versioned(sql.then("where id = ? and state = ?").bind(row.id).bind(row.state)).await
}

/// The file is no longer kept.
pub(crate) async fn forget_file(tx: &Tx<'_>, id: Id<Import>) -> Result<()> {
    tx.run(Sql::new("update imports set digest = '', size = 0 where id = ?").bind(id)).await.map(|_| ())
}

/// Imports in that state that nobody has touched since then.
pub(crate) async fn left(on: &impl Source, state: State, before: Moment, limit: i64) -> Result<Vec<ImportRow>> {
    let sql = select().then("where state = ? and changed_at < ?").bind(state).bind(before);
    on.all(sql.then("order by changed_at limit ?").bind(limit)).await
}
