//! The fonts of papers and what they can print.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Every font, and the book in which typst looks them up.
pub struct Fonts {
    /// Regular first.
    pub all: Vec<Font>,
    /// Their names and weights.
    pub book: LazyHash<FontBook>,
}

/// Read once.
pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let files = [ui::typeface::REGULAR, ui::typeface::BOLD];
    let all: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&all)), all }
});

impl Fonts {
    /// Whether every font has a glyph for the letter.
    pub fn can_print(&self, letter: char) -> bool {
        self.all.iter().all(|font| font.info().coverage.contains(u32::from(letter)))
    }
}
