//! The browser's files, built into the program.

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// One file for the browser.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Its name below `/assets/`.
    pub name: &'static str,
    /// Its content type.
    pub content_type: &'static str,
    /// A hash of its content, part of its address, so that it may be kept for ever.
    pub hash: &'static str,
    /// The content.
    pub bytes: &'static [u8],
}

/// The file of that name.
#[must_use]
pub fn asset(name: &str) -> Option<Asset> {
    assets().find(|asset| asset.name == name)
}

/// Every file.
pub fn assets() -> impl Iterator<Item = Asset> {
    ASSETS.iter().map(|&(name, content_type, hash, bytes)| Asset { name, content_type, hash, bytes })
}
