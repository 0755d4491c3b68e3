//! การแยกคำนำหน้านาม: takes titles and ranks off the front of a name, however they are written.

use super::clean;
use super::titles::{APART, CIVIL, RANKS, Title};

/// How freely a title may stand before a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// Civil title: short form also without dots; long form also glued to the name, as นายสมชาย.
    Civil,
    /// Rank: as civil, and a woman's rank is followed by หญิง. Two letters need a dot, since พอ and จอ are names.
    Rank,
    /// Only with a space after it, since names begin with it too (คุณธรรม, คุณวุฒิ).
    Apart,
}

/// แยกคำนำหน้านาม: the first title in full, and the name without any title.
///
/// `พ.ต.ท. ดร. สมชาย ใจดี` gives `พันตำรวจโท` and `สมชาย ใจดี`. Text that is nothing but a title stays as it is.
pub fn strip_titles(text: &str) -> (Option<&'static str>, String) {
    let (found, rest) = split_titles(text);
    (found.first().map(|title| title.long), rest)
}

/// แยกคำนำหน้านามทุกคำ in the order written, and the name without them.
///
/// Where services share an abbreviation (ร.ต., จ.ส.ต.) the army's title is given.
pub fn split_titles(text: &str) -> (Vec<&'static Title>, String) {
    let text = clean(text);
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some((title, after)) = first_title(rest) {
        found.push(title);
        rest = after;
    }
    (found, rest.to_owned())
}

/// The title that takes the most letters off the front and leaves a name.
fn first_title(text: &str) -> Option<(&'static Title, &str)> {
    let habits = [(CIVIL, Habit::Civil), (APART, Habit::Apart), (RANKS, Habit::Rank)];
    let candidates = habits.into_iter().flat_map(|(group, habit)| group.iter().map(move |title| (title, habit)));
    let mut best: Option<(&'static Title, &str)> = None;
    for (title, habit) in candidates.filter(|(title, _)| opens(text, title)) {
        let Some(after) = without(text, title, habit) else { continue };
        if best.is_none_or(|(_, shortest)| after.len() < shortest.len()) {
            best = Some((title, after));
        }
    }
    best
}

/// Whether the first letter is that of a form of the title: most of some hundred titles are told apart by it.
fn opens(text: &str, title: &Title) -> bool {
    let Some(first) = text.chars().next() else { return false };
    [title.long, title.short].into_iter().any(|form| form.starts_with(first))
        || title.en.starts_with(|letter: char| letter.eq_ignore_ascii_case(&first))
}

fn without<'t>(text: &'t str, title: &Title, habit: Habit) -> Option<&'t str> {
    let after = without_long(text, title.long, habit)
        .or_else(|| without_short(text, title.short, habit))
        .or_else(|| without_english(text, title.en))?;
    let after = if habit == Habit::Rank { without_womans_mark(after) } else { after };
    let name = after.trim_start();
    begins_a_name(name).then_some(name)
}

fn without_long<'t>(text: &'t str, long: &str, habit: Habit) -> Option<&'t str> {
    let after = text.strip_prefix(long)?;
    let stands_well = after.starts_with(' ') || habit != Habit::Apart;
    stands_well.then_some(after)
}

/// Matches the letters of an abbreviation with dots and spaces between them or without.
fn without_short<'t>(text: &'t str, short: &str, habit: Habit) -> Option<&'t str> {
    let letters: Vec<char> = short.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    if letters.is_empty() || !short.contains('.') {
        return None;
    }
    let (mut rest, mut dots) = (text, 0);
    for letter in &letters {
        rest = rest.trim_start_matches(' ').strip_prefix(*letter)?;
        if let Some(after) = rest.strip_prefix('.') {
            (rest, dots) = (after, dots + 1);
        }
    }
    let ends_like_one = rest.starts_with(' ') || text[..text.len() - rest.len()].ends_with('.');
    let could_be_a_name = letters.len() == 1 || (habit == Habit::Rank && letters.len() == 2);
    (ends_like_one && (dots > 0 || !could_be_a_name)).then_some(rest)
}

fn without_english<'t>(text: &'t str, english: &str) -> Option<&'t str> {
    let word = english.trim_end_matches('.');
    let (start, after) = text.split_at_checked(word.len())?;
    let ends = after.starts_with([' ', '.']);
    (start.eq_ignore_ascii_case(word) && ends).then(|| after.trim_start_matches('.'))
}

/// A woman's rank reads ร.ต.ต.หญิง; a name that merely begins with หญิง comes after a space.
fn without_womans_mark(after: &str) -> &str {
    let mark = "หญิง";
    match after.strip_prefix(mark) {
        Some(rest) => rest,
        None => match after.trim_start().strip_prefix(mark) {
            Some(rest) if rest.starts_with(' ') => rest,
            _ => after,
        },
    }
}

/// A name starts with a letter, and in Thai never with a vowel that needs a consonant before it (นายิกา, คุณากร).
fn begins_a_name(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_alphabetic() && !matches!(c, 'ะ'..='ฺ' | 'ๅ'..='๎'))
}

#[cfg(test)]
mod tests {
    use super::super::titles;
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> (Option<&'static str>, String) {
        strip_titles(text)
    }

    #[test]
    fn common_titles_come_off_however_they_are_written() {
        for text in [
            "นางสาวสมศรี ใจดี",
            "น.ส. สมศรี ใจดี",
            "น.ส.สมศรี ใจดี",
            "นส.สมศรี ใจดี",
            "นส สมศรี ใจดี",
            "น ส สมศรี ใจดี",
            "Miss สมศรี ใจดี",
        ] {
            assert_eq!(split(text), (Some("นางสาว"), "สมศรี ใจดี".to_owned()), "{text}");
        }
        assert_eq!(split("นายสมชาย"), (Some("นาย"), "สมชาย".to_owned()));
        assert_eq!(split("นาง สมศรี"), (Some("นาง"), "สมศรี".to_owned()));
        assert_eq!(split("ด.ช.ก้อง"), (Some("เด็กชาย"), "ก้อง".to_owned()));
        assert_eq!(split("ดญ. ฟ้า"), (Some("เด็กหญิง"), "ฟ้า".to_owned()));
        assert_eq!(split("mr. Somchai"), (Some("นาย"), "Somchai".to_owned()));
    }

    #[test]
    fn ranks_come_off_and_the_longest_wins() {
        assert_eq!(split("พล.ต.อ. ประชา"), (Some("พลตำรวจเอก"), "ประชา".to_owned()));
        assert_eq!(split("พล.ต. ประชา"), (Some("พลตรี"), "ประชา".to_owned()));
        assert_eq!(split("รตอ สมชาย"), (Some("ร้อยตำรวจเอก"), "สมชาย".to_owned()));
        assert_eq!(split("ร.ต.ต.หญิง สมศรี"), (Some("ร้อยตำรวจตรี"), "สมศรี".to_owned()));
        assert_eq!(split("ร.ต.หญิงสมศรี"), (Some("ร้อยตรี"), "สมศรี".to_owned()));
        assert_eq!(split("ร.ต. หญิงลี สมใจ"), (Some("ร้อยตรี"), "หญิงลี สมใจ".to_owned()));
        assert_eq!(split("ว่าที่ ร.ต. อดุล"), (Some("ว่าที่ร้อยตรี"), "อดุล".to_owned()));
        assert_eq!(split("ว่าที่ร้อยตรีอดุล"), (Some("ว่าที่ร้อยตรี"), "อดุล".to_owned()));
        assert_eq!(split("จ่าสิบตำรวจ เดช"), (Some("จ่าสิบตำรวจ"), "เดช".to_owned()));
    }

    #[test]
    fn noble_learned_and_religious_titles_come_off() {
        assert_eq!(split("ม.ร.ว.คึกฤทธิ์"), (Some("หม่อมราชวงศ์"), "คึกฤทธิ์".to_owned()));
        assert_eq!(split("ม.ล. ปิ่น"), (Some("หม่อมหลวง"), "ปิ่น".to_owned()));
        assert_eq!(split("หม่อมหลวงปิ่น"), (Some("หม่อมหลวง"), "ปิ่น".to_owned()));
        assert_eq!(split("คุณหญิงอรุณ"), (Some("คุณหญิง"), "อรุณ".to_owned()));
        assert_eq!(split("พระสมชาย"), (Some("พระ"), "สมชาย".to_owned()));
        assert_eq!(split("สามเณรน้อย"), (Some("สามเณร"), "น้อย".to_owned()));
        assert_eq!(split("ศ. ป๋วย"), (Some("ศาสตราจารย์"), "ป๋วย".to_owned()));
    }

    #[test]
    fn titles_that_follow_each_other_all_come_off() {
        let (found, rest) = split_titles("ผศ. ดร. น.ส. สมศรี ใจดี");
        let codes: Vec<_> = found.iter().map(|title| title.code).collect();
        assert_eq!((codes, rest.as_str()), (vec!["asst-prof", "dr", "004"], "สมศรี ใจดี"));
        assert_eq!(split("พ.ต.ท. ดร. สมชาย"), (Some("พันตำรวจโท"), "สมชาย".to_owned()));
    }

    #[test]
    fn names_that_look_like_titles_stay_whole() {
        for name in
            ["ดรุณี ใจดี", "นายิกา", "คุณากร", "คุณธรรม มั่นคง", "พอ วา", "จอ สม", "ศร ทอง", "ม ล", "นาย", "น.ส.", "สมนาย", ""]
        {
            assert_eq!(split(name), (None, name.to_owned()), "{name}");
        }
    }

    #[test]
    fn each_title_comes_off_by_its_long_and_short_form() {
        for title in titles() {
            let (found, rest) = split_titles(&format!("{} วิภา", title.long));
            assert_eq!((found, rest.as_str()), (vec![title], "วิภา"), "{}", title.long);
            if !title.short.is_empty() {
                let (found, rest) = split_titles(&format!("{} วิภา", title.short));
                assert_eq!((found, rest.as_str()), (vec![title], "วิภา"), "{}", title.short);
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_splitter_panic(text in ".*") {
            let _ = split_titles(&text);
        }

        #[test]
        fn a_name_is_never_lost(text in "[ก-ฮ. ]{0,12}") {
            let (_, rest) = split_titles(&text);
            prop_assert_eq!(rest.is_empty(), clean(&text).is_empty());
        }
    }
}
