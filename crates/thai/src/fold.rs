//! การค้นแบบผ่อนปรน: brings names together that people spell differently.
//!
//! Three sieves, from fine to coarse: [`fold`] forgives marks and case, [`similarity`] measures slips, and [`sound`] puts
//! what is said alike under one key.

mod likeness;
mod sounding;

use crate::{digits, name};

pub use likeness::{similarity, trigrams};
pub use sounding::sound;
pub(crate) use sounding::{class, vowel_code};

/// Clusters that fall silent with their karan, as in จันทร์, มนตร์, ศาสตร์, ราษฎร์, ลักษณ์ and กาญจน์: the letter that stays, then the two that go.
const SILENT_CLUSTERS: [&str; 6] = ["นทร", "นตร", "สตร", "ษฎร", "กษณ", "ญจน"];

/// รูปสำหรับเทียบ: spelling without what people leave out or slip on.
///
/// Clean, lower-case, Arabic digits; no tone marks, no ไม้ไต่คู้, no การันต์ and none of the letters it silences. Folding twice
/// changes nothing more.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in name::clean(text).chars() {
        match c {
            '่'..='๋' | '็' | 'ฺ' | '๎' => {}
            '์' => silence(&mut folded),
            _ => folded.extend(digits::arabic(c).to_lowercase()),
        }
    }
    name::clean(&folded)
}

/// Takes off what a karan silences: the consonant, a short vowel upon it, and a whole cluster where it has one.
fn silence(folded: &mut String) {
    let vowel = if folded.ends_with(['ิ', 'ุ']) { folded.pop() } else { None };
    if !folded.ends_with(is_consonant) {
        folded.extend(vowel);
        return;
    }
    let cluster = SILENT_CLUSTERS.iter().any(|cluster| folded.ends_with(cluster));
    folded.pop();
    if cluster {
        folded.pop();
    }
}

pub(crate) fn is_consonant(c: char) -> bool {
    matches!(c, 'ก'..='ฮ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_that_people_leave_out_do_not_count() {
        assert_eq!(fold("น้ำผึ้ง"), "นำผึง");
        assert_eq!(fold("เพ็ญ"), fold("เพญ"));
        assert_eq!(fold("  สมชาย   ใจดี "), "สมชาย ใจดี");
        assert_eq!(fold("McDonald ๑๒"), "mcdonald 12");
    }

    #[test]
    fn silent_letters_go_with_their_karan() {
        assert_eq!(fold("วงศ์"), "วง");
        assert_eq!(fold("วงษ์"), "วง");
        assert_eq!(fold("พันธุ์"), "พัน");
        assert_eq!(fold("สิทธิ์"), "สิท");
        assert_eq!(fold("ศักดิ์"), "ศัก");
        assert_eq!(fold("จันทร์เพ็ญ"), "จันเพญ");
        assert_eq!(fold("ลักษณ์"), "ลัก");
        assert_eq!(fold("สุพจน์"), "สุพจ");
        assert_eq!(fold("สุวงศ์"), "สุวง");
        assert_eq!(fold("สมบูรณ์"), "สมบูร");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in ".*") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn folding_any_heap_of_thai_twice_is_folding_once(text in "[ก-ฺเ-๛ \u{200b}]{0,16}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
