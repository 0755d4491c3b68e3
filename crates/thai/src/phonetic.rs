//! รหัสเสียงที่ตีพิมพ์แล้ว: the three published Thai phonetic keys, as their authors cut them.
//!
//! They are for finding and comparing; [`crate::fold::sound`] is finer and made for names. Test values are those that
//! PyThaiNLP (Apache-2.0, `pythainlp.soundex`) publishes for its implementations.

mod lk82;
mod metasound;
mod udom83;

pub use lk82::lk82;
pub use metasound::metasound;
pub use udom83::udom83;

use crate::fold::is_consonant;

/// Clusters that fall silent together under one การันต์.
const SILENT: [[char; 2]; 5] = [['จ', 'น'], ['ม', 'ณ'], ['ณ', 'ฑ'], ['ท', 'ร'], ['ต', 'ร']];

/// The letters without the การันต์ and what it silences: a cluster, a consonant, or a consonant with its vowel.
fn without_silent(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(text.len() / 3 + 1);
    for c in text.chars() {
        if c != '์' {
            letters.push(c);
        } else if letters.last().copied().is_some_and(is_consonant) {
            let cluster = SILENT.iter().any(|pair| letters.ends_with(pair));
            letters.truncate(letters.len() - if cluster { 2 } else { 1 });
        } else if matches!(letters.as_slice(), [.., consonant, 'ะ'..='ู'] if is_consonant(*consonant)) {
            letters.truncate(letters.len() - 2);
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_text_makes_a_key_panic_and_its_length_is_fixed(text in "[ก-๛a-z ]{1,16}") {
            for (key, length) in [(lk82(&text), 5), (udom83(&text), 7), (metasound(&text), 4)] {
                prop_assert!(key.is_empty() || key.chars().count() == length, "{} {}", text, key);
            }
        }

        #[test]
        fn tone_marks_change_no_key(text in "[ก-ฮ][ะ-ู][ก-ฮ]", tone in "[่-๋]") {
            let toned: String = text.chars().take(2).chain(tone.chars()).chain(text.chars().skip(2)).collect();
            prop_assert_eq!(lk82(&toned), lk82(&text));
            prop_assert_eq!(udom83(&toned), udom83(&text));
            prop_assert_eq!(metasound(&toned), metasound(&text));
        }
    }
}
