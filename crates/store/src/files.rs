//! Files on disk, named by their content: the same file is kept once, and a changed one is noticed.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::keys::hex;
use crate::{Db, Result, Source as _, StoreError};

/// The largest file that is taken, in bytes: 20 MiB.
pub const LARGEST: usize = 20 * 1024 * 1024;

kernel::codes! {
    /// ชนิดไฟล์: the kinds of files that casework needs; anything else is refused.
    pub enum FileKind {
        /// PDF
        Pdf = "application/pdf",
        /// JPEG
        Jpeg = "image/jpeg",
        /// PNG
        Png = "image/png",
        /// WebP
        Webp = "image/webp",
        /// Word, Excel and their kin (a zip of XML parts)
        Office = "application/vnd.openxmlformats-officedocument",
        /// อีเมลทั้งฉบับ: taken by the register of letters alone, which reads it; no other upload may be one
        Email = "message/rfc822",
        /// นัดหมายในปฏิทิน: made by the program itself; no upload may be one
        Calendar = "text/calendar",
    }
}

impl FileKind {
    /// The kind by what the file holds, whatever its name says.
    #[must_use]
    pub fn of_content(bytes: &[u8]) -> Option<Self> {
        let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
        let office =
            bytes.starts_with(b"PK\x03\x04") && bytes.windows(19).take(4096).any(|part| part == b"[Content_Types].xml");
        match bytes {
            _ if bytes.starts_with(b"%PDF-") => Some(Self::Pdf),
            _ if bytes.starts_with(&[0xff, 0xd8, 0xff]) => Some(Self::Jpeg),
            _ if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Some(Self::Png),
            _ if webp => Some(Self::Webp),
            _ if office => Some(Self::Office),
            _ => None,
        }
    }

    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Office => &["docx", "xlsx", "pptx"],
            Self::Email | Self::Calendar => &[],
        }
    }

    /// The type to serve it with.
    #[must_use]
    pub fn content_type(self, name: &str) -> &'static str {
        match (self, ending(name).as_str()) {
            (Self::Office, "docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            (Self::Office, "xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            (Self::Office, _) => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            (kind, _) => kernel::Code::code(kind),
        }
    }
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}

/// Looks whether an upload is what its name says; the error is the key of the reason.
///
/// # Errors
/// `file-empty`, `file-too-large`, `file-kind-refused`, `file-not-what-it-says`.
pub fn check(name: &str, bytes: &[u8]) -> std::result::Result<FileKind, &'static str> {
    if bytes.is_empty() {
        return Err("file-empty");
    }
    if bytes.len() > LARGEST {
        return Err("file-too-large");
    }
    let known = <FileKind as kernel::Code>::ALL.iter().any(|kind| kind.endings().contains(&ending(name).as_str()));
    match FileKind::of_content(bytes) {
        Some(kind) if kind.endings().contains(&ending(name).as_str()) => Ok(kind),
        _ if known => Err("file-not-what-it-says"),
        _ => Err("file-kind-refused"),
    }
}

fn folder(db: &Db) -> PathBuf {
    db.folder().join("files")
}

fn path(root: &Path, digest: &str) -> PathBuf {
    root.join(digest.get(..2).unwrap_or("00")).join(digest)
}

/// Keeps a file and answers its name: the SHA-256 of its content in hex.
///
/// # Errors
/// [`StoreError::Unavailable`] when the folder cannot be written.
pub async fn keep(db: &Db, bytes: Vec<u8>) -> Result<String> {
    let root = folder(db);
    tokio::task::spawn_blocking(move || put(&root, &bytes)).await.map_err(StoreError::broken)?
}

/// แฟ้มที่เก็บแล้ว: a file whose bytes are kept, and that a row is to name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The name that people see.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Bytes.
    pub size: i64,
    /// Its content, as SHA-256.
    pub digest: String,
}

/// Keeps a file under a name that people see.
///
/// # Errors
/// [`StoreError::Unavailable`] when the folder cannot be written.
pub async fn keep_as(db: &Db, name: String, kind: FileKind, bytes: Vec<u8>) -> Result<Kept> {
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    Ok(Kept { name, kind, size, digest: keep(db, bytes).await? })
}

pub(crate) fn put(root: &Path, bytes: &[u8]) -> Result<String> {
    let digest = hex(&Sha256::digest(bytes));
    let path = path(root, &digest);
    if !path.exists() {
        let folder = path.parent().unwrap_or(root);
        std::fs::create_dir_all(folder).map_err(StoreError::unavailable)?;
        crate::keys::write_private(&path, bytes).map_err(StoreError::unavailable)?;
    }
    Ok(digest)
}

/// Reads a kept file, and sees whether it is still what was kept.
///
/// # Errors
/// [`StoreError::NotFound`] when it is gone, [`StoreError::Broken`] when it was changed.
pub async fn read(db: &Db, digest: &str) -> Result<Vec<u8>> {
    let path = path(&folder(db), digest);
    let bytes = tokio::fs::read(&path).await.map_err(|_| StoreError::NotFound)?;
    if hex(&Sha256::digest(&bytes)) == digest {
        Ok(bytes)
    } else {
        Err(StoreError::broken(format!("the file {digest} was changed on the disk")))
    }
}

/// Where a kept file lies, once it is seen to be what was kept: for reading one piece by piece that is too large for memory.
///
/// # Errors
/// [`StoreError::NotFound`] when it is gone, [`StoreError::Broken`] when it was changed.
pub async fn path_of(db: &Db, digest: &str) -> Result<PathBuf> {
    let (path, wanted) = (path(&folder(db), digest), digest.to_owned());
    tokio::task::spawn_blocking(move || {
        let mut file = std::fs::File::open(&path).map_err(|_| StoreError::NotFound)?;
        let mut sum = Sha256::new();
        std::io::copy(&mut file, &mut Summing(&mut sum)).map_err(StoreError::unavailable)?;
        if hex(&sum.finalize()) == wanted {
            Ok(path)
        } else {
            Err(StoreError::broken(format!("the file {wanted} was changed on the disk")))
        }
    })
    .await
    .map_err(StoreError::broken)?
}

/// Takes bytes into a digest.
struct Summing<'a>(&'a mut Sha256);

impl std::io::Write for Summing<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Removes those of these files that no row names any more; answers how many are gone from the disk. A file is in use while
/// any table that has the columns `digest` and `size` names it: by these two, tables of files are known.
///
/// Called after the commit that removed the rows. Whoever keeps the very same bytes in that moment finds them gone; their
/// page says so, and they add the file again.
///
/// # Errors
/// [`StoreError`]; a file that cannot be removed is named.
pub async fn forget(db: &Db, digests: &[String]) -> Result<usize> {
    let tables = crate::schema::tables(db).await?;
    let holds = |table: &&crate::schema::Table| {
        ["digest", "size"].iter().all(|wanted| table.columns.iter().any(|(column, _)| column == wanted))
    };
    let mut gone = 0;
    for digest in digests {
        let mut used = false;
        for table in tables.iter().filter(holds) {
            let sql = crate::Sql::new(format!("select digest from {} where digest = ? limit 1", table.name));
            used = used || db.first::<(String,)>(sql.bind(digest.as_str())).await?.is_some();
        }
        if !used && remove(&path(&folder(db), digest)).await? {
            gone += 1;
        }
    }
    Ok(gone)
}

async fn remove(path: &Path) -> Result<bool> {
    match tokio::fs::remove_file(path).await {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(StoreError::unavailable(error)),
    }
}

/// Every kept file's path.
pub(crate) fn list(db: &Db) -> Vec<PathBuf> {
    let folders = std::fs::read_dir(folder(db)).into_iter().flatten().flatten();
    let files = folders.flat_map(|folder| std::fs::read_dir(folder.path()).into_iter().flatten().flatten());
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).filter(|path| path.extension().is_none()).collect();
    paths.sort();
    paths
}

/// The names of kept files that are no longer what was kept.
pub async fn changed(db: &Db) -> Vec<String> {
    let mut changed = Vec::new();
    for path in list(db) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if read(db, &name).await.is_err() {
            changed.push(name);
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_upload_that_is_not_what_it_says_is_refused() {
        assert_eq!(check("visit.pdf", b"%PDF-1.7 ..."), Ok(FileKind::Pdf));
        assert_eq!(check("visit.pdf", b"MZ\x90\x00"), Err("file-not-what-it-says"));
        assert_eq!(check("photo.jpg", b"\x89PNG\r\n\x1a\n...."), Err("file-not-what-it-says"));
        assert_eq!(check("run.exe", b"MZ\x90\x00"), Err("file-kind-refused"));
        assert_eq!(check("empty.pdf", b""), Err("file-empty"));
        assert_eq!(check("huge.pdf", &vec![b'%'; LARGEST + 1]), Err("file-too-large"));
    }
}
