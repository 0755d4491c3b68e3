//! What a record can be found by: a field and a text that was made comparable.

use store::Keys;
use thai::fold;

/// คำค้น: one thing by which a record is found. The same text in another field is another term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    field: &'static str,
    text: String,
}

/// Beginnings of so many consonants are indexed; shorter ones say too little, longer ones are told by the whole word.
const BEGINNINGS: std::ops::RangeInclusive<usize> = 2..=4;

/// Bits of a key: enough that strangers seldom meet (among three million terms a search meets one of another text in a
/// thousand), few enough to be stored in four bytes.
const KEY_BITS: u32 = 32;
/// Keys are signed, since numbers beyond 2^31 take six bytes in a table.
const MIDDLE: i64 = 1 << (KEY_BITS - 1);

impl Term {
    /// A value that either is the same or is not: a number, a day, a code.
    #[must_use]
    pub fn exact(field: &'static str, value: impl Into<String>) -> Self {
        Self { field, text: value.into() }
    }

    /// A word whatever its marks; `None` when nothing of it can be compared.
    #[must_use]
    pub fn word(field: &'static str, word: &str) -> Option<Self> {
        let text = fold::fold(word);
        text.chars().any(char::is_alphanumeric).then_some(Self { field, text })
    }

    /// How the word sounds (รหัสเสียง).
    #[must_use]
    pub fn sound(field: &'static str, word: &str) -> Option<Self> {
        let text = fold::sound(word);
        (!text.is_empty()).then_some(Self { field, text })
    }

    /// The beginnings of a word by its consonants, shortest first: สมชาย gives สม, สมช and สมชย.
    ///
    /// Vowels and marks are left out, so a name half typed, or typed with another vowel, meets the whole one.
    #[must_use]
    pub fn beginnings(field: &'static str, word: &str) -> Vec<Self> {
        let letters: Vec<char> = clusters(word).collect();
        let lengths = BEGINNINGS.filter(|length| *length <= letters.len());
        lengths.map(|length| Self { field, text: letters[..length].iter().collect() }).collect()
    }

    /// The longest beginning of what was typed; `None` below two consonants.
    #[must_use]
    pub fn beginning(field: &'static str, typed: &str) -> Option<Self> {
        Self::beginnings(field, typed).pop()
    }

    /// The field.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        self.field
    }

    pub(crate) fn key(&self, keys: &Keys, kind: &str) -> i64 {
        (keys.blind(&format!("search/{kind}/{}", self.field), &self.text) >> (63 - KEY_BITS)) - MIDDLE
    }
}

/// The letters of a word that carry its clusters: consonants of Thai, letters and digits of other scripts, folded.
pub fn clusters(word: &str) -> impl Iterator<Item = char> {
    let folded: Vec<char> = fold::fold(word).chars().collect();
    folded.into_iter().filter(|letter| matches!(letter, 'ก'..='ฮ') || (letter.is_alphanumeric() && !is_thai(*letter)))
}

const fn is_thai(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{e7f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(terms: Vec<Term>) -> Vec<String> {
        terms.into_iter().map(|term| term.text).collect()
    }

    #[test]
    fn a_name_half_typed_or_with_another_vowel_shares_a_beginning_with_the_whole() {
        assert_eq!(texts(Term::beginnings("s", "สมชาย")), ["สม", "สมช", "สมชย"]);
        assert_eq!(Term::beginning("s", "สมชา"), Term::beginnings("s", "สมชาย").into_iter().nth(1));
        assert_eq!(Term::beginning("s", "สมชัย"), Term::beginning("s", "สมชาย"));
        assert_eq!(texts(Term::beginnings("s", "Smith")), ["sm", "smi", "smit"]);
    }

    #[test]
    fn what_cannot_be_compared_is_no_term() {
        assert_eq!(Term::word("w", " - "), None);
        assert_eq!(Term::sound("w", "…"), None);
        assert_eq!(Term::beginning("w", "ปู"), None);
    }

    #[test]
    fn marks_do_not_make_another_term_and_fields_do() {
        assert_eq!(Term::word("w", "วงศ์"), Term::word("w", "วงษ์"));
        assert_ne!(Term::word("w", "วงศ์"), Term::word("v", "วงศ์"));
    }
}
