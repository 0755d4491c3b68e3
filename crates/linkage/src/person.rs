//! ระเบียนของบุคคล: what is compared of one person, and how a column's text becomes it.

use thai::date::{CivilDate, parse_partial};
use thai::{digits, name};

use crate::birth::Birth;
use crate::numbers::{Cid, Phone};

/// เพศ as far as a column or a title tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) enum Sex {
    /// ไม่ทราบ
    #[default]
    Unknown,
    /// ชาย
    Male,
    /// หญิง
    Female,
}

/// The number of a spelling in its register; 0 is none.
pub(crate) type SpellingId = u32;

/// One person, small enough that a million lie side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Person {
    pub(crate) cid: Cid,
    pub(crate) phone: Phone,
    pub(crate) given: SpellingId,
    pub(crate) family: SpellingId,
    pub(crate) number: SpellingId,
    pub(crate) house: SpellingId,
    pub(crate) street: SpellingId,
    pub(crate) building: SpellingId,
    pub(crate) tambon: SpellingId,
    pub(crate) amphoe: SpellingId,
    pub(crate) province: SpellingId,
    pub(crate) postcode: SpellingId,
    pub(crate) birth: Birth,
    pub(crate) moo: u16,
    pub(crate) sex: Sex,
}

/// A first name taken apart: what its title says, the name, and a family name that stood with it.
pub(crate) struct Called {
    pub(crate) sex: Sex,
    pub(crate) given: String,
    pub(crate) family: Option<String>,
}

/// Takes a first name apart.
pub(crate) fn called(text: &str) -> Called {
    let (sex, bare) = without_title(text);
    let mut words = bare.rsplitn(2, ' ');
    let (last, first) = (words.next(), words.next());
    match (first, last) {
        (Some(first), Some(last)) => {
            Called { sex, given: first.to_owned(), family: Some(last.to_owned()).filter(|name| !name.is_empty()) }
        }
        _ => Called { sex, given: bare, family: None },
    }
}

fn without_title(text: &str) -> (Sex, String) {
    if !may_have_title(text) {
        return (Sex::Unknown, text.trim().to_owned());
    }
    let (titles, bare) = name::split_titles(text);
    // One letter is what is left of นายก, not a name.
    if bare.chars().nth(1).is_none() && !titles.is_empty() {
        return (Sex::Unknown, text.trim().to_owned());
    }
    (titles.iter().map(|title| sex_of_title(title.code)).find(|sex| *sex != Sex::Unknown).unwrap_or_default(), bare)
}

/// Taking titles off is slow, and few first names have one.
fn may_have_title(text: &str) -> bool {
    let glued =
        ["นาย", "นาง", "เด็ก", "พระ", "สามเณร", "แม่ชี", "หม่อม", "คุณ", "ท่าน", "ว่าที่", "พล", "พัน", "ร้อย", "สิบ", "จ่า", "ดาบ"];
    text.contains(['.', ' ']) || glued.iter().any(|title| text.starts_with(title))
}

/// What a title column says of the sex.
pub(crate) fn sex_of(title: &str) -> Sex {
    let title = title.trim();
    let known = name::titles().iter().find(|known| {
        let same =
            |form: &str| !form.is_empty() && (form == title || form.replace('.', "") == title.replace(['.', ' '], ""));
        same(known.long) || same(known.short) || known.en.eq_ignore_ascii_case(title)
    });
    known.map_or(Sex::Unknown, |title| sex_of_title(title.code))
}

fn sex_of_title(code: &str) -> Sex {
    match code {
        "003" | "001" | "phra" | "novice" | "physician-m" => Sex::Male,
        "005" | "004" | "002" | "nun" | "physician-f" | "khunying" | "thanphuying" => Sex::Female,
        _ => Sex::Unknown,
    }
}

/// Reads a column of the sex: ช ญ, ชาย หญิง, m f, 1 2.
///
/// # Errors
/// When something else is there.
pub(crate) fn sex(text: &str) -> Result<Sex, ()> {
    match text.trim().to_lowercase().as_str() {
        "" | "-" | "0" | "9" | "u" | "ไม่ทราบ" | "ไม่ระบุ" => Ok(Sex::Unknown),
        "ช" | "ชาย" | "m" | "male" | "1" => Ok(Sex::Male),
        "ญ" | "หญิง" | "f" | "female" | "2" => Ok(Sex::Female),
        _ => Err(()),
    }
}

/// Reads a birth date in either era; `today` settles years of two digits.
///
/// # Errors
/// When something but no date is there, or one that has not come yet.
pub(crate) fn birth(text: &str, today: CivilDate) -> Result<Birth, ()> {
    if text.trim_matches([' ', '-', '.']).is_empty() {
        return Ok(Birth::default());
    }
    let date = parse_partial(text, today).map_err(|_| ())?;
    if date.date > today { Err(()) } else { Ok(Birth::new(date)) }
}

/// หมู่ที่: the number in หมู่ 4, ม.4 or 4; 0 is none.
pub(crate) fn moo(text: &str) -> u16 {
    let digits: String = digits::to_arabic(text).chars().filter(char::is_ascii_digit).take(3).collect();
    digits.parse().unwrap_or_default()
}

/// บ้านเลขที่ with what parts its numbers as a letter, and the หมู่ที่ that stood with it.
pub(crate) fn house(text: &str) -> (String, u16) {
    let bare = text.trim().trim_start_matches("บ้าน").trim_start_matches("เลขที่").trim_start();
    let (house, village) = match bare.find("หมู่").or_else(|| bare.find("ม.")) {
        Some(at) => (&bare[..at], moo(&bare[at..])),
        None => (bare, 0),
    };
    (house.trim().replace(['/', '-', '\\'], "x").trim_matches('x').to_owned(), village)
}

/// The name of a place without the word for its kind.
pub(crate) fn place(text: &str) -> &str {
    const KINDS: [&str; 13] =
        ["ตำบล", "ต.", "แขวง", "อำเภอ", "อ.", "เขต", "จังหวัด", "จ.", "ถนน", "ถ.", "ซอย", "ซ.", "หมู่บ้าน"];
    let text = text.trim();
    let bare = KINDS.iter().find_map(|kind| text.strip_prefix(kind)).map_or(text, str::trim_start);
    match bare {
        "" => text,
        "กทม." | "กทม" | "กรุงเทพฯ" | "กรุงเทพ" => "กรุงเทพมหานคร",
        bare => bare,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_the_sex_and_come_off() {
        for (text, sex, given, family) in [
            ("นายสมชาย", Sex::Male, "สมชาย", None),
            ("น.ส. สมศรี ใจดี", Sex::Female, "สมศรี", Some("ใจดี")),
            ("สมชาย", Sex::Unknown, "สมชาย", None),
            ("นายก", Sex::Unknown, "นายก", None),
        ] {
            let called = called(text);
            assert_eq!((called.sex, called.given.as_str(), called.family.as_deref()), (sex, given, family), "{text}");
        }
        assert_eq!((sex_of("นส."), sex_of("Mr."), sex_of("พ.ต.ท.")), (Sex::Female, Sex::Male, Sex::Unknown));
        assert_eq!((sex("ญ"), sex("M"), sex("?")), (Ok(Sex::Female), Ok(Sex::Male), Err(())));
    }

    #[test]
    fn house_numbers_keep_what_parts_them() {
        assert_eq!(house("99/1 หมู่ 4"), ("99x1".to_owned(), 4));
        assert_eq!(house("บ้านเลขที่ 12"), ("12".to_owned(), 0));
        assert_ne!(house("12/3"), house("123"));
        assert_eq!((moo("หมู่ที่ ๔"), moo("-")), (4, 0));
    }

    #[test]
    fn places_lose_the_word_for_their_kind() {
        assert_eq!(place("ต.คลองแห"), place("ตำบล คลองแห"));
        assert_eq!(place("กทม."), "กรุงเทพมหานคร");
        assert_eq!(place("เขต"), "เขต");
    }

    #[test]
    fn a_birth_to_come_is_none() {
        let today = CivilDate::constant(2026, 11, 22);
        assert_eq!(birth("1/1/2575", today), Err(()));
        assert_eq!(birth("เมื่อก่อน", today), Err(()));
        assert_eq!(birth(" - ", today), Ok(Birth::default()));
    }
}
