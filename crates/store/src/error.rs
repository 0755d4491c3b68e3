//! What can go wrong with a database, in the words of the one who must act on it.

use std::fmt;
use std::sync::Arc;

/// Why a query or a command did not go through.
#[derive(Debug, Clone)]
pub enum StoreError {
    /// There is no such record within the caller's scope.
    NotFound,
    /// The record was changed since the caller read it.
    Stale,
    /// Another record already has this unique value.
    Taken,
    /// The database cannot be reached, is locked or has no room; trying again may help.
    Unavailable(Arc<str>),
    /// A defect: wrong SQL, or a row that does not hold what it promises.
    Broken(Arc<str>),
}

impl StoreError {
    pub(crate) fn broken(what: impl fmt::Display) -> Self {
        Self::Broken(what.to_string().into())
    }

    pub(crate) fn unavailable(what: impl fmt::Display) -> Self {
        Self::Unavailable(what.to_string().into())
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("no such record"),
            Self::Stale => f.write_str("the record was changed meanwhile"),
            Self::Taken => f.write_str("the value is taken"),
            Self::Unavailable(what) => write!(f, "the database is unavailable: {what}"),
            Self::Broken(what) => write!(f, "the database answered unexpectedly: {what}"),
        }
    }
}

impl std::error::Error for StoreError {}

/// Why a database could not be opened, said so that the reader knows what to do.
#[derive(Debug)]
pub enum OpenError {
    /// The address is neither `sqlite:PATH` nor `postgres://…`.
    Address(String),
    /// The folder cannot be written.
    Folder(std::path::PathBuf, std::io::Error),
    /// The database is there and cannot be used.
    Database(String),
    /// The keys in the data folder are not those the database was written with.
    Keys(String),
    /// A migration failed or was changed after it ran.
    Migration(String),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => {
                write!(
                    f,
                    "the database address {address:?} is not understood; use sqlite:PATH or postgres://USER@HOST/NAME"
                )
            }
            Self::Folder(path, error) => {
                write!(
                    f,
                    "the folder {} cannot be used ({error}); check that it exists and may be written",
                    path.display()
                )
            }
            Self::Database(what) => write!(f, "the database cannot be opened: {what}"),
            Self::Keys(what) => write!(f, "the keys do not fit the database: {what}"),
            Self::Migration(what) => write!(f, "the tables cannot be brought up to date: {what}"),
        }
    }
}

impl std::error::Error for OpenError {}
