//! LK82: วิชิต หล่อจีระชุณห์กุล และ เจริญ คุวินทร์พันธุ์, "โปรแกรมการสืบค้นคำไทยตามเสียงอ่าน (Thai Soundex)", 1982.

use super::without_silent;
use crate::fold::{self, is_consonant, vowel_code};

const LENGTH: usize = 5;

/// รหัส LK82: a letter and four codes; empty where nothing is spoken.
///
/// The first consonant becomes the plainest letter of its sound; later letters the code of their class; ะ ั ิ ี only part
/// what stands beside them; ร ว ย count after a vowel, ห and อ before one of ึ ื ุ ู; equal neighbours count once.
#[must_use]
pub fn lk82(text: &str) -> String {
    let mut letters = without_silent(text);
    letters.retain(|c| !matches!(c, '่'..='๋' | '็' | 'ํ' | 'ฺ' | 'ๆ' | 'ฯ'));
    let Some((mut codes, rest)) = opening(&letters) else { return String::new() };
    codes.extend((0..rest.len()).filter_map(|at| later(rest, at)));
    codes.dedup();
    let spoken = codes.into_iter().filter(|code| *code != PART);
    spoken.chain(std::iter::repeat('0')).take(LENGTH).collect()
}

/// Stands between two equal codes that a vowel parts.
const PART: char = '\0';

/// The codes of the first letter, or of a first vowel with its consonant before it, and the letters that follow.
fn opening(letters: &[char]) -> Option<(Vec<char>, &[char])> {
    let (first, rest) = letters.split_first()?;
    if is_consonant(*first) {
        return Some((vec![plainest(*first)], rest));
    }
    let codes = rest.first().map(|consonant| plainest(*consonant)).into_iter().chain([class(*first)]).collect();
    Some((codes, rest.get(1..).unwrap_or_default()))
}

fn later(letters: &[char], at: usize) -> Option<char> {
    let letter = letters[at];
    let before = at.checked_sub(1).map(|before| letters[before]);
    let after_vowel = matches!(before, Some('ะ' | 'ั' | 'า' | 'ๅ' | 'ิ'..='ู'));
    let before_high = matches!(letters.get(at + 1), Some('ึ'..='ู'));
    match letter {
        'ะ' | 'ั' | 'ิ' | 'ี' => Some(PART),
        'ุ' if matches!(before, Some('ต' | 'ธ')) => Some(PART),
        'ห' | 'อ' => before_high.then(|| class(letter)),
        'ร' | 'ว' | 'ย' | 'ฤ' | 'ฦ' => (after_vowel || before_high).then(|| class(letter)),
        _ => Some(class(letter)),
    }
}

fn plainest(letter: char) -> char {
    match letter {
        'ก'..='ฆ' => 'ก',
        'ฉ' | 'ช' | 'ฌ' => 'ช',
        'ซ' | 'ศ'..='ส' => 'ซ',
        'ญ' | 'ย' => 'ย',
        'ฎ' | 'ด' => 'ด',
        'ฏ' | 'ต' => 'ต',
        'ณ' | 'น' => 'น',
        'ฐ'..='ฒ' | 'ถ'..='ธ' => 'ท',
        'ผ' | 'พ' | 'ภ' => 'พ',
        'ฝ' | 'ฟ' => 'ฟ',
        'ร'..='ฦ' | 'ฬ' => 'ร',
        'ฮ' => 'ห',
        other => other,
    }
}

fn class(letter: char) -> char {
    vowel_code(letter).unwrap_or_else(|| fold::class(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values() {
        for (text, key) in [
            ("รถ", "ร3000"),
            ("ลัก", "ร1000"),
            ("รัก", "ร1000"),
            ("รักษ์", "ร1000"),
            ("บูรณการ", "บE419"),
            ("ปัจจุบัน", "ป3E54"),
            ("น์", ""),
            ("", ""),
        ] {
            assert_eq!(lk82(text), key, "{text}");
        }
        assert_eq!(lk82("เหตุ"), lk82("เหด"));
        assert_eq!(lk82("รถ"), lk82("รด"));
    }
}
