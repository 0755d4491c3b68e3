//! การสะกด: one way to store each Thai spelling that looks the same.

use std::collections::VecDeque;

/// ทำข้อความให้เป็นแบบเดียว: what looks the same becomes the same.
///
/// Trims and collapses white space; drops zero-width and control characters; turns `ํา` into `ำ` and `เเ` into `แ`; puts
/// the vowel before its tone mark or karan, and the tone mark before `ำ`; drops a mark typed twice.
pub fn clean(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut letters = visible(text);
    while let Some(c) = letters.pop_front() {
        match c {
            'เ' if letters.front() == Some(&'เ') => {
                letters.pop_front();
                tidy.push('แ');
            }
            _ if is_mark(c) => {
                letters.push_front(c);
                tidy.extend(take_marks(&mut letters));
            }
            _ => tidy.push(c),
        }
    }
    tidy
}

/// The letters that count, with single spaces between words and none at the ends.
fn visible(text: &str) -> VecDeque<char> {
    let mut letters = VecDeque::with_capacity(text.len());
    for c in text.chars().filter(|c| c.is_whitespace() || !is_invisible(*c)) {
        match (c.is_whitespace(), letters.back()) {
            (true, None | Some(' ')) => {}
            (true, Some(_)) => letters.push_back(' '),
            (false, _) => letters.push_back(c),
        }
    }
    if letters.back() == Some(&' ') {
        letters.pop_back();
    }
    letters
}

/// Zero-width characters, byte order marks, direction marks and controls: they come along when text is pasted.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A sign that stands above or below its consonant; `ำ` has a part there too.
fn is_mark(c: char) -> bool {
    matches!(c, 'ั' | 'ำ' | 'ิ'..='ฺ' | '็'..='๎')
}

/// Takes what hangs on one consonant and gives it in order; a loose `ํ` with its `า` counts as `ำ`, which ends the lot.
fn take_marks(letters: &mut VecDeque<char>) -> Vec<char> {
    let mut marks = Vec::new();
    while let Some(c) = letters.pop_front_if(|c| is_mark(*c) || (*c == 'า' && marks.contains(&'ํ'))) {
        if c == 'า' {
            marks.retain(|mark| *mark != 'ํ');
        }
        marks.push(if c == 'า' { 'ำ' } else { c });
    }
    if marks.contains(&'ำ') {
        marks.retain(|mark| *mark != 'ํ');
    }
    marks.sort_by_key(|mark| place(*mark));
    marks.dedup();
    marks
}

/// Vowels first, then tones, then karan: the order in which Thai is spelt aloud and keyboards expect it.
fn place(mark: char) -> u8 {
    match mark {
        'ั' | 'ิ'..='ฺ' | '็' => 0,
        'ํ' => 1,
        '่'..='๋' => 2,
        'ำ' => 4,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn space_and_what_cannot_be_seen_is_tidied_away() {
        assert_eq!(clean("  สมชาย \t\u{a0} ใจดี\n"), "สมชาย ใจดี");
        assert_eq!(clean("\u{feff}สม\u{200b}ชาย"), "สมชาย");
        assert_eq!(clean("\u{200b}"), "");
    }

    #[test]
    fn sara_am_has_one_spelling() {
        assert_eq!(clean("น\u{e4d}\u{e32}"), "นำ");
        assert_eq!(clean("น\u{e4d}\u{e49}\u{e32}"), "น้ำ");
        assert_eq!(clean("น\u{e49}\u{e4d}\u{e32}"), "น้ำ");
        assert_eq!(clean("น\u{e33}\u{e49}"), "น้ำ");
        assert_eq!(clean("น\u{e4d}\u{e32}\u{e49}"), "น้ำ");
    }

    #[test]
    fn a_tone_typed_before_its_vowel_is_put_after_it() {
        assert_eq!(clean("ท\u{e48}\u{e35}"), "ท\u{e35}\u{e48}");
        assert_eq!(clean("ผ\u{e49}\u{e39}"), "ผ\u{e39}\u{e49}");
        assert_eq!(clean("พันธ\u{e4c}\u{e38}"), "พันธ\u{e38}\u{e4c}");
    }

    #[test]
    fn a_key_hit_twice_counts_once() {
        assert_eq!(clean("ที่่"), "ที่");
        assert_eq!(clean("เเม่"), "แม่");
    }

    #[test]
    fn right_spelling_stays_as_it_is() {
        for text in ["ณัฐวุฒิ ศักดิ์สิทธิ์", "น้ำผึ้ง", "O'Brien-Smith", "เก้าอี้", "ก็", "ญี่ปุ่น"]
        {
            assert_eq!(clean(text), text);
        }
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in ".*") {
            prop_assert_eq!(clean(&clean(&text)), clean(&text));
        }

        #[test]
        fn cleaning_any_heap_of_thai_twice_is_cleaning_once(text in "[ก-ฺเ-๛ \u{200b}]{0,16}") {
            prop_assert_eq!(clean(&clean(&text)), clean(&text));
        }
    }
}
