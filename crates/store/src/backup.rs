//! สำรองและกู้คืน: one file with everything an installation holds, written while it works, read back into either engine.
//!
//! The file is gzip over lines of JSON: a head, the keys, the signed head of the audit log, each table with its rows in
//! the order in which the tables were made (so that what is pointed to comes first), the kept files, and a last line
//! with the number of lines and the SHA-256 of all before. All rows are read in one snapshot. Because the keys are in
//! it, the file is as secret as the installation itself.

mod archive;
mod restoring;
mod saving;

use std::fmt;
use std::path::{Path, PathBuf};

pub use restoring::restore;
pub use saving::save;

use crate::{Migration, OpenError, StoreError};

/// The version of the format; a file of a later one is refused.
const FORMAT: i64 = 1;

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Contents {
    /// Tables.
    pub tables: u64,
    /// Rows in all of them.
    pub rows: u64,
    /// Kept files.
    pub files: u64,
}

/// Why a backup was not written or not read back, in words for the operator.
#[derive(Debug)]
pub enum BackupError {
    /// A file or folder cannot be used.
    File(PathBuf, std::io::Error),
    /// The file is no whole backup, and why.
    Damaged(PathBuf, String),
    /// The place to restore into is not empty, and what is there.
    NotEmpty(String),
    /// The database cannot be opened.
    Open(OpenError),
    /// The database failed on the way.
    Store(StoreError),
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "{} cannot be used: {error}", path.display()),
            Self::Damaged(path, what) => {
                write!(f, "{} is not a whole backup: {what}; nothing was changed, use another copy", path.display())
            }
            Self::NotEmpty(what) => {
                write!(f, "a backup is restored into an empty database and an empty data folder only: {what}")
            }
            Self::Open(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for BackupError {}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<OpenError> for BackupError {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

fn trouble(path: &Path) -> impl FnOnce(std::io::Error) -> BackupError {
    let path = path.to_owned();
    move |error| BackupError::File(path, error)
}

/// These migrations and those of the platform itself.
fn with_own(migrations: &[Migration]) -> Vec<Migration> {
    crate::migrations::own().into_iter().chain(migrations.iter().copied()).collect()
}

/// The tables in the order in which the migrations make them.
fn made_in_order(migrations: &[Migration]) -> Vec<&'static str> {
    let mut migrations = migrations.to_vec();
    migrations.sort_by_key(|migration| migration.id);
    let mut names = Vec::new();
    // A table that a later migration makes anew keeps its first place.
    for name in migrations.iter().flat_map(|migration| tables_in(migration.sql)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn tables_in(sql: &'static str) -> impl Iterator<Item = &'static str> {
    sql.lines().filter_map(|line| {
        let name = line.trim_start().strip_prefix("CREATE TABLE ")?;
        name.split([' ', '(']).find(|word| !word.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_come_in_the_order_in_which_they_are_made() {
        let later = Migration::new("202700000000_b", "CREATE TABLE b (\n  a BIGINT REFERENCES a(id)\n);");
        let earlier = Migration::new("202699990000_a", "CREATE TABLE a(id BIGINT PRIMARY KEY);");
        let names = made_in_order(&with_own(&[later, earlier]));
        assert_eq!(names.first(), Some(&"installation"));
        assert_eq!(names[names.len() - 2..], ["a", "b"]);
    }
}
