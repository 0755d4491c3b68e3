//! What an instrument is, once its file was read and found sound.

mod codes;
mod items;
mod origin;
mod outcomes;

use kernel::Lang;

pub use codes::{About, Better, Combine, Mark, MissingPolicy, Of, Standing, Tone};
pub use items::{AskIf, Choice, Group, Item, Subscale, Total};
pub use origin::{Licence, Marks, Source};
pub use outcomes::{Band, Change, Flag, FollowOn, Missing, Task};

/// A text in both languages; neither is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Thai: for a published instrument the wording that was tested.
    pub th: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in that language.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Th => &self.th,
            Lang::En => &self.en,
        }
    }
}

/// Which instrument exactly a result was made with. Two files with the same hash are the same file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// The instrument's code.
    pub code: String,
    /// Its version, counted from 1.
    pub version: i64,
    /// SHA-256 of the file's text with Unix line ends and without a byte order mark, 64 hexadecimal digits.
    pub hash: String,
}

/// The lowest and the highest score that a complete set of answers can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The lowest.
    pub least: i64,
    /// The highest.
    pub most: i64,
}

/// แบบประเมิน: an instrument of assessment whose file was found sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// Code, version, hash.
    pub stamp: Stamp,
    /// Published or in-house.
    pub standing: Standing,
    /// Whom it is about.
    pub about: About,
    /// Its name.
    pub title: Text,
    /// What it is for, and how it is asked.
    pub purpose: Text,
    /// What must be read with every result ("a screening, no diagnosis").
    pub notice: Text,
    /// On what terms it may be used.
    pub licence: Licence,
    /// Where its wording and scoring come from; at least one.
    pub sources: Vec<Source>,
    /// How sure its parts are, unless an item or band says otherwise.
    pub marks: Marks,
    /// The headings, in order; empty when the items need none.
    pub groups: Vec<Group>,
    /// The items, in the order they are asked.
    pub items: Vec<Item>,
    /// The subscales, in order.
    pub subscales: Vec<Subscale>,
    /// How the total is made.
    pub total: Total,
    /// The bands of the total, from the lowest score up; they cover `total.range` exactly.
    pub bands: Vec<Band>,
    /// What a result can raise beside its band.
    pub flags: Vec<Flag>,
    /// What to ask next; the first that applies.
    pub follow_ons: Vec<FollowOn>,
    /// What happens to unanswered items.
    pub missing: Missing,
    /// How two results are compared.
    pub change: Change,
    /// The text of its file, of which the stamp's hash was taken; [`read`](crate::read) makes the same instrument of it.
    pub file: String,
    /// Line of the code in the file, for refusals that only a whole library can make.
    pub(crate) line: usize,
}

impl Instrument {
    /// The item of that code.
    #[must_use]
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.code == code)
    }

    /// The band of that code.
    #[must_use]
    pub fn band(&self, code: &str) -> Option<&Band> {
        self.bands.iter().find(|band| band.code == code)
    }

    /// The flag of that code.
    #[must_use]
    pub fn flag(&self, code: &str) -> Option<&Flag> {
        self.flags.iter().find(|flag| flag.code == code)
    }

    /// How sure the wording of an item is, in that language.
    #[must_use]
    pub fn mark_of(&self, item: &Item, lang: Lang) -> Mark {
        match lang {
            Lang::Th => item.mark.unwrap_or(self.marks.th),
            Lang::En => self.marks.en,
        }
    }
}
