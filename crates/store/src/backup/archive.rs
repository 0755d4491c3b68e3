//! The file itself: lines of JSON under gzip, counted and hashed while they are written and while they are read.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{BackupError, trouble};
use crate::keys::hex;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Line {
    /// The first: what this file is.
    Backup {
        format: i64,
        /// When, in milliseconds since 1970.
        at: i64,
        /// The ids of the migrations that made the tables.
        migrations: Vec<String>,
    },
    /// The keys, in base 64.
    Keys(String),
    /// The signed head of the audit log, as the file outside the database has it.
    Head(String),
    /// A table begins.
    Table { name: String, columns: Vec<String> },
    /// One row of the table that began last.
    Row(Vec<Value>),
    /// The table ends after so many rows.
    Rows(u64),
    /// A kept file, in base 64.
    File(String),
    /// The last line: how many stood before, and the SHA-256 of them.
    End { lines: u64, sha256: String },
}

/// Writes under another name, so that a half-written backup never bears the right one.
pub(super) struct Writer {
    path: PathBuf,
    temporary: PathBuf,
    out: GzEncoder<File>,
    digest: Sha256,
    lines: u64,
}

impl Writer {
    pub(super) fn create(path: &Path) -> Result<Self, BackupError> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let temporary = path.with_file_name(name);
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&temporary).map_err(trouble(&temporary))?;
        let out = GzEncoder::new(file, Compression::fast());
        Ok(Self { path: path.to_owned(), temporary, out, digest: Sha256::new(), lines: 0 })
    }

    pub(super) fn line(&mut self, line: &Line) -> Result<(), BackupError> {
        let mut text = serde_json::to_vec(line).map_err(|error| trouble(&self.temporary)(error.into()))?;
        text.push(b'\n');
        self.digest.update(&text);
        self.lines += 1;
        self.out.write_all(&text).map_err(trouble(&self.temporary))
    }

    /// Writes the last line, brings everything to the disk, and gives the file its name.
    pub(super) fn finish(mut self) -> Result<(), BackupError> {
        let sha256 = hex(&self.digest.clone().finalize());
        let lines = self.lines;
        self.line(&Line::End { lines, sha256 })?;
        let file = self.out.finish().map_err(trouble(&self.temporary))?;
        file.sync_all().map_err(trouble(&self.temporary))?;
        std::fs::rename(&self.temporary, &self.path).map_err(trouble(&self.path))?;
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or_else(|| Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(trouble(folder))
    }

    /// Takes the half-written file away.
    pub(super) fn discard(self) {
        if let Err(error) = std::fs::remove_file(&self.temporary) {
            tracing::warn!(%error, file = %self.temporary.display(), "a half-written backup is left");
        }
    }
}

/// Reads line by line; the last one is checked against what was read.
pub(super) struct Reader {
    path: PathBuf,
    lines: BufReader<GzDecoder<File>>,
    digest: Sha256,
    read: u64,
    whole: bool,
}

impl Reader {
    pub(super) fn open(path: &Path) -> Result<Self, BackupError> {
        let file = File::open(path).map_err(trouble(path))?;
        let lines = BufReader::with_capacity(1 << 16, GzDecoder::new(file));
        Ok(Self { path: path.to_owned(), lines, digest: Sha256::new(), read: 0, whole: false })
    }

    /// The next line before the last; none once the last was read and agreed with the rest.
    pub(super) fn next(&mut self) -> Result<Option<Line>, BackupError> {
        if self.whole {
            return Ok(None);
        }
        let mut text = Vec::new();
        self.lines.read_until(b'\n', &mut text).map_err(|error| self.damaged(error))?;
        if text.is_empty() {
            return Err(self.damaged("it ends too early"));
        }
        let line = serde_json::from_slice(&text).map_err(|error| self.damaged(error))?;
        let Line::End { lines, sha256 } = line else {
            self.digest.update(&text);
            self.read += 1;
            return Ok(Some(line));
        };
        if lines != self.read || sha256 != hex(&self.digest.clone().finalize()) {
            return Err(self.damaged("its content is not what was written"));
        }
        // Only at its end does gzip's own checksum show.
        let mut rest = Vec::new();
        match self.lines.read_until(b'\n', &mut rest) {
            Ok(0) => self.whole = true,
            Ok(_) => return Err(self.damaged("something follows its end")),
            Err(error) => return Err(self.damaged(error)),
        }
        Ok(None)
    }

    pub(super) fn damaged(&self, what: impl std::fmt::Display) -> BackupError {
        BackupError::Damaged(self.path.clone(), format!("line {}: {what}", self.read + 1))
    }
}
