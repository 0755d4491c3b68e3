//! ชื่อไทยในอักษรโรมัน: one skeleton for a name in Thai letters and for the many ways to write it in Latin ones.
//!
//! The Royal Institute's general system of transcription (ประกาศสำนักนายกรัฐมนตรี เรื่อง หลักเกณฑ์การถอดอักษรไทยเป็นอักษรโรมันแบบถ่ายเสียง, 2542)
//! writes by sound, and people write their own names more freely still: ณัฐวุฒิ is Natthawut, Nattawut or Nuttawoot. What stays
//! is the row of consonants by where in the mouth they are closed; vowels, ย ว and breaths are left out.

use crate::fold;

/// โครงพยัญชนะ: `K` velar stop, `G` ง, `T` dental or palatal, `N` น ร ล ณ, `P` labial, `M` ม; one letter a place.
///
/// Empty for a text of neither script. Two names of different scripts that share their skeleton may be one name.
#[must_use]
pub fn skeleton(text: &str) -> String {
    let letters: Vec<char> = fold::fold(text).chars().filter(|c| is_letter(*c) || is_thai_sign(*c)).collect();
    let mut places: Vec<Option<char>> = Vec::with_capacity(letters.len());
    let mut at = 0;
    while at < letters.len() {
        let (found, width) = if letters[at].is_ascii() { latin(&letters[at..]) } else { thai(&letters, at) };
        places.push(found);
        at += width;
    }
    places.dedup();
    let mut skeleton: Vec<char> = places.into_iter().flatten().collect();
    // ศรี and สร้าง are read, and often written, without their ร.
    if skeleton.len() > 2 && matches!(letters.as_slice(), ['s' | 'ศ' | 'ส', 'r' | 'ร', ..]) && skeleton[1] == 'N'
    {
        skeleton.remove(1);
    }
    skeleton.into_iter().collect()
}

/// ไทยหรือไม่: whether a text has a Thai letter.
#[must_use]
pub fn is_thai(text: &str) -> bool {
    text.chars().any(|c| matches!(c, 'ก'..='๛'))
}

/// Thai consonants first: the table of all scripts is slow, and most letters of names are these.
fn is_letter(c: char) -> bool {
    matches!(c, 'ก'..='ฮ') || c.is_alphabetic()
}

fn is_thai_sign(c: char) -> bool {
    matches!(c, 'ะ'..='ู' | 'เ'..='ไ')
}

/// The place of the first Latin letters and how many they are; none for vowels, glides and breaths.
fn latin(letters: &[char]) -> (Option<char>, usize) {
    let place = match letters {
        ['n', 'g', ..] => return (Some('G'), 2),
        ['c', 'h', ..] => return (Some('T'), 2),
        ['k' | 'g' | 'c' | 'q' | 'x', ..] => 'K',
        ['t' | 'd' | 's' | 'z' | 'j', ..] => 'T',
        ['n' | 'r' | 'l', ..] => 'N',
        ['p' | 'b' | 'f', ..] => 'P',
        ['m', ..] => 'M',
        // A breath belongs to the letter before it, so it parts nothing.
        ['h', rest @ ..] => {
            let (place, width) = if rest.is_empty() { (None, 0) } else { latin(rest) };
            return (place, width + 1);
        }
        _ => return (None, 1),
    };
    (Some(place), 1)
}

fn thai(letters: &[char], at: usize) -> (Option<char>, usize) {
    let next = letters.get(at + 1).copied();
    let place = match letters[at] {
        'ร' if next == Some('ร') => {
            let closed = letters.get(at + 2).is_some_and(|c| matches!(c, 'ก'..='ฮ'));
            return ((!closed).then_some('N'), 2);
        }
        'ก'..='ฆ' => 'K',
        'ง' => 'G',
        'ญ' if next.is_some_and(is_thai_sign) => return (None, 1),
        'จ'..='ฌ' | 'ฎ'..='ฒ' | 'ด'..='ธ' | 'ศ'..='ส' => 'T',
        'ญ' | 'ณ' | 'น' | 'ร'..='ล' | 'ฬ' => 'N',
        'บ'..='ภ' => 'P',
        'ม' | 'ำ' => 'M',
        _ => return (None, 1),
    };
    (Some(place), 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_and_its_latin_spellings_share_one_skeleton() {
        for (thai, latin) in [
            ("สมชาย", "Somchai"),
            ("ณัฐวุฒิ", "Natthawut"),
            ("ณัฐวุฒิ", "Nuttawoot"),
            ("ประเสริฐ", "Prasert"),
            ("ศิริพร", "Siriporn"),
            ("ธงชัย", "Thongchai"),
            ("กัญญา", "Kanya"),
            ("วรรณา", "Wanna"),
            ("ธรรมรัตน์", "Thammarat"),
            ("กรรณิการ์", "Kannika"),
            ("ศรีสุดา", "Srisuda"),
            ("ศรีสุดา", "Sisuda"),
        ] {
            assert_eq!(skeleton(thai), skeleton(latin), "{thai} {latin}");
        }
        assert_ne!(skeleton("สมชาย"), skeleton("Somsak"));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_case_does_not_count(text in "[a-zA-Zก-๛ ]{0,16}") {
            prop_assert_eq!(skeleton(&text), skeleton(&text.to_uppercase()));
        }
    }
}
