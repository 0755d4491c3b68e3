//! Where organisations are.

use ::store::{FromRow, Result, Row, Source, Sql, Tx};
use kernel::Id;

use super::{stamp, writer, written};
use crate::model::{Location, LocationRecord, NewLocation, Organisation, Uuid, read};

impl FromRow for LocationRecord {
    const COLUMNS: &'static str = "l.id, l.uuid, l.version, l.changed_at, l.changed_by, l.organisation, l.about";
    fn from_row(row: &Row) -> Result<Self> {
        Ok(Self { id: row.at(0)?, stamp: stamp(row, 1)?, organisation: row.at(5)?, about: read(row, 6)? })
    }
}

/// Locations of one organisation that are read; no organisation in the country has more offices.
const MOST: i64 = 2_000;

fn select(rest: &str) -> Sql {
    Sql::new(format!("select {} from directory_locations l {rest}", LocationRecord::COLUMNS))
}

/// One location of an organisation.
///
/// # Errors
/// [`StoreError::NotFound`](::store::StoreError::NotFound) when there is none.
pub async fn record(on: &impl Source, organisation: Id<Organisation>, id: Id<Location>) -> Result<LocationRecord> {
    on.one(select("where l.id = ? and l.organisation = ?").bind(id).bind(organisation)).await
}

/// The location of a uuid.
///
/// # Errors
/// The store's.
pub async fn of_uuid(on: &impl Source, uuid: Uuid) -> Result<Option<LocationRecord>> {
    on.first(select("where l.uuid = ?").bind(uuid)).await
}

/// The locations of an organisation, oldest first.
///
/// # Errors
/// The store's.
pub async fn of(on: &impl Source, organisation: Id<Organisation>) -> Result<Vec<LocationRecord>> {
    on.all(select("where l.organisation = ? order by l.id limit ?").bind(organisation).bind(MOST)).await
}

/// Those of these ids.
///
/// # Errors
/// The store's.
pub async fn some(on: &impl Source, ids: &[Id<Location>]) -> Result<Vec<LocationRecord>> {
    on.all(select("where l.id in").list(ids.iter().copied())).await
}

/// Adds one to an organisation.
///
/// # Errors
/// [`StoreError::Taken`](::store::StoreError::Taken) when its uuid is.
pub async fn insert(
    tx: &Tx<'_>,
    uuid: Uuid,
    organisation: Id<Organisation>,
    about: &NewLocation,
) -> Result<Id<Location>> {
    let id = tx.new_id();
    let sql = Sql::new(
        "insert into directory_locations (id, uuid, version, organisation, name, about, made_at, changed_at, changed_by) \
         values (?, ?, 1, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(uuid).bind(organisation).bind(about.name.as_str()).bind(written(about)?);
    tx.run(sql.bind(tx.now()).bind(tx.now()).bind(writer(tx))).await?;
    Ok(id)
}

/// Changes one, if it still has that version.
///
/// # Errors
/// [`StoreError::Stale`](::store::StoreError::Stale).
pub async fn update(tx: &Tx<'_>, id: Id<Location>, version: i64, about: &NewLocation) -> Result<()> {
    let sql = Sql::new(
        "update directory_locations set version = version + 1, name = ?, about = ?, changed_at = ?, changed_by = ? \
         where id = ? and version = ?",
    );
    let sql = sql.bind(about.name.as_str()).bind(written(about)?).bind(tx.now()).bind(writer(tx));
    tx.run_versioned(sql.bind(id).bind(version)).await
}
