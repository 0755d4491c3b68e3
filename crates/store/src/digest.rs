//! A SHA-256 in hex that takes fewer letters in its table.

use std::fmt;
use std::ops::Deref;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use kernel::{BadCell, Cell, CellType, Stored};

use crate::keys::{hex, unhex};

/// รหัสยืนยันเนื้อหา: a hash in hex. In the table it is base 64, 43 letters instead of 64; rows from before it was read as
/// they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest(String);

/// Letters of a SHA-256 in base 64.
const SHORT: usize = 43;

impl Digest {
    /// The hash in hex.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Digest {
    fn from(hex: String) -> Self {
        Self(hex)
    }
}

impl Deref for Digest {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Stored for Digest {
    const TYPE: CellType = CellType::Text;

    fn to_cell(&self) -> Cell {
        let bytes = unhex(&self.0).filter(|bytes| hex(bytes) == self.0);
        let short = bytes.map(|bytes| STANDARD_NO_PAD.encode(bytes)).filter(|short| short.len() == SHORT);
        Cell::Text(short.unwrap_or_else(|| self.0.clone()))
    }

    fn from_cell(cell: Cell) -> Result<Self, BadCell> {
        let Cell::Text(text) = cell else { return Err(BadCell { what: "digest" }) };
        if text.len() != SHORT {
            return Ok(Self(text));
        }
        let bytes = STANDARD_NO_PAD.decode(text).map_err(|_| BadCell { what: "digest" })?;
        Ok(Self(hex(&bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_kept_short_and_whatever_lies_there_reads_as_it_was_written() {
        let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        let kept = Digest::from(hash.to_owned()).to_cell();
        assert_eq!(kept, Cell::Text("n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg".to_owned()));
        assert_eq!(Digest::from_cell(kept).ok().as_deref(), Some(hash));
        assert_eq!(Digest::from_cell(Cell::Text(hash.to_owned())).ok().as_deref(), Some(hash));
        for odd in ["", "9F86D081", &hash.to_uppercase(), &hash[..62], "no hash"] {
            let kept = Digest::from(odd.to_owned()).to_cell();
            assert_eq!(Digest::from_cell(kept).ok().as_deref(), Some(odd));
        }
        assert!(Digest::from_cell(Cell::Text("!".repeat(SHORT))).is_err());
    }
}
