//! Long texts kept small: a column of texts whose rows hold what compression makes of them.

use std::cell::RefCell;
use std::fmt;
use std::io::Read as _;
use std::ops::Deref;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use flate2::read::DeflateDecoder;
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use kernel::{BadCell, Cell, CellType, Stored};

/// A text that is packed in its table where that makes it shorter, and whole everywhere else.
///
/// In the table it is either itself (after `~=` when it begins with `~`), or `~.` and the base 64 of raw DEFLATE (RFC 1951)
/// that begins with [`WORDS`] at hand. Rows from before are read as they are: whole, or `~` and the base 64 of raw DEFLATE
/// alone. Thai takes three bytes a letter, so what a visit says comes to a third, and a sentence to less than half.
/// U+0000 is left out, as in every text ([`crate::Sql::bind`]).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Packed(String);

/// How a packed text begins.
const MARK: char = '~';
/// What follows when it was packed with the words; no letter of base 64.
const WITH_WORDS: char = '.';
/// What follows when it lies there whole after all, since it begins like a packed one.
const WHOLE: char = '=';
/// The words of casework and the fields of its papers, the most frequent last (they are reached with fewer bits). Not a
/// letter of the file may ever change: what was packed with it is read with it. Better words are another file, with
/// another mark.
const WORDS: &str = include_str!("packed.words.txt");
/// Shorter texts gain nothing.
const SHORT: usize = 30;
/// The longest text that is unpacked, in bytes: far beyond any that a form lets in.
const LONGEST: usize = 16 * 1024 * 1024;

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

impl From<&str> for Packed {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<Packed> for String {
    fn from(packed: Packed) -> Self {
        packed.0
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
        let text = self.0.replace('\0', "");
        let packed = if text.len() < SHORT { None } else { pack(&text) };
        Cell::Text(match packed.filter(|packed| packed.len() < text.len()) {
            Some(packed) => packed,
            None if text.starts_with(MARK) => format!("{MARK}{WHOLE}{text}"),
            None => text,
        })
    }

    fn from_cell(cell: Cell) -> Result<Self, BadCell> {
        let Cell::Text(text) = cell else { return Err(BadCell { what: "text" }) };
        match text.strip_prefix(MARK) {
            None => Ok(Self(text)),
            Some(packed) => unpack(packed).map(Self).ok_or(BadCell { what: "packed text" }),
        }
    }
}

fn pack(text: &str) -> Option<String> {
    let mut compress = Compress::new(Compression::default(), false);
    compress.set_dictionary(WORDS.as_bytes()).ok()?;
    // What cannot be made smaller takes five bytes more for every 16 KiB.
    let mut bytes = Vec::with_capacity(text.len() + text.len() / 1_000 + 64);
    let done = compress.compress_vec(text.as_bytes(), &mut bytes, FlushCompress::Finish).ok()?;
    (done == Status::StreamEnd).then(|| format!("{MARK}{WITH_WORDS}{}", STANDARD_NO_PAD.encode(bytes)))
}

fn unpack(packed: &str) -> Option<String> {
    if let Some(text) = packed.strip_prefix(WHOLE) {
        return Some(text.to_owned());
    }
    if let Some(packed) = packed.strip_prefix(WITH_WORDS) {
        return unpack_with_words(&STANDARD_NO_PAD.decode(packed).ok()?);
    }
    let bytes = STANDARD_NO_PAD.decode(packed).ok()?;
    let mut text = String::with_capacity(bytes.len() * 4);
    DeflateDecoder::new(bytes.as_slice())
        .take(u64::try_from(LONGEST).unwrap_or(u64::MAX))
        .read_to_string(&mut text)
        .ok()?;
    Some(text)
}

thread_local! {
    /// What unpacks takes some 50 KiB, and a page unpacks a hundred texts: each thread uses its own again and again.
    static UNPACKING: RefCell<Decompress> = RefCell::new(Decompress::new(false));
}

fn unpack_with_words(bytes: &[u8]) -> Option<String> {
    UNPACKING.with_borrow_mut(|decompress| {
        decompress.reset(false);
        unpack_by(decompress, bytes)
    })
}

fn unpack_by(decompress: &mut Decompress, mut bytes: &[u8]) -> Option<String> {
    decompress.set_dictionary(WORDS.as_bytes()).ok()?;
    let mut text = Vec::with_capacity(bytes.len() * 8);
    while text.len() < LONGEST {
        let before = (decompress.total_in(), text.len());
        text.reserve(text.len().max(bytes.len() * 8 + 64));
        let status = decompress.decompress_vec(bytes, &mut text, FlushDecompress::None).ok()?;
        if status == Status::StreamEnd {
            return String::from_utf8(text).ok();
        }
        let taken = decompress.total_in() - before.0;
        if taken == 0 && text.len() == before.1 {
            return None;
        }
        bytes = bytes.get(usize::try_from(taken).ok()?..)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use sha2::Digest as _;

    use super::*;

    fn there_and_back(text: &str) -> usize {
        let Cell::Text(kept) = Packed::from(text.to_owned()).to_cell() else { panic!("no text") };
        let length = kept.len();
        assert_eq!(Packed::from_cell(Cell::Text(kept)).map(|packed| packed.0).ok().as_deref(), Some(text));
        length
    }

    #[test]
    fn what_is_long_is_kept_short_and_reads_back_whole() {
        let sentence = "ไปเยี่ยมพบบุตรสาวอยู่กับหลานสองคน สภาพบ้านมั่นคงดี มีอาหารพอ นัดพบกันใหม่เดือนหน้า ";
        assert!(there_and_back(sentence) < sentence.len() / 2);
        let long = sentence.repeat(4_000);
        assert!(there_and_back(&long) < long.len() / 50);
        let strange: String =
            (0..9_000).filter_map(|number| char::from_u32(0x4e00 + number * 7_919 % 20_000)).collect();
        for text in ["", "สั้น", "~ begins like a packed one", "~", "~.", "not in Thai, and not of casework", &strange]
        {
            there_and_back(text);
        }
    }

    #[test]
    fn no_packed_text_holds_u_0000() {
        let kept = Packed::from(format!("{}\0{}", "ก".repeat(40), "ข".repeat(40))).to_cell();
        assert_eq!(Packed::from_cell(kept).ok().as_deref(), Some(&*("ก".repeat(40) + &"ข".repeat(40))));
    }

    #[test]
    fn rows_from_before_read_as_they_are_and_damaged_ones_not_at_all() {
        let old = Cell::Text("{\"form\":\"record\"}".to_owned());
        assert_eq!(Packed::from_cell(old).ok().as_deref(), Some("{\"form\":\"record\"}"));
        for damaged in ["~!", "~AAAA", "~.", "~.!", "~.AAAA", "~.S0k"] {
            assert!(Packed::from_cell(Cell::Text(damaged.to_owned())).is_err(), "{damaged}");
        }
    }

    #[test]
    fn what_was_packed_with_the_words_can_always_be_read() {
        let digest = crate::hex(&sha2::Sha256::digest(WORDS));
        assert_eq!(
            digest, "e78c5f573b358ef9cc3a95efe21793871e43499f92ca5055bb15e43d819ec370",
            "the words may never change"
        );
        let of_before = "~q1ZKyy/KVbJSKkpNzi9KUaoFAA";
        let read = |text: &str| Packed::from_cell(Cell::Text(text.to_owned())).map(|packed| packed.0).ok();
        assert_eq!(read(of_before).as_deref(), Some("{\"form\":\"record\"}"));
        assert_eq!(read("~.w9+8xD+j1wQb0SUw6QYA").as_deref(), Some("ผู้สูงอายุอยู่ลำพัง ขาดผู้ดูแลหลัก"));
    }
}
