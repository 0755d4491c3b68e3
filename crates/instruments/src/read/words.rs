//! The small parts of a file: codes, texts, numbers, words of closed lists.

use super::Reader;
use crate::file;
use crate::model::Text;
use kernel::Code;
use std::collections::BTreeSet;
use toml::Spanned;

/// The longest code, in characters.
const CODE: usize = 40;
/// The longest text, in characters.
const PROSE: usize = 2_000;

impl Reader<'_> {
    /// A code: small letters, digits, hyphens.
    pub(super) fn slug(&mut self, code: &Spanned<String>) -> Option<String> {
        let text = code.get_ref();
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if text.is_empty() || text.len() > CODE || text.starts_with('-') || !text.bytes().all(fits) {
            return self.wrong(
                &code.span(),
                format!("«{}» is no code: small letters, digits and hyphens, at most {CODE}", brief(text)),
            );
        }
        Some(text.clone())
    }

    /// Codes of one kind, none of them twice.
    pub(super) fn slugs<'f>(&mut self, what: &str, codes: impl Iterator<Item = &'f Spanned<String>>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            if self.slug(code).is_some() && !seen.insert(code.get_ref().as_str()) {
                self.wrong::<()>(&code.span(), format!("there are two of {what} «{}»", code.get_ref()));
            }
        }
    }

    /// A text that says something.
    pub(super) fn prose(&mut self, text: &Spanned<String>) -> Option<String> {
        let clean = text.get_ref().trim();
        if clean.is_empty() {
            return self.wrong(&text.span(), "says nothing");
        }
        if clean.chars().count() > PROSE {
            return self.wrong(&text.span(), format!("is longer than {PROSE} characters"));
        }
        if clean.chars().any(|c| c.is_control() && c != '\n') {
            return self.wrong(&text.span(), "has a character that cannot be seen");
        }
        Some(clean.to_owned())
    }

    /// Thai and English.
    pub(super) fn pair(&mut self, th: &Spanned<String>, en: &Spanned<String>) -> Option<Text> {
        let (th, en) = (self.prose(th), self.prose(en));
        Some(Text { th: th?, en: en? })
    }

    pub(super) fn text(&mut self, text: &file::Text) -> Option<Text> {
        self.pair(&text.th, &text.en)
    }

    pub(super) fn number(&mut self, number: &Spanned<i64>, least: i64, most: i64) -> Option<i64> {
        let value = *number.get_ref();
        if (least..=most).contains(&value) {
            return Some(value);
        }
        self.wrong(&number.span(), format!("{value} does not lie between {least} and {most}"))
    }

    /// A word of a closed list.
    pub(super) fn word<T: Code>(&mut self, word: &Spanned<String>) -> Option<T> {
        if let Some(value) = T::from_code(word.get_ref()) {
            return Some(value);
        }
        let known: Vec<&str> = T::ALL.iter().map(|value| value.code()).collect();
        self.wrong(&word.span(), format!("«{}» is none of: {}", brief(word.get_ref()), known.join(", ")))
    }

    /// A word of a closed list that may be left out: `Some(None)`.
    pub(super) fn word_or_none<T: Code>(&mut self, word: Option<&Spanned<String>>) -> Option<Option<T>> {
        match word {
            None => Some(None),
            Some(word) => self.word(word).map(Some),
        }
    }
}

/// The beginning of what somebody wrote, for a message.
pub(super) fn brief(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(CODE).collect()
}
