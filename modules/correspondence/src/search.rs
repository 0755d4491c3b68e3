//! คำค้น: by which words a letter is found. The words of a register are keyed with its office, so that a search reads the letters of
//! one office alone, and those of secret letters stand in a field of their own.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ::search::Term;
use kernel::{Id, Office};
use thai::{digits, words};

use crate::model::{LetterRow, Secrecy};

/// Words of a text layer that are kept: the first pages say what a letter is about.
const WORDS: usize = 240;

/// Words that say nothing of a letter.
static EMPTY: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let words = ["ที่", "และ", "ของ", "ใน", "การ", "ให้", "เรื่อง", "จาก", "ถึง", "เพื่อ", "เป็น", "มี", "ตาม", "กับ"];
    words.into_iter().map(thai::fold::fold).collect()
});

/// The field of a secrecy.
const fn field(secrecy: Secrecy) -> &'static str {
    if secrecy.is_secret() { "secret" } else { "word" }
}

/// The words of a text as they come, without those that say nothing.
fn told(text: &str) -> impl Iterator<Item = String> {
    words::search_tokens(text).into_iter().filter(|word| !word.is_empty() && !EMPTY.contains(word))
}

/// A number of a letter however it is written: พม ๐๓๐๑/ว ๔๕, พม0301/ว45.
fn number(text: &str) -> String {
    digits::to_arabic(text).chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_lowercase()
}

/// Parts of a number that are run together; longer ones are found whole.
const PARTS: usize = 5;

/// A number as people write it, with blanks in any places: every run of its parts without a blank.
fn runs(written: &str) -> Vec<String> {
    let parts: Vec<String> = written.split_whitespace().map(number).collect();
    let parts = if parts.len() > PARTS { vec![parts.concat()] } else { parts };
    let from = |first: usize| (first..parts.len()).map(move |last| (first, last));
    (0..parts.len()).flat_map(from).map(|(first, last)| parts[first..=last].concat()).collect()
}

fn term(office: Id<Office>, secrecy: Secrecy, word: &str) -> Term {
    Term::exact(field(secrecy), format!("{office}/{word}"))
}

/// The words of a text that are worth keeping, each once in the order in which they come, blank between them.
#[must_use]
pub fn words_of(text: &str) -> String {
    let mut seen = BTreeSet::new();
    told(text).filter(|word| seen.insert(word.clone())).take(WORDS).collect::<Vec<_>>().join(" ")
}

/// The terms of a letter; `words` are those of the text layer of its files.
#[must_use]
pub fn terms(letter: &LetterRow, words_of_files: &str) -> Vec<Term> {
    let said = [&letter.subject, &letter.party_from, &letter.party_to, &letter.note, &letter.action];
    let mut words: BTreeSet<String> = said.into_iter().flat_map(|part| told(part)).collect();
    words.extend(words_of_files.split_whitespace().map(str::to_owned));
    for written in [&letter.number_text, &letter.their_number].into_iter().filter(|written| !written.is_empty()) {
        words.extend(told(written));
        words.extend(runs(written));
    }
    if let Some(given) = letter.number {
        words.insert(format!("{given}/{}", letter.year));
    }
    words.iter().map(|word| term(letter.office, letter.secrecy, word)).collect()
}

/// The terms that a letter of an office must have to answer a line of a search; empty when the line says nothing.
#[must_use]
pub fn wanted(office: Id<Office>, secrecy: Secrecy, line: &str) -> Vec<Term> {
    let mut words: Vec<String> = Vec::new();
    for part in line.split_whitespace() {
        // A number is one word however it is cut.
        if part.contains('/') {
            words.push(number(part));
        } else {
            words.extend(told(part));
        }
    }
    words.dedup();
    words.iter().map(|word| term(office, secrecy, word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_with_its_blanks_in_any_places() {
        let known = runs("พม ๐๓๐๑/ว ๔๕");
        for written in ["พม0301/ว45", "0301/ว45", "0301/ว", "45"] {
            assert!(known.contains(&number(written)), "{written}");
        }
    }

    #[test]
    fn what_stands_first_is_kept_of_a_long_text() {
        let pages: Vec<String> = (0..WORDS).map(|number| format!("z{number}")).collect();
        let kept = words_of(&format!("{} {} a1 a2", pages.join(" "), pages[0]));
        assert_eq!(kept.split(' ').collect::<Vec<_>>(), pages);
    }

    #[test]
    fn another_office_and_another_secrecy_are_other_terms() {
        let (one, other) = (Id::new(1), Id::new(2));
        assert_eq!(wanted(one, Secrecy::Open, "ประชุม"), wanted(one, Secrecy::Open, "ประชุม"));
        assert_ne!(wanted(one, Secrecy::Open, "ประชุม"), wanted(other, Secrecy::Open, "ประชุม"));
        assert_ne!(wanted(one, Secrecy::Open, "ประชุม"), wanted(one, Secrecy::Secret, "ประชุม"));
        assert!(wanted(one, Secrecy::Open, " - และ ").is_empty());
    }
}
