//! Organisations: adding, changing, reading, and lists of them.

use std::collections::HashMap;

use ::store::{FromRow, Page, Result, Row, Slice, Source, Sql, Tx};
use kernel::Id;

use super::{stamp, writer, written};
use crate::model::{NewOrganisation, Organisation, OrganisationBrief, OrganisationRecord, Uuid, read};

impl FromRow for OrganisationRecord {
    const COLUMNS: &'static str =
        "o.id, o.uuid, o.version, o.changed_at, o.changed_by, o.active, o.merged_into, o.about";
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.at(0)?,
            stamp: stamp(row, 1)?,
            active: row.at(5)?,
            merged_into: row.at(6)?,
            about: read(row, 7)?,
        })
    }
}

fn select<T: FromRow>(rest: &str) -> Sql {
    Sql::new(format!("select {} from directory_organisations o {rest}", T::COLUMNS))
}

/// One organisation.
///
/// # Errors
/// [`StoreError::NotFound`](::store::StoreError::NotFound) when there is none.
pub async fn record(on: &impl Source, id: Id<Organisation>) -> Result<OrganisationRecord> {
    on.one(select::<OrganisationRecord>("where o.id = ?").bind(id)).await
}

/// The organisation of a uuid; the entry that it was merged into, where it was.
///
/// # Errors
/// The store's.
pub async fn of_uuid(on: &impl Source, uuid: Uuid) -> Result<Option<OrganisationRecord>> {
    on.first(select::<OrganisationRecord>("where o.uuid = ?").bind(uuid)).await
}

/// Those of these ids, by id.
///
/// # Errors
/// The store's.
pub async fn briefs(
    on: &impl Source,
    ids: &[Id<Organisation>],
) -> Result<HashMap<Id<Organisation>, OrganisationBrief>> {
    let rows: Vec<OrganisationBrief> =
        on.all(select::<OrganisationBrief>("where o.id in").list(ids.iter().copied())).await?;
    Ok(rows.into_iter().map(|brief| (brief.id, brief)).collect())
}

/// A page of those that exist, by name.
///
/// # Errors
/// The store's.
pub async fn list(on: &impl Source, page: Page) -> Result<Slice<OrganisationBrief>> {
    let sql = select::<OrganisationBrief>("where o.active = 1 order by o.sort_key, o.id").then_sql(page.sql());
    Ok(page.slice(on.all(sql).await?))
}

/// What every one of those says that exist, by name, up to 10,000.
///
/// # Errors
/// The store's.
pub async fn existing(on: &impl Source) -> Result<Vec<NewOrganisation>> {
    let sql = select::<OrganisationRecord>("where o.active = 1 order by o.sort_key, o.id limit 10000");
    let rows: Vec<OrganisationRecord> = on.all(sql).await?;
    Ok(rows.into_iter().map(|row| row.about).collect())
}

/// A part of all that were never merged, by their ids, for other directories.
///
/// # Errors
/// The store's.
pub async fn after(on: &impl Source, id: Id<Organisation>, limit: i64) -> Result<Vec<OrganisationRecord>> {
    let sql = select::<OrganisationRecord>("where o.id > ? and o.merged_into is null order by o.id limit ?");
    on.all(sql.bind(id).bind(limit)).await
}

/// Whether the directory has no entry at all.
///
/// # Errors
/// The store's.
pub async fn is_empty(on: &impl Source) -> Result<bool> {
    let found: Option<(i64,)> = on.first(Sql::new("select id from directory_organisations limit 1")).await?;
    Ok(found.is_none())
}

/// Adds one.
///
/// # Errors
/// [`StoreError::Taken`](::store::StoreError::Taken) when its uuid is.
pub async fn insert(tx: &Tx<'_>, uuid: Uuid, about: &NewOrganisation) -> Result<Id<Organisation>> {
    let id = tx.new_id();
    let sql = Sql::new(
        "insert into directory_organisations (id, uuid, version, name, sort_key, active, about, made_at, changed_at, \
         changed_by) values (?, ?, 1, ?, ?, 1, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(uuid).bind(about.name.as_str()).bind(thai::collation::sort_key_hex(&about.name));
    tx.run(sql.bind(written(about)?).bind(tx.now()).bind(tx.now()).bind(writer(tx))).await?;
    Ok(id)
}

/// Changes one, if it still has that version.
///
/// # Errors
/// [`StoreError::Stale`](::store::StoreError::Stale).
pub async fn update(tx: &Tx<'_>, id: Id<Organisation>, version: i64, about: &NewOrganisation) -> Result<()> {
    let sql = Sql::new(
        "update directory_organisations set version = version + 1, name = ?, sort_key = ?, about = ?, changed_at = ?, \
         changed_by = ? where id = ? and version = ?",
    );
    let sql = sql.bind(about.name.as_str()).bind(thai::collation::sort_key_hex(&about.name)).bind(written(about)?);
    tx.run_versioned(sql.bind(tx.now()).bind(writer(tx)).bind(id).bind(version)).await
}

/// Says whether one exists, if it still has that version.
///
/// # Errors
/// [`StoreError::Stale`](::store::StoreError::Stale).
pub async fn set_active(tx: &Tx<'_>, id: Id<Organisation>, version: i64, active: bool) -> Result<()> {
    let sql = Sql::new(
        "update directory_organisations set version = version + 1, active = ?, changed_at = ?, changed_by = ? \
         where id = ? and version = ? and merged_into is null",
    );
    tx.run_versioned(sql.bind(active).bind(tx.now()).bind(writer(tx)).bind(id).bind(version)).await
}

/// Moves everything of one to another, to which its id leads from now on.
///
/// # Errors
/// [`StoreError::Stale`](::store::StoreError::Stale) when it has another version, or was merged already.
pub async fn merge(tx: &Tx<'_>, id: Id<Organisation>, version: i64, into: Id<Organisation>) -> Result<()> {
    let sql = Sql::new(
        "update directory_organisations set version = version + 1, active = 0, merged_into = ?, changed_at = ?, \
         changed_by = ? where id = ? and version = ? and merged_into is null",
    );
    tx.run_versioned(sql.bind(into).bind(tx.now()).bind(writer(tx)).bind(id).bind(version)).await?;
    // Whoever was merged into this one before is led on at once: an id never leads to an entry that leads on.
    for sql in [
        "update directory_organisations set merged_into = ? where merged_into = ?",
        "update directory_services set organisation = ? where organisation = ?",
        "update directory_locations set organisation = ? where organisation = ?",
    ] {
        tx.run(Sql::new(sql).bind(into).bind(id)).await?;
    }
    Ok(())
}
