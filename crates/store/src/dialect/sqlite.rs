//! SQLite: one file, write-ahead log, every commit on the disk, many readers and one writer.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, Database, DatabaseConnection};

use crate::OpenError;

/// Readers at a time.
const READERS: u32 = 4;
/// Pages of 4 KiB in the log before it is folded into the file: 8 MiB.
const CHECKPOINT_PAGES: &str = "2000";

pub(super) const COLUMNS: &str = "select m.name, c.name, c.type from sqlite_master m join pragma_table_info(m.name) c \
     where m.type = 'table' and m.name not like 'sqlite_%' order by m.name, c.cid";

pub(super) const DEFINITIONS: &str = "select name, sql from sqlite_master \
     where sql is not null and name not like 'sqlite_%' order by tbl_name, type desc, name";

/// Damaged pages and indexes, and rows that point to nothing.
pub(super) const EXAMINATION: &str = "select integrity_check from pragma_integrity_check \
     union all select 'a row of ' || \"table\" || ' points to a missing row of ' || parent from pragma_foreign_key_check";

pub(super) async fn connect(path: &Path) -> Result<(DatabaseConnection, DatabaseConnection), OpenError> {
    check(path)?;
    let write = open(path, 1, false).await?;
    let read = open(path, READERS, true).await?;
    Ok((read, write))
}

/// Says plainly what stands in the way before the engine says it in its own words.
fn check(path: &Path) -> Result<(), OpenError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    if !folder.is_dir() {
        let missing = std::io::Error::new(std::io::ErrorKind::NotFound, "there is no such folder");
        return Err(OpenError::Folder(folder.to_owned(), missing));
    }
    if let Ok(bytes) = read_start(path)
        && !bytes.is_empty()
        && !bytes.starts_with(b"SQLite format 3\0")
    {
        return Err(OpenError::Database(format!(
            "{} is not a database of this program; choose another path or restore a backup",
            path.display()
        )));
    }
    make_private(path).map_err(|error| OpenError::Folder(folder.to_owned(), error))
}

/// A new database is its owner's alone; the engine gives its side files the same rights.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

fn read_start(path: &Path) -> std::io::Result<Vec<u8>> {
    use std::io::Read as _;
    let mut start = Vec::new();
    std::fs::File::open(path)?.take(16).read_to_end(&mut start)?;
    Ok(start)
}

async fn open(path: &Path, most: u32, reader: bool) -> Result<DatabaseConnection, OpenError> {
    let file = path.to_owned();
    let mut options = ConnectOptions::new(format!("sqlite://{}", path.display()));
    options
        .max_connections(most)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(5))
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |_| settings(&file, reader));
    Database::connect(options).await.map_err(|error| {
        OpenError::Database(format!(
            "{}: {error}; check that the file and its folder may be read and written, or restore a backup",
            path.display()
        ))
    })
}

fn settings(path: &Path, reader: bool) -> SqliteConnectOptions {
    let common = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(!reader)
        .busy_timeout(Duration::from_secs(5))
        .foreign_keys(true)
        .statement_cache_capacity(400)
        .pragma("cache_size", "-8000")
        .pragma("temp_store", "memory");
    if reader {
        return common.pragma("query_only", "on");
    }
    common
        .auto_vacuum(SqliteAutoVacuum::None)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
}
