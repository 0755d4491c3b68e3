//! The archive: its parts, each with a bound on what it may unpack to.

use std::borrow::Cow;
use std::io::{self, BufReader, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use crate::Unreadable;
use crate::origin::{Input, Origin};

/// Parts of an archive; a workbook has some dozens.
const MOST_PARTS: usize = 5_000;
/// Bytes that one part may unpack to: a sheet of a million rows of thirty columns takes less.
const MOST_UNPACKED: u64 = 2 << 30;
/// Bytes without a tag between them: as much as the longest cell in the longest letters, escaped.
const MOST_BETWEEN: usize = 1 << 20;

/// แฟ้ม ZIP ของสมุดงาน
pub(crate) struct Package {
    zip: ZipArchive<Input>,
}

/// A part of the archive as it is unpacked.
pub(crate) type Part<'a> = BufReader<Bounded<ZipFile<'a, Input>>>;

/// Reads no more than the bounds allow, so that a small file cannot become a large memory.
pub(crate) struct Bounded<R> {
    inner: R,
    left: u64,
    between: usize,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or_else(too_large)?;
        for byte in &buffer[..read] {
            self.between = if matches!(byte, b'<' | b'>') { 0 } else { self.between + 1 };
            if self.between > MOST_BETWEEN {
                return Err(too_large());
            }
        }
        Ok(read)
    }
}

fn too_large() -> io::Error {
    io::Error::from(io::ErrorKind::FileTooLarge)
}

impl Package {
    pub(crate) fn open(origin: &Origin) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(origin.read()?).map_err(|_| Unreadable::Damaged)?;
        if zip.len() > MOST_PARTS {
            return Err(Unreadable::TooLarge);
        }
        let package = Self { zip };
        package.refuse_others()?;
        Ok(package)
    }

    /// The names of the parts, those that are no text left out.
    fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.zip.file_names().flatten()
    }

    /// Programs, binary workbooks and other kinds of archives are told by their parts.
    fn refuse_others(&self) -> Result<(), Unreadable> {
        let has = |wanted: &str| self.names().any(|name| name.eq_ignore_ascii_case(wanted));
        if self.names().any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")) {
            return Err(Unreadable::Macros);
        }
        if has("xl/workbook.bin") || has("content.xml") {
            return Err(Unreadable::OtherFormat);
        }
        if !has("[Content_Types].xml") || !self.names().any(|name| name.to_ascii_lowercase().starts_with("xl/")) {
            return Err(Unreadable::NotATable);
        }
        Ok(())
    }

    /// A part that must be there.
    pub(crate) fn part(&mut self, name: &str) -> Result<Part<'_>, Unreadable> {
        self.part_if_any(name)?.ok_or(Unreadable::Damaged)
    }

    /// A part that may be missing. Its name is compared without case, as the standard has it.
    pub(crate) fn part_if_any(&mut self, name: &str) -> Result<Option<Part<'_>>, Unreadable> {
        let Some(found) = self.names().find(|known| known.eq_ignore_ascii_case(name)).map(Cow::into_owned) else {
            return Ok(None);
        };
        let file = self.zip.by_name(&found).map_err(|_| Unreadable::Damaged)?;
        let bounded = Bounded { inner: file, left: MOST_UNPACKED, between: 0 };
        Ok(Some(BufReader::with_capacity(1 << 16, bounded)))
    }
}
