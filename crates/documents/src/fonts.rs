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
    /// The letters that every font has, in order: each letter of every paper is looked up.
    letters: Vec<u32>,
}

/// Read once.
pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let files = [ui::typeface::REGULAR, ui::typeface::BOLD];
    let all: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    let in_all = |letter: &u32| all.iter().all(|font| font.info().coverage.contains(*letter));
    let letters = all.first().map(|font| font.info().coverage.iter().filter(in_all).collect()).unwrap_or_default();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&all)), letters, all }
});

impl Fonts {
    /// Whether every font has a glyph for the letter.
    pub fn can_print(&self, letter: char) -> bool {
        self.letters.binary_search(&u32::from(letter)).is_ok()
    }
}
