//! แป้นเกษมณี: which letters lie beside each other on the keyboard, since fingers slip to the next key.

/// Source: มอก. 820-2538 (TIS 820-2538), layout of the Thai keys on computer keyboards, Kedmanee: the rows of keys from the left, unshifted and shifted, each key in its column.
const UNSHIFTED: [&str; 4] = ["ๅ/-ภถุึคตจขช", "ๆไำพะัีรนยบลฃ", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ"];
const SHIFTED: [&str; 4] = ["+๑๒๓๔ู฿๕๖๗๘๙", "๐\"ฎฑธํ๊ณฯญฐ,ฅ", "ฤฆฏโฌ็๋ษศซ.", "()ฉฮฺ์?ฒฬฦ"];

/// The same keys on an English keyboard (US).
const ENGLISH: [&str; 4] = ["1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./"];
const ENGLISH_SHIFTED: [&str; 4] = ["!@#$%^&*()_+", "QWERTYUIOP{}|", "ASDFGHJKL:\"", "ZXCVBNM<>?"];

/// Where a letter lies: row, column and whether it needs shift.
fn place(letter: char) -> Option<(usize, usize, bool)> {
    let rows = UNSHIFTED.iter().map(|row| (row, false)).enumerate();
    let shifted = SHIFTED.iter().map(|row| (row, true)).enumerate();
    rows.chain(shifted).find_map(|(row, (letters, shift))| {
        letters.chars().position(|c| c == letter).map(|column| (row, column, shift))
    })
}

/// แป้นติดกัน: whether one slip of a finger makes one letter the other: the next key in the row, or the same key with
/// shift forgotten.
#[must_use]
pub fn is_slip(a: char, b: char) -> bool {
    let (Some(a), Some(b)) = (place(a), place(b)) else { return false };
    let same_key = (a.0, a.1) == (b.0, b.1) && a.2 != b.2;
    let next_key = a.0 == b.0 && a.2 == b.2 && a.1.abs_diff(b.1) == 1;
    same_key || next_key
}

/// The letters that a finger may hit instead, in the order of the keyboard.
pub fn neighbours(letter: char) -> impl Iterator<Item = char> {
    UNSHIFTED.iter().chain(&SHIFTED).flat_map(|row| row.chars()).filter(move |other| is_slip(letter, *other))
}

/// ลืมเปลี่ยนภาษา: what the keys of a Thai text give on an English keyboard. Letters that lie on no key stay.
#[must_use]
pub fn in_english(text: &str) -> String {
    let key = |letter: char| {
        let (row, column, shift) = place(letter)?;
        let rows = if shift { ENGLISH_SHIFTED } else { ENGLISH };
        rows[row].chars().nth(column)
    };
    text.chars().map(|letter| key(letter).unwrap_or(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_next_key_and_a_forgotten_shift_are_slips() {
        assert!(is_slip('ก', 'ด'));
        assert!(is_slip('ร', 'น'));
        assert!(is_slip('ส', 'ศ'));
        assert!(is_slip('ุ', 'ู') && is_slip('ท', 'ม'));
        assert!(!is_slip('ก', 'ม'));
        assert!(!is_slip('ก', 'ก'));
        assert!(!is_slip('a', 's'));
    }

    #[test]
    fn every_key_has_a_neighbour() {
        for letter in UNSHIFTED.iter().flat_map(|row| row.chars()) {
            assert!(neighbours(letter).next().is_some(), "{letter}");
        }
    }

    #[test]
    fn each_key_gives_one_letter_of_either_language() {
        let rows = [UNSHIFTED, SHIFTED].concat().into_iter().zip([ENGLISH, ENGLISH_SHIFTED].concat());
        for (thai, english) in rows {
            assert_eq!(thai.chars().count(), english.chars().count(), "{thai} {english}");
        }
        assert_eq!(in_english("สวัสดี"), "l;ylfu");
        assert_eq!(in_english("ธีรธ์ a"), "TuiTN a");
    }

    proptest! {
        #[test]
        fn a_slip_goes_both_ways(a in "[ก-๎]", b in "[ก-๎]") {
            let (a, b) = (a.chars().next().unwrap(), b.chars().next().unwrap());
            prop_assert_eq!(is_slip(a, b), is_slip(b, a));
        }
    }
}
