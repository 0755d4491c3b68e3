//! Udom83: วรรณี อุดมพาณิชย์, "การค้นหาสายอักขระภาษาไทยโดยวิธีบีบอัดเสียง", Chulalongkorn University, 1983.

use super::{is_consonant, without_silent};

const LENGTH: usize = 7;

/// รหัส Udom83: a letter and six codes; empty where nothing is spoken.
///
/// รร is read อัน or อะ, ไ ใ as ย after their consonant, ำ as ม; vowels, tones and what is silent go; consonants become
/// their class.
#[must_use]
pub fn udom83(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    read_double_ro(&mut letters);
    read_ai(&mut letters);
    read_am(&mut letters);
    let spoken: String = letters.into_iter().collect();
    let mut letters = without_silent(&spoken);
    letters.retain(|c| !matches!(c, 'ะ'..='ฺ' | 'เ'..='์'));
    let Some((first, rest)) = letters.split_first() else { return String::new() };
    let codes = rest.iter().map(|letter| class(*letter)).chain(std::iter::repeat('0'));
    std::iter::once(plainest(*first)).chain(codes).take(LENGTH).collect()
}

/// รร closes the syllable as ั before a consonant that has no vowel of its own, else it is read ัน.
fn read_double_ro(letters: &mut Vec<char>) {
    while let Some(at) = letters.windows(2).position(|pair| pair == ['ร', 'ร']) {
        let closed = match letters.get(at + 2..).unwrap_or_default() {
            [closing, next, ..] => is_consonant(*closing) && (is_consonant(*next) || matches!(next, 'เ'..='ไ')),
            _ => false,
        };
        let reading: &[char] = if closed { &['ั'] } else { &['ั', 'น'] };
        letters.splice(at..at + 2, reading.iter().copied());
    }
}

/// ไ and ใ are spoken after their consonant as ย; ไ…ย has its ย already.
fn read_ai(letters: &mut Vec<char>) {
    let mut at = 0;
    while at + 1 < letters.len() {
        if matches!(letters[at], 'ไ' | 'ใ') && is_consonant(letters[at + 1]) {
            let has_its_yo = letters[at] == 'ไ' && letters.get(at + 2) == Some(&'ย');
            letters.remove(at);
            if !has_its_yo {
                letters.insert(at + 1, 'ย');
            }
        }
        at += 1;
    }
}

/// ำ is a ม, and one ม is enough.
fn read_am(letters: &mut Vec<char>) {
    while let Some(at) = letters.iter().position(|c| *c == 'ำ') {
        letters[at] = 'ม';
        let next_opens = matches!(letters.get(at + 2), Some('ะ'..='ู'));
        if letters.get(at + 1) == Some(&'ม') && !next_opens {
            letters.remove(at + 1);
        }
    }
}

fn plainest(letter: char) -> char {
    match letter {
        'ข'..='ฆ' => 'ข',
        'ช' | 'ฉ' | 'ฌ' => 'ช',
        'ซ' | 'ศ'..='ส' => 'ส',
        'ฎ' | 'ด' => 'ด',
        'ฏ' | 'ต' => 'ต',
        'ฐ'..='ฒ' | 'ถ'..='ธ' => 'ท',
        'ณ' | 'น' => 'น',
        'ผ' | 'พ' | 'ภ' => 'พ',
        'ฝ' | 'ฟ' => 'ฟ',
        'ญ' | 'ย' => 'ย',
        'ร'..='ฦ' | 'ฬ' => 'ร',
        'ห' | 'ฮ' => 'ฮ',
        other => other,
    }
}

fn class(letter: char) -> char {
    match letter {
        'ม' | 'ว' => '0',
        'ก'..='ฆ' => '1',
        'ง' | 'ย' | 'ญ' => '2',
        'ณ' | 'น' => '3',
        'ฎ' | 'ฏ' | 'ด' | 'ต' | 'ศ'..='ส' => '4',
        'บ' | 'ป' | 'พ' | 'ภ' => '5',
        'ผ' | 'ฝ' | 'ฟ' | 'ห' | 'อ' | 'ฮ' => '6',
        'จ'..='ฌ' => '7',
        'ฐ'..='ฒ' | 'ถ'..='ธ' => '8',
        'ร'..='ฦ' => '9',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values() {
        for (text, key) in [
            ("รถ", "ร800000"),
            ("ลัก", "ร100000"),
            ("รัก", "ร100000"),
            ("รักษ์", "ร100000"),
            ("บูรณการ", "บ931900"),
            ("ปัจจุบัน", "ป775300"),
            ("น์", ""),
            ("", ""),
        ] {
            assert_eq!(udom83(text), key, "{text}");
        }
        assert_eq!(udom83("เหตุ"), udom83("เหด"));
        assert_eq!(udom83("วรร"), udom83("วัน"));
    }
}
