//! ชุดส่งมอบ: files as a bag of BagIt 1.0 (RFC 8493) in a ZIP file, so that whoever takes them can check that every byte came.

use std::io::{Cursor, Write as _};

use sha2::{Digest as _, Sha256};
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

const BAGIT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// ชุดส่งมอบ
#[derive(Debug)]
pub struct Bag {
    /// The name of its folder: Latin letters, digits and hyphens.
    pub name: String,
    /// Labels and values of `bag-info.txt`, without the Payload-Oxum, which is counted here.
    pub info: Vec<(&'static str, String)>,
    /// Path under `data/`, in ASCII, and content.
    pub payload: Vec<(String, Vec<u8>)>,
}

impl Bag {
    /// The ZIP file.
    ///
    /// # Errors
    /// [`ZipError`], when there is more than the format holds.
    pub fn zipped(&self) -> Result<Vec<u8>, ZipError> {
        let info = self.info();
        let tags = [("bagit.txt", BAGIT.to_owned()), ("bag-info.txt", info), ("manifest-sha256.txt", self.manifest())];
        let of_tags: String = tags.iter().map(|(name, text)| line(name, text.as_bytes())).collect();
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        for (name, text) in tags.iter().chain([&("tagmanifest-sha256.txt", of_tags)]) {
            zip.start_file(format!("{}/{name}", self.name), options)?;
            zip.write_all(text.as_bytes())?;
        }
        for (path, bytes) in &self.payload {
            zip.start_file(format!("{}/data/{path}", self.name), options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn manifest(&self) -> String {
        self.payload.iter().map(|(path, bytes)| line(&format!("data/{path}"), bytes)).collect()
    }

    /// What is said of the bag; a value is one line.
    fn info(&self) -> String {
        let bytes: usize = self.payload.iter().map(|(_, bytes)| bytes.len()).sum();
        let oxum = format!("{bytes}.{}", self.payload.len());
        let all =
            self.info.iter().map(|(label, value)| (*label, value.as_str())).chain([("Payload-Oxum", oxum.as_str())]);
        all.map(|(label, value)| format!("{label}: {}\n", value.split_whitespace().collect::<Vec<_>>().join(" ")))
            .collect()
    }
}

/// One line of a manifest.
fn line(path: &str, bytes: &[u8]) -> String {
    let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{digest}  {path}\n")
}
