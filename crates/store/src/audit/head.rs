//! The head of the audit log: how far the chain had grown, signed, in a file outside the database.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::keys::write_private;
use crate::{Keys, Result, StoreError};

/// The file in the data folder: number, hash and signature, one a line.
const FILE: &str = "audit-head";

#[derive(Debug)]
pub(crate) struct Head {
    path: PathBuf,
    reached: Mutex<Option<(i64, String)>>,
}

/// What the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Signed {
    pub seq: i64,
    pub hash: String,
    pub genuine: bool,
}

impl Head {
    pub(crate) fn at(folder: &Path) -> Self {
        Self { path: Self::path(folder), reached: Mutex::new(None) }
    }

    /// The chain has grown to here.
    pub(crate) fn reached(&self, end: (i64, String)) {
        let mut reached = self.reached.lock().unwrap_or_else(PoisonError::into_inner);
        if reached.as_ref().is_none_or(|(seq, _)| *seq < end.0) {
            *reached = Some(end);
        }
    }

    /// Takes up where the installation was left: a new one gets its first head at once, so that a missing head always
    /// means that somebody took it away; one whose power failed catches up with its chain.
    pub(crate) fn resume(&self, keys: &Keys, end: Option<(i64, String)>) -> Result<()> {
        match (self.read(keys), end) {
            (None, None) => {
                self.reached((0, super::START.to_owned()));
                self.write(keys)
            }
            (Some(head), Some(end)) if head.genuine && head.seq < end.0 => {
                self.reached(end);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Writes the head if the chain has grown; never back to an earlier one.
    pub(crate) fn write(&self, keys: &Keys) -> Result<()> {
        let reached = self.reached.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some((seq, hash)) = reached else { return Ok(()) };
        if self.read(keys).is_some_and(|known| known.seq >= seq) {
            return Ok(());
        }
        let text = format!("{seq}\n{hash}\n{}\n", keys.sign(&statement(seq, &hash)));
        write_private(&self.path, text.as_bytes()).map_err(StoreError::unavailable)
    }

    /// Where the head of a data folder lies.
    pub(crate) fn path(folder: &Path) -> PathBuf {
        folder.join(FILE)
    }

    /// The file as it is, for a backup.
    pub(crate) fn text(&self) -> Option<String> {
        fs::read_to_string(&self.path).ok()
    }

    pub(crate) fn read(&self, keys: &Keys) -> Option<Signed> {
        let text = self.text()?;
        let mut lines = text.lines();
        let (seq, hash, signature) = (lines.next()?, lines.next()?, lines.next()?);
        let seq = seq.parse().ok()?;
        let genuine = keys.signed(&statement(seq, hash), signature);
        Some(Signed { seq, hash: hash.to_owned(), genuine })
    }
}

fn statement(seq: i64, hash: &str) -> String {
    format!("kueakun audit head {seq} {hash}")
}
