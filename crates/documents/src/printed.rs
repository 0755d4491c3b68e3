//! ข้อความตามที่พิมพ์: what people wrote, made ready for the page.
//!
//! Thai has no spaces between words, and typst's own rule cuts words in two. So every place between two Thai letters is
//! marked: a zero-width space where a line may end, a word joiner where it may not. The marks steer the lines alone;
//! [`crate::copying`] takes them out of the finished pages.

use serde_json::Value;
use thai::{digits, lines, name};

use crate::fonts::FONTS;

/// A line may end here (U+200B).
pub const MAY_END: char = '\u{200b}';

/// A line may not end here (U+2060).
pub const MAY_NOT_END: char = '\u{2060}';

/// Stands for a letter that the fonts do not have, which PDF/A forbids to leave as an empty box.
const NO_GLYPH: char = '◊';

/// A run longer than this many letters may be cut anywhere, as no column could hold it.
const LONGEST_RUN: usize = 24;

/// Every text in a value as it is printed; these names stay whole.
pub fn value(data: &Value, names: &[&str]) -> Value {
    let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    printed(data, &names)
}

fn printed(data: &Value, names: &[&str]) -> Value {
    match data {
        Value::String(text) => Value::String(text_of_lines(text, names)),
        Value::Array(items) => items.iter().map(|item| printed(item, names)).collect(),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(key, field)| (key.clone(), printed(field, names))).collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => data.clone(),
    }
}

fn text_of_lines(text: &str, names: &[&str]) -> String {
    let line = |line: &str| cut_long_runs(&marked(&plain(line), names));
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// One line of text without marks: tidy, with Thai digits, and nothing in it that cannot be printed.
pub fn plain(text: &str) -> String {
    let tidy = name::clean(text);
    let printable = |c: char| if FONTS.can_print(c) { c } else { NO_GLYPH };
    let words = tidy.split(' ').map(|word| official_digits(word).chars().map(printable).collect::<String>());
    words.collect::<Vec<_>>().join(" ")
}

/// Official papers have Thai digits; an address on the net or a foreign code would be another one with them.
fn official_digits(word: &str) -> String {
    if word.contains(|c: char| c.is_ascii_alphabetic()) { word.to_owned() } else { digits::to_thai(word) }
}

/// The text with a mark at every place between two Thai letters, and around a space that must not end a line.
pub fn marked(text: &str, names: &[&str]) -> String {
    let mut ends = lines::ends(text, names).into_iter().peekable();
    let mut marked = String::with_capacity(text.len() * 2);
    let mut before = ['\0'; 2];
    for (at, letter) in text.char_indices() {
        let [earlier, last] = before;
        let before_bound = || letter == ' ' && text[at + 1..].starts_with(|next| binds(last, next));
        if ends.next_if_eq(&at).is_some() {
            marked.push(MAY_END);
        } else if joins(last, letter) || (last == ' ' && binds(earlier, letter)) || before_bound() {
            marked.push(MAY_NOT_END);
        }
        marked.push(letter);
        before = [last, letter];
    }
    marked
}

fn joins(left: char, right: char) -> bool {
    lines::is_letter(left) && lines::is_letter(right) && lines::stands(right)
}

/// Whether the space between two letters may not end a line: before ๆ, and between a number and what it counts.
fn binds(left: char, right: char) -> bool {
    right == 'ๆ' || (matches!(left, '๐'..='๙') && lines::is_letter(right))
}

/// Lets a run without any end of line be cut, so that it cannot run off the page.
fn cut_long_runs(text: &str) -> String {
    let mut cut = String::with_capacity(text.len());
    let mut run = 0;
    for letter in text.chars() {
        if letter == ' ' || letter == MAY_END {
            run = 0;
        } else if run >= LONGEST_RUN && begins_anew(letter) {
            if cut.ends_with(MAY_NOT_END) {
                cut.pop();
            }
            cut.push(MAY_END);
            run = 1;
        } else if letter != MAY_NOT_END {
            run += usize::from(lines::stands(letter));
        }
        cut.push(letter);
    }
    cut
}

fn begins_anew(letter: char) -> bool {
    letter != MAY_NOT_END
        && lines::stands(letter)
        && !matches!(letter, '\u{300}'..='\u{36f}' | 'ะ' | 'า' | 'ๅ' | 'ๆ' | 'ฯ')
}

/// The text without the marks.
pub fn unmarked(text: &str) -> String {
    text.chars().filter(|c| !matches!(*c, MAY_END | MAY_NOT_END)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        text_of_lines(text, &[]).replace(MAY_END, "|").replace(MAY_NOT_END, "·")
    }

    #[test]
    fn every_place_between_two_thai_letters_is_marked() {
        assert_eq!(shown("ยายเดินไม่ได้"), "ย·า·ย|เ·ดิ·น|ไ·ม่|ไ·ด้");
    }

    #[test]
    fn numbers_are_thai_and_foreign_codes_stay() {
        assert_eq!(plain("โทร. 074-311 234 เมื่อ 1/9/2569"), "โทร. ๐๗๔-๓๑๑ ๒๓๔ เมื่อ ๑/๙/๒๕๖๙");
        assert_eq!(plain("ICD10 a1@b.go.th COVID-19"), "ICD10 a1@b.go.th COVID-19");
    }

    #[test]
    fn a_number_keeps_what_it_counts_and_yamok_its_word() {
        assert!(shown("บุตร 3 คน").contains("๓· ·ค·น"));
        assert!(shown("ต่าง ๆ").ends_with("ง· ·ๆ"));
    }

    #[test]
    fn what_the_fonts_lack_is_shown_as_one_sign_and_what_cannot_be_seen_is_gone() {
        assert_eq!(plain("名 😀 ก\u{0}\u{202e}ข\u{feff}"), "◊ ◊ กข");
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(unmarked(&text_of_lines("หนึ่ง\r\nสอง\n\nสาม", &[])), "หนึ่ง\nสอง\n\nสาม");
    }

    #[test]
    fn a_run_without_end_gets_ends() {
        assert_eq!(text_of_lines(&"a".repeat(60), &[]).matches(MAY_END).count(), 2);
    }

    proptest! {
        #[test]
        fn the_marks_add_nothing_and_take_nothing(text in "[ก-๛a-z0-9 ,.()ๆ]{0,80}") {
            let tidy = plain(&text);
            prop_assert_eq!(unmarked(&cut_long_runs(&marked(&tidy, &[]))), tidy);
        }

        #[test]
        fn whatever_was_typed_can_be_printed(text in ".*") {
            prop_assert!(plain(&text).chars().all(|c| FONTS.can_print(c)), "{text:?}");
        }
    }
}
