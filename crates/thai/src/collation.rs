//! การเรียงลำดับคำไทย: sort keys in dictionary order, made here so that both databases only compare bytes.
//!
//! Order follows the Unicode collation for Thai: leading vowels (เ แ โ ใ ไ) count after their consonant, tone marks only break
//! ties, and spaces and punctuation do not count. Keys of different library versions do not mix: re-make stored keys
//! whenever [`COLLATION_VERSION`] changes.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use std::fmt::Write;
use std::sync::LazyLock;

/// รุ่นของการเรียงลำดับ, to be stored beside the keys.
pub const COLLATION_VERSION: &str = "icu-2.4-th";

static THAI: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| Collator::try_new(locale!("th").into(), CollatorOptions::default()).ok());

/// กุญแจเรียงลำดับ: two texts stand in the order of the bytes of their keys.
pub fn sort_key(text: &str) -> Vec<u8> {
    let text = crate::name::clean(text);
    let mut key = Vec::with_capacity(text.len());
    match THAI.as_ref() {
        Some(collator) => match collator.write_sort_key_to(&text, &mut key) {
            Ok(()) => key,
        },
        None => text.into_bytes(),
    }
}

/// กุญแจเรียงลำดับเป็นเลขฐานสิบหก, lower-case, for a TEXT column that either engine orders by its bytes.
pub fn sort_key_hex(text: &str) -> String {
    let mut hex = String::new();
    for byte in sort_key(text) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(words: &[&str]) -> Vec<String> {
        let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        words.sort_by_key(|word| sort_key_hex(word));
        words
    }

    #[test]
    fn leading_vowels_count_after_their_consonant() {
        let dictionary = ["กา", "เกา", "แก", "โก", "ใกล้", "ไก่", "ขา", "เขา", "แขก", "โขน", "ไข่", "คน"];
        let mut shuffled = dictionary;
        shuffled.reverse();
        assert_eq!(sorted(&shuffled), dictionary);
    }

    #[test]
    fn tone_marks_only_break_ties() {
        assert_eq!(sorted(&["ป้า", "ปาน", "ปา", "ป่า"]), ["ปา", "ป่า", "ป้า", "ปาน"]);
    }

    #[test]
    fn names_stand_as_in_a_thai_register() {
        assert_eq!(
            sorted(&["ไพศาล", "อรุณ", "เกษม", "สมชาย", "สมใจ", "แก้ว", "กมล", "ใจดี", "โสภา"]),
            ["กมล", "เกษม", "แก้ว", "ใจดี", "ไพศาล", "สมใจ", "สมชาย", "โสภา", "อรุณ"]
        );
    }

    #[test]
    fn both_spellings_of_sara_am_have_one_place() {
        assert_eq!(sort_key("น\u{e49}\u{e4d}\u{e32}"), sort_key("น้ำ"));
    }

    #[test]
    fn the_key_is_the_same_in_every_thread() {
        let keys: Vec<_> = (0..4)
            .map(|_| std::thread::spawn(|| sort_key_hex("เชียงใหม่")))
            .map(|thread| thread.join().unwrap())
            .collect();
        assert!(!keys[0].is_empty() && keys.iter().all(|key| *key == keys[0]));
    }

    proptest! {
        #[test]
        fn hex_keys_stand_in_the_order_of_the_bytes(a in "[ก-๎]{0,8}", b in "[ก-๎]{0,8}") {
            prop_assert_eq!(sort_key(&a).cmp(&sort_key(&b)), sort_key_hex(&a).cmp(&sort_key_hex(&b)));
        }
    }
}
