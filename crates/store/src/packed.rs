//! Long texts kept small: a column of texts whose rows hold what compression makes of them.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::ops::Deref;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use kernel::{BadCell, Cell, CellType, Stored};

/// A text that is packed in its table where that makes it shorter, and whole everywhere else.
///
/// In the table it is either itself, or `~` and the base 64 of raw DEFLATE (RFC 1951). Rows from before it was packed
/// read as they are. Thai takes three bytes a letter, so what a visit says comes to less than half.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Packed(String);

/// How a packed text begins.
const MARK: char = '~';
/// Shorter texts gain nothing.
const SHORT: usize = 200;
/// The longest text that is unpacked, in bytes: far beyond any that a form lets in.
const LONGEST: u64 = 16 * 1024 * 1024;

impl Packed {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Packed {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl Deref for Packed {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Packed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Stored for Packed {
    const TYPE: CellType = CellType::Text;

    fn to_cell(&self) -> Cell {
        let marked = self.0.starts_with(MARK);
        if self.0.len() < SHORT && !marked {
            return Cell::Text(self.0.clone());
        }
        match pack(&self.0) {
            Ok(packed) if marked || packed.len() < self.0.len() => Cell::Text(packed),
            _ => Cell::Text(self.0.clone()),
        }
    }

    fn from_cell(cell: Cell) -> Result<Self, BadCell> {
        let Cell::Text(text) = cell else { return Err(BadCell { what: "text" }) };
        match text.strip_prefix(MARK) {
            None => Ok(Self(text)),
            Some(packed) => unpack(packed).map(Self).ok_or(BadCell { what: "packed text" }),
        }
    }
}

fn pack(text: &str) -> std::io::Result<String> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(text.len() / 2), Compression::default());
    encoder.write_all(text.as_bytes())?;
    Ok(format!("{MARK}{}", STANDARD_NO_PAD.encode(encoder.finish()?)))
}

fn unpack(packed: &str) -> Option<String> {
    let bytes = STANDARD_NO_PAD.decode(packed).ok()?;
    let mut text = String::with_capacity(bytes.len() * 4);
    let mut decoder = DeflateDecoder::new(bytes.as_slice()).take(LONGEST);
    decoder.read_to_string(&mut text).ok()?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(text: &str) -> usize {
        let Cell::Text(kept) = Packed::from(text.to_owned()).to_cell() else { panic!("no text") };
        let length = kept.len();
        assert_eq!(Packed::from_cell(Cell::Text(kept)).map(|packed| packed.0).ok().as_deref(), Some(text));
        length
    }

    #[test]
    fn what_is_long_is_kept_short_and_reads_back_whole() {
        let long = "เยี่ยมบ้านพบผู้ใช้บริการและบุตรสาว สภาพบ้านมั่นคง มีอาหารเพียงพอ นัดติดตามเดือนหน้า ".repeat(4);
        assert!(there_and_back(&long) < long.len() / 3);
        for text in ["", "สั้น", "~ begins like a packed one", "~"] {
            there_and_back(text);
        }
    }

    #[test]
    fn rows_from_before_read_as_they_are_and_damaged_ones_not_at_all() {
        let old = Cell::Text("{\"form\":\"record\"}".to_owned());
        assert_eq!(Packed::from_cell(old).ok().as_deref(), Some("{\"form\":\"record\"}"));
        assert!(Packed::from_cell(Cell::Text("~!".to_owned())).is_err());
        assert!(Packed::from_cell(Cell::Text("~AAAA".to_owned())).is_err());
    }
}
