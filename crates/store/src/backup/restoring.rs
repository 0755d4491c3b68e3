//! Reading a backup back: first the whole file is checked, then everything goes in with one commit, then it is proved.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use kernel::Cell;
use serde_json::Value;

use super::archive::{Line, Reader};
use super::{BackupError, Contents, FORMAT, made_in_order, trouble, with_own};
use crate::audit::{Head, Report, chain};
use crate::db::{Options, Source as _};
use crate::health::is_untouched;
use crate::keys::write_private;
use crate::schema::{Table, tables};
use crate::{Bulk, By, Db, Keys, Migration, Sql, Tx, files};

/// Reads a backup into an empty database and an empty data folder, on whichever engine, and proves the audit log there.
///
/// The rows go into the tables that the backup knows; what later versions changed in them is done afterwards, as it is
/// with every database of an older version.
///
/// # Errors
/// [`BackupError`]; the database is as empty as before then, or holds everything and is brought up to date and proved
/// when it is opened next.
pub async fn restore(options: Options, path: &Path) -> Result<(Contents, Report), BackupError> {
    let found = check(path)?;
    let migrations = known_to(&options.migrations, &found, path)?;
    let folder = options.folder.clone();
    take_keys(&folder, &found.keys)?;
    let db = Db::open_as_of(Options { migrations: migrations.clone(), ..options.clone() }).await?;
    load(&db, &migrations, path, &found).await?;
    db.let_go().await;
    let head = Head::path(&folder);
    match &found.head {
        Some(text) => write_private(&head, text.as_bytes()).map_err(trouble(&head))?,
        // A backup of an installation without a head must not be restored into one with a head.
        None => std::fs::remove_file(&head).map_err(trouble(&head))?,
    }
    let db = Db::open(options).await?;
    chain_what_waits(&db).await?;
    let report = db.verify_audit().await?;
    db.close().await?;
    Ok((found.contents, report))
}

/// What the first reading found.
struct Found {
    migrations: Vec<String>,
    keys: Vec<u8>,
    head: Option<String>,
    contents: Contents,
}

/// Reads the whole file once, changing nothing.
fn check(path: &Path) -> Result<Found, BackupError> {
    let mut reader = Reader::open(path)?;
    let first = reader.next()?;
    let Some(Line::Backup { format, migrations, .. }) = first else {
        return Err(reader.damaged("it does not begin like a backup"));
    };
    if format != FORMAT {
        return Err(reader.damaged(format!("it has format {format}, this program reads {FORMAT}")));
    }
    let mut found = Found { migrations, keys: Vec::new(), head: None, contents: Contents::default() };
    let mut rows = 0;
    let mut width = 0;
    while let Some(line) = reader.next()? {
        match line {
            Line::Keys(text) => found.keys = decode(&reader, &text)?,
            Line::Head(text) => found.head = Some(text),
            Line::Table { columns, .. } => {
                found.contents.tables += 1;
                (rows, width) = (0, columns.len());
            }
            Line::Row(values) if values.len() == width => rows += 1,
            Line::Row(_) => return Err(reader.damaged("a row does not fit its table")),
            Line::Rows(count) if count == rows => found.contents.rows += rows,
            Line::Rows(_) => return Err(reader.damaged("rows are missing")),
            Line::File(text) => {
                decode(&reader, &text)?;
                found.contents.files += 1;
            }
            Line::Backup { .. } | Line::End { .. } => return Err(reader.damaged("it begins twice")),
        }
    }
    Keys::from_bytes(&found.keys).map_err(|error| reader.damaged(error))?;
    Ok(found)
}

fn decode(reader: &Reader, text: &str) -> Result<Vec<u8>, BackupError> {
    STANDARD_NO_PAD.decode(text).map_err(|error| reader.damaged(error))
}

/// The migrations that made the tables of the backup; later ones run when everything is in them.
fn known_to(all: &[Migration], found: &Found, path: &Path) -> Result<Vec<Migration>, BackupError> {
    let all = with_own(all);
    let is_known = |id: &&String| !all.iter().any(|migration| migration.id == id.as_str());
    if let Some(unknown) = found.migrations.iter().find(is_known) {
        let what = format!("it was written by a newer version of the program (it knows {unknown})");
        return Err(BackupError::Damaged(path.to_owned(), what));
    }
    Ok(all.into_iter().filter(|migration| found.migrations.iter().any(|id| id == migration.id)).collect())
}

/// Puts the keys of the backup into the folder, which may hold the same ones but no others.
fn take_keys(folder: &Path, keys: &[u8]) -> Result<(), BackupError> {
    std::fs::create_dir_all(folder).map_err(trouble(folder))?;
    let path = folder.join(crate::keys::FILE);
    match std::fs::read(&path) {
        Ok(known) if known == keys => Ok(()),
        Ok(_) => Err(BackupError::NotEmpty(format!(
            "{} holds the keys of another installation; give an empty folder with --data",
            folder.display()
        ))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            write_private(&path, keys).map_err(trouble(&path))
        }
        Err(error) => Err(trouble(&path)(error)),
    }
}

async fn load(db: &Db, migrations: &[Migration], path: &Path, found: &Found) -> Result<(), BackupError> {
    let known = tables(db).await?;
    let tx = db.write(By::System("restore")).await?;
    refuse_data(&tx).await?;
    for name in made_in_order(migrations).iter().rev() {
        tx.run(Sql::new(format!("delete from {name}"))).await?;
    }
    let mut reader = Reader::open(path)?;
    while let Some(line) = reader.next()? {
        match line {
            Line::Table { name, columns } => load_table(&tx, &known, &mut reader, &name, &columns).await?,
            Line::File(text) => {
                let bytes = decode(&reader, &text)?;
                files::put(&db.folder().join("files"), &bytes)?;
            }
            _ => {}
        }
    }
    count(&tx, &known, found).await?;
    tx.commit().await?;
    Ok(())
}

async fn refuse_data(tx: &Tx<'_>) -> Result<(), BackupError> {
    if is_untouched(tx).await? {
        return Ok(());
    }
    Err(BackupError::NotEmpty("the database holds data; give another with --database".to_owned()))
}

async fn load_table(
    tx: &Tx<'_>,
    known: &[Table],
    reader: &mut Reader,
    name: &str,
    columns: &[String],
) -> Result<(), BackupError> {
    let table = known.iter().find(|table| table.name == name);
    let table = table.ok_or_else(|| reader.damaged(format!("this program has no table {name}")))?;
    let mut kinds = Vec::new();
    for column in columns {
        let found = table.columns.iter().find(|(known, _)| known == column);
        let (_, text) = found.ok_or_else(|| reader.damaged(format!("{name} has no column {column}")))?;
        kinds.push(*text);
    }
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut bulk = Bulk::into(tx, name, &names);
    while let Some(Line::Row(values)) = reader.next()? {
        let mut cells = Vec::with_capacity(values.len());
        for (value, text) in values.into_iter().zip(&kinds) {
            cells.push(cell(value, *text).ok_or_else(|| reader.damaged("a value does not fit its column"))?);
        }
        bulk.row(cells).await?;
    }
    bulk.finish().await?;
    Ok(())
}

fn cell(value: Value, text: bool) -> Option<Cell> {
    match (value, text) {
        (Value::String(held), true) => Some(Cell::Text(held)),
        (Value::Null, true) => Some(Cell::NoText),
        (Value::Number(number), false) => number.as_i64().map(Cell::Int),
        (Value::Null, false) => Some(Cell::NoInt),
        _ => None,
    }
}

/// Counts what arrived.
async fn count(tx: &Tx<'_>, known: &[Table], found: &Found) -> Result<(), BackupError> {
    let mut rows = 0;
    for table in known.iter().filter(|table| table.name != "schema_migrations") {
        let (count,): (i64,) = tx.one(Sql::new(format!("select count(*) from {}", table.name))).await?;
        rows += u64::try_from(count).unwrap_or(0);
    }
    if rows == found.contents.rows {
        return Ok(());
    }
    let what = format!("{rows} rows arrived of {}", found.contents.rows);
    Err(crate::StoreError::broken(what).into())
}

/// Entries that waited to be chained when the backup was written are chained here.
async fn chain_what_waits(db: &Db) -> Result<(), BackupError> {
    let tx = db.write(By::System("restore")).await?;
    let waiting: Vec<(i64, String)> =
        tx.all(Sql::new("select entry, digest from audit_pending order by entry")).await?;
    chain(&tx, &waiting).await?;
    tx.run(Sql::new("delete from audit_pending")).await?;
    Ok(tx.commit().await?)
}
