//! The type face of papers: Sarabun (SIL Open Font License 1.1) as whole TrueType files, from `web/package.json`.

/// Sarabun, regular.
pub const REGULAR: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/print/sarabun-400.ttf"));

/// Sarabun, bold.
pub const BOLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/print/sarabun-700.ttf"));
