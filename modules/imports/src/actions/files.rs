//! The file of an import: opened as a table, and forgotten when it is done.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use ::store::{Db, Result, StoreError};
use sheets::{Origin, Table, Unreadable};

/// The table of a kept file.
///
/// # Errors
/// The store's when the file is gone; why it is no table otherwise.
pub(super) async fn open(db: &Db, digest: &str) -> Result<std::result::Result<Table, Unreadable>> {
    let path = ::store::files::path_of(db, digest).await?;
    tokio::task::spawn_blocking(move || Table::open(origin(path))).await.map_err(broken)
}

fn origin(path: PathBuf) -> Origin {
    Origin::new(move || Ok(Box::new(BufReader::new(File::open(&path)?))))
}

/// Work beside the server broke off.
pub(super) fn broken(error: tokio::task::JoinError) -> StoreError {
    StoreError::Broken(error.to_string().into())
}

/// Removes a file that no import needs any more.
pub(super) async fn forget(db: &Db, digest: &str) -> Result<()> {
    if digest.is_empty() {
        return Ok(());
    }
    ::store::files::forget(db, &[digest.to_owned()]).await.map(|_| ())
}
