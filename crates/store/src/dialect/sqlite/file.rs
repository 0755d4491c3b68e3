//! The file: opened with plain words where that fails, read over a few connections, written over one.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use tokio::sync::Semaphore;

use super::checkpoint::{Checkpointer, Held, Limits, Readers};
use super::statement::each;
use super::writer::{Work, Writer};
use crate::traffic::Disk;
use crate::{OpenError, Result, Row, Sql, StoreError};

/// Readers at a time.
pub(crate) const READERS: usize = 4;
/// How long a question waits for a reader, and a writer for another program.
const PATIENCE: Duration = Duration::from_secs(5);
/// Statements kept prepared by each connection.
const STATEMENTS: usize = 400;

/// Every connection: what is pointed to is there, 4 MB of pages at hand (others come from the page cache of the machine), sorting in
/// memory.
const COMMON: &str = "pragma foreign_keys = on; pragma cache_size = -4000; pragma temp_store = memory;";
/// The writer: a commit is on the disk when it is acknowledged, and one that changes much keeps up to 64 MiB of pages
/// rather than writing some of them twice. The log is folded into the file by [`Checkpointer`]; what is beyond 256 MiB is
/// given back when it begins anew.
const WRITER: &str = "pragma auto_vacuum = none; pragma journal_mode = wal; pragma synchronous = full; \
     pragma cache_spill = 16384; pragma wal_autocheckpoint = 0; pragma journal_size_limit = 268435456;";
const READER: &str = "pragma query_only = on;";
/// Folding waits for nobody: what is in the way now is not the next time.
const CHECKPOINT: &str = "pragma wal_autocheckpoint = 0; pragma synchronous = full; pragma busy_timeout = 0;";

/// An open file.
pub(crate) struct File {
    path: PathBuf,
    checkpointer: Arc<Checkpointer>,
    writer: Arc<Writer>,
    held: Arc<Readers>,
    idle: Mutex<Vec<Connection>>,
    readers: Semaphore,
}

impl File {
    /// Opens it; a new one is made where there is none.
    pub(crate) fn open(path: &Path) -> std::result::Result<Self, OpenError> {
        Self::open_with(path, Limits::USUAL)
    }

    pub(super) fn open_with(path: &Path, limits: Limits) -> std::result::Result<Self, OpenError> {
        check(path)?;
        let words = |error: rusqlite::Error| {
            OpenError::Database(format!(
                "{}: {error}; check that the file and its folder may be read and written, or restore a backup",
                path.display()
            ))
        };
        let writer = connect(path, OpenFlags::SQLITE_OPEN_CREATE, WRITER).map_err(words)?;
        let reader = connect(path, OpenFlags::empty(), READER).map_err(words)?;
        let folding = connect(path, OpenFlags::empty(), CHECKPOINT).map_err(words)?;
        let (writer, held) = (Arc::new(Writer::new(writer)), Arc::<Readers>::default());
        let checkpointer = Checkpointer::start((folding, path), Arc::clone(&writer), Arc::clone(&held), limits)
            .map_err(|error| OpenError::Database(format!("no thread can be started: {error}")))?;
        Ok(Self {
            path: path.to_owned(),
            checkpointer: Arc::new(checkpointer),
            writer,
            held,
            idle: Mutex::new(vec![reader]),
            readers: Semaphore::new(READERS),
        })
    }

    /// Asks a question over a reader of its own.
    pub(crate) async fn read<T>(&self, ask: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let waited = tokio::time::timeout(PATIENCE, self.readers.acquire()).await;
        let _permit = waited
            .map_err(|_| StoreError::unavailable("every reader is busy"))?
            .map_err(|_| StoreError::unavailable("the file was closed"))?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let reader = match idle {
            Some(reader) => reader,
            None => connect(&self.path, OpenFlags::empty(), READER)?,
        };
        let answer = ask(&reader);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        answer
    }

    /// What the disk was asked for since it was opened.
    pub(crate) fn disk(&self) -> Disk {
        self.writer.tally().disk()
    }

    #[cfg(test)]
    pub(super) fn writer(&self) -> &Writer {
        &self.writer
    }

    /// Waits for the turn to write.
    pub(crate) async fn begin(&self) -> Result<Work<'_>> {
        self.writer.begin().await
    }

    /// A connection of its own that goes on seeing what is there now.
    pub(crate) fn snapshot(&self) -> Result<Snapshot> {
        let on = connect(&self.path, OpenFlags::empty(), READER)?;
        on.execute_batch("begin; select 1 from sqlite_master;")?;
        let held = Arc::new(Held::new(&on));
        self.held.add(&held);
        Ok(Snapshot { on: Mutex::new(on), held })
    }

    /// Lets the readers go and finishes what was released and not yet committed.
    pub(crate) async fn close(&self) {
        self.readers.close();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.writer.finish().await;
        let checkpointer = Arc::clone(&self.checkpointer);
        if tokio::task::spawn_blocking(move || checkpointer.end()).await.is_err() {
            tracing::error!("folding the write-ahead log did not end in order");
        }
    }
}

/// One state of the file.
pub(crate) struct Snapshot {
    on: Mutex<Connection>,
    held: Arc<Held>,
}

impl Snapshot {
    pub(crate) fn each<E: From<StoreError>>(
        &self,
        sql: Sql,
        take: impl FnMut(&Row<'_>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.held.check()?;
        let told = each(&self.on.lock().unwrap_or_else(PoisonError::into_inner), sql, take);
        // Whatever it failed by, being ended is why.
        self.held.check().map_err(E::from).and(told)
    }
}

fn connect(path: &Path, more: OpenFlags, settings: &str) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // A plan depends on the statement alone: without this a new value of `limit ?` plans the statement again.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(COMMON)?;
    connection.execute_batch(settings)?;
    Ok(connection)
}

/// Says plainly what stands in the way before the engine says it in its own words.
fn check(path: &Path) -> std::result::Result<(), OpenError> {
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
