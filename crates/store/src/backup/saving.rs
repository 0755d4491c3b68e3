//! Writing a backup: one snapshot, row after row, so that memory stays flat however much there is.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use kernel::{Cell, CellType};
use serde_json::Value;

use super::archive::{Line, Writer};
use super::{BackupError, Contents, FORMAT, made_in_order, trouble, with_own};
use crate::dialect::Snapshot;
use crate::schema::{Table, tables};
use crate::{Db, Migration, Row, Sql, StoreError, files};

/// Tables that the target's own migrations fill.
const NOT_SAVED: [&str; 1] = ["schema_migrations"];

/// Writes everything that the installation holds into a file; the program may go on working meanwhile.
///
/// # Errors
/// [`BackupError`]; no file of that name is left or changed then.
pub async fn save(db: &Db, migrations: &[Migration], path: &Path) -> Result<Contents, BackupError> {
    db.seal_audit().await?;
    let mut writer = Writer::create(path)?;
    match write_all(db, migrations, &mut writer).await {
        Ok(contents) => writer.finish().map(|()| contents),
        Err(error) => {
            writer.discard();
            Err(error)
        }
    }
}

async fn write_all(db: &Db, migrations: &[Migration], writer: &mut Writer) -> Result<Contents, BackupError> {
    let migrations = with_own(migrations);
    let mut ids: Vec<String> = migrations.iter().map(|one| one.id.to_owned()).collect();
    ids.sort();
    writer.line(&Line::Backup { format: FORMAT, at: db.now().millis(), migrations: ids })?;
    writer.line(&Line::Keys(STANDARD_NO_PAD.encode(crate::db::Source::keys(db).to_bytes())))?;
    // Read before the snapshot begins, so that it never says more than the rows do.
    if let Some(head) = db.head().text() {
        writer.line(&Line::Head(head))?;
    }
    let mut contents = Contents::default();
    let known = tables(db).await?;
    let snapshot = db.snapshot().await?;
    for name in made_in_order(&migrations) {
        if NOT_SAVED.contains(&name) {
            continue;
        }
        let table = known.iter().find(|table| table.name == name);
        let table = table.ok_or_else(|| StoreError::broken(format!("there is no table {name}")))?;
        contents.rows += write_table(&snapshot, table, writer).await?;
        contents.tables += 1;
    }
    contents.files = write_files(db, writer)?;
    Ok(contents)
}

async fn write_table(snapshot: &Snapshot, table: &Table, writer: &mut Writer) -> Result<u64, BackupError> {
    let columns: Vec<String> = table.columns.iter().map(|(name, _)| name.clone()).collect();
    let select = format!("select {} from {} order by 1", columns.join(", "), table.name);
    writer.line(&Line::Table { name: table.name.clone(), columns })?;
    let mut count = 0;
    snapshot
        .each(Sql::new(select), |row| {
            count += 1;
            writer.line(&Line::Row(values(row, table)?))
        })
        .await?;
    writer.line(&Line::Rows(count))?;
    Ok(count)
}

fn values(row: &Row<'_>, table: &Table) -> Result<Vec<Value>, StoreError> {
    let cells = table.columns.iter().enumerate().map(|(place, (_, text))| {
        // What lies there as it lies there: an empty text is not the same as none.
        let kind = if *text { CellType::Text } else { CellType::Int };
        Ok(match row.0.cell(place, kind)? {
            Cell::Int(number) => Value::from(number),
            Cell::Text(text) => Value::String(text),
            Cell::NoInt | Cell::NoText => Value::Null,
        })
    });
    cells.collect()
}

fn write_files(db: &Db, writer: &mut Writer) -> Result<u64, BackupError> {
    let paths = files::list(db);
    let mut count = 0;
    for path in paths {
        let bytes = std::fs::read(&path).map_err(trouble(&path))?;
        writer.line(&Line::File(STANDARD_NO_PAD.encode(bytes)))?;
        count += 1;
    }
    Ok(count)
}
