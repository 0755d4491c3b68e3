//! รหัสเสียง: one key for Thai names that are said alike, after the LK82 Thai Soundex.
//!
//! LK82 is the system of วิชิต หล่อจีระชุณห์กุล and เจริญ คุวินทร์พันธุ์, "โปรแกรมการสืบค้นคำไทยตามเสียงอ่าน (Thai Soundex)", 1982: the
//! first consonant is written as the plainest letter of its sound, each later letter as the code of its class, short
//! vowels are left out, and equal neighbours count once. We depart from it in five ways, since it is used for names:
//! the key is not cut at five places; ทร at the front and สร ศร before a vowel are read ซ and ส; ห นำ is dropped; a final
//! consonant after a closed syllable is silent (จันท, พันธ, มิตร); and ญ before a vowel is read ย (กัญญา as กันยา).

use super::{fold, is_consonant};

/// รหัสเสียง of each word, separated by spaces. Words of other scripts and digits stand for themselves.
///
/// The key of a folded text is the key of the text, so it may be made from either.
pub fn sound(text: &str) -> String {
    let folded = fold(text);
    let keys: Vec<String> = folded.split(' ').map(sound_of_word).filter(|key| !key.is_empty()).collect();
    keys.join(" ")
}

fn sound_of_word(word: &str) -> String {
    let mut letters: Vec<char> =
        word.chars().filter(|c| is_consonant(*c) || is_vowel_sign(*c) || c.is_alphanumeric()).collect();
    letters.retain(|c| !matches!(c, 'ฯ' | 'ๆ'));
    read_double_ro(&mut letters);
    drop_leading_ho(&mut letters);
    move_leading_vowels(&mut letters);
    read_silent_ro(&mut letters);
    drop_silent_end(&mut letters);
    encode(&letters)
}

/// รร: ธรรม is read ธัม, กรรณิกา is read กันนิกา, สวรรค์ is read สวัน.
fn read_double_ro(letters: &mut Vec<char>) {
    while let Some(at) = letters.windows(2).position(|pair| pair == ['ร', 'ร']) {
        let closes = letters.get(at + 2).copied().is_some_and(is_consonant);
        let next_has_vowel = letters.get(at + 3).copied().is_some_and(is_vowel_sign);
        let reading: &[char] = if closes && !next_has_vowel { &['ั'] } else { &['ั', 'น'] };
        letters.splice(at..at + 2, reading.iter().copied());
    }
}

/// ห นำ: หมา, ไหม and หลวง are read by their second consonant.
fn drop_leading_ho(letters: &mut Vec<char>) {
    let mut at = 0;
    while at < letters.len() {
        let after_vowel = at > 0 && is_leading_vowel(letters[at - 1]);
        let leads = letters[at] == 'ห' && letters.get(at + 1).is_some_and(|c| "งญณนมยรลว".contains(*c));
        if leads && (after_vowel || (at == 0 && letters.len() > 2)) {
            letters.remove(at);
        }
        at += 1;
    }
}

/// เ แ โ ใ ไ are spoken after their consonant; ไ and ใ also after a true cluster, so that ไตร is read as ตรัย.
fn move_leading_vowels(letters: &mut [char]) {
    let mut at = 0;
    while at + 1 < letters.len() {
        if is_leading_vowel(letters[at]) && is_consonant(letters[at + 1]) {
            let width = if matches!(letters[at], 'ไ' | 'ใ') && opens_cluster(&letters[at + 1..]) { 2 } else { 1 };
            letters[at..=at + width].rotate_left(1);
            at += width;
        }
        at += 1;
    }
}

fn opens_cluster(letters: &[char]) -> bool {
    let pair = matches!(letters, [first, second, ..] if "กขคตปผพ".contains(*first) && "รลว".contains(*second));
    pair && !letters.get(2).copied().is_some_and(is_vowel_sign)
}

/// ทราย and ทรง are read ซ; ศรี and สร้าง lose their ร.
fn read_silent_ro(letters: &mut Vec<char>) {
    if letters.starts_with(&['ท', 'ร']) {
        letters.splice(0..2, ['ซ']);
    }
    let mut at = 0;
    while at + 2 < letters.len() {
        let cluster = matches!(letters[at], 'ศ' | 'ส') && letters[at + 1] == 'ร';
        if cluster && (is_vowel_sign(letters[at + 2]) || is_leading_vowel(letters[at + 2])) {
            letters.remove(at + 1);
        }
        at += 1;
    }
}

/// A last consonant is silent after a syllable that is already closed: จันท(ร์), พันธ, มิตร, วงศ.
fn drop_silent_end(letters: &mut Vec<char>) {
    let closed = match letters.as_slice() {
        [.., vowel, close, last] if is_consonant(*close) && is_consonant(*last) => {
            is_vowel_sign(*vowel) || is_leading_vowel(*vowel) || (*close == 'ง' && is_consonant(*vowel))
        }
        _ => false,
    };
    if closed {
        letters.pop();
    }
}

fn encode(letters: &[char]) -> String {
    let mut key = String::new();
    let mut last = None;
    for (index, letter) in letters.iter().enumerate() {
        let code = if index == 0 { plainest(*letter) } else { later_code(*letter, letters.get(index + 1).copied()) };
        let Some(code) = code else { continue };
        if last != Some(code) {
            key.push(code);
        }
        last = Some(code);
    }
    key
}

/// LK82's first table: the plainest letter of the same sound.
fn plainest(letter: char) -> Option<char> {
    let plain = match letter {
        'ก'..='ฆ' => 'ก',
        'ช' | 'ฌ' => 'ช',
        'ซ' | 'ศ'..='ส' => 'ซ',
        'ญ' | 'ย' => 'ย',
        'ฎ' | 'ด' => 'ด',
        'ฏ' | 'ต' => 'ต',
        'ณ' | 'น' => 'น',
        'ฐ'..='ฒ' | 'ถ'..='ธ' => 'ท',
        'ผ' | 'พ' | 'ภ' => 'พ',
        'ฝ' | 'ฟ' => 'ฟ',
        'ร'..='ฦ' | 'ฬ' => 'ร',
        'ห' | 'ฮ' => 'ห',
        _ => return plain_or_vowel(letter),
    };
    Some(plain)
}

fn plain_or_vowel(letter: char) -> Option<char> {
    if is_consonant(letter) || !is_thai(letter) { Some(letter) } else { vowel_code(letter) }
}

/// LK82's second table, with ญ before a vowel read as ย.
fn later_code(letter: char, next: Option<char>) -> Option<char> {
    if letter == 'ญ' && next.is_some_and(|c| is_vowel_sign(c) || is_leading_vowel(c)) {
        return Some(class('ย'));
    }
    if is_consonant(letter) {
        return Some(class(letter));
    }
    if is_thai(letter) { vowel_code(letter) } else { Some(letter) }
}

/// The class of a consonant by the sound that it ends a syllable with.
pub(crate) fn class(consonant: char) -> char {
    match consonant {
        'ก'..='ฆ' => '1',
        'ง' => '2',
        'จ'..='ฌ' | 'ฎ'..='ฒ' | 'ด'..='ธ' | 'ศ'..='ส' => '3',
        'ญ' | 'ณ' | 'น' | 'ร'..='ฦ' | 'ฬ' => '4',
        'บ'..='ภ' => '5',
        'ม' => '6',
        'ย' | 'ว' => '7',
        'ห' | 'ฮ' => '8',
        'อ' => 'F',
        other => other,
    }
}

/// Long and rounded vowels; ะ ั ิ ี are too easily confused and have none.
pub(crate) fn vowel_code(letter: char) -> Option<char> {
    match letter {
        'ำ' => Some('6'),
        'ไ' | 'ใ' => Some('7'),
        'า' | 'ๅ' => Some('9'),
        'ึ' | 'ื' => Some('A'),
        'เ' => Some('B'),
        'แ' => Some('C'),
        'โ' => Some('D'),
        'ุ' | 'ู' => Some('E'),
        _ => None,
    }
}

fn is_thai(c: char) -> bool {
    matches!(c, 'ก'..='๛')
}

fn is_leading_vowel(c: char) -> bool {
    matches!(c, 'เ'..='ไ')
}

fn is_vowel_sign(c: char) -> bool {
    matches!(c, 'ะ'..='ู' | 'ๅ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_that_are_said_alike_have_one_key() {
        for alike in [
            &["ศรี", "สี", "ศรีฯ", "สรี"][..],
            &["ณัฐ", "นัฐ", "นัท", "ณัฏฐ์", "ณัฐฐ์"],
            &["วงศ์", "วงษ์", "วงศ", "วง"],
            &["ชัย", "ไชย"],
            &["จันทร์", "จันท์", "จันท", "จัน"],
            &["พันธุ์", "พันธ์", "พันธ", "พัน"],
            &["กัญญา", "กันยา", "กรรญา"],
            &["วรรณา", "วันนา", "วัณณา"],
            &["สิทธิ์", "สิทธิ", "สิด"],
            &["เพชร", "เพ็ชร", "เพ็ชร์", "เพช"],
            &["รัตน์", "รัตน", "รัด"],
            &["ทราย", "ซาย"],
            &["ธรรม", "ธัม"],
            &["หนู", "นู"],
            &["ใหม่", "ไหม", "ไม"],
            &["ณัฐพงษ์", "นัทพงศ์"],
        ] {
            let keys: Vec<String> = alike.iter().map(|name| sound(name)).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{alike:?}: {keys:?}");
        }
    }

    #[test]
    fn names_that_are_said_differently_have_different_keys() {
        for (a, b) in [("สมชาย", "สมชัย"), ("สมศรี", "สมศักดิ์"), ("ปิติ", "ชูใจ"), ("กานดา", "การะเกด")]
        {
            assert_ne!(sound(a), sound(b), "{a} {b}");
        }
    }

    #[test]
    fn short_vowels_and_long_i_are_left_out() {
        assert_eq!(sound("มานะ"), sound("มานี"));
        assert_ne!(sound("มานะ"), sound("มานู"));
    }

    #[test]
    fn the_key_starts_with_a_letter_and_goes_on_in_codes() {
        assert_eq!(sound("สมชาย"), "ซ6397");
        assert_eq!(sound("สมชัย ใจดี"), "ซ637 จ73");
        assert_eq!(sound("Smith 12"), "smith 12");
    }

    proptest! {
        #[test]
        fn the_sound_of_the_folded_is_the_sound(text in ".*") {
            prop_assert_eq!(sound(&fold(&text)), sound(&text));
        }

        #[test]
        fn the_sound_of_any_folded_heap_of_thai_is_its_sound(text in "[ก-ฺเ-๛ ]{0,16}") {
            prop_assert_eq!(sound(&fold(&text)), sound(&text));
        }
    }
}
