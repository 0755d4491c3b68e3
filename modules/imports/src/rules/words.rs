//! The closed lists as files write them, and what counts as nothing.

use people::{HouseholdMember, Marital, Registration, Religion, Sex};

use crate::model::Choice;

const fn choice(code: &'static str, th: &'static str, en: &'static str, others: &'static [&'static str]) -> Choice {
    Choice { code, th, en, others }
}

/// เพศ
pub const SEXES: &[Choice] = &[
    choice("male", "ชาย", "male", &["ช", "ช.", "m", "man", "1", "เพศชาย"]),
    choice("female", "หญิง", "female", &["ญ", "ญ.", "f", "woman", "2", "เพศหญิง"]),
    choice("unknown", "ไม่ระบุ", "unknown", &["ไม่ทราบ", "u"]),
];

/// สถานะทางทะเบียน
pub const REGISTRATIONS: &[Choice] = &[
    choice("thai", "มีสัญชาติไทย", "thai", &["ไทย", "สัญชาติไทย"]),
    choice("resident", "ต่างด้าวมีถิ่นที่อยู่ถาวร", "resident", &["ถิ่นที่อยู่ถาวร"]),
    choice("temporary", "ต่างด้าวอยู่ชั่วคราว", "temporary", &["แรงงานต่างด้าว", "ต่างด้าว"]),
    choice("stateless", "ไม่มีสถานะทางทะเบียน", "stateless", &["ไร้สัญชาติ", "ไม่มีสัญชาติ"]),
    choice("unknown", "ยังไม่ทราบ", "unknown", &["ไม่ทราบ"]),
];

/// สถานภาพสมรส
pub const MARITALS: &[Choice] = &[
    choice("single", "โสด", "single", &[]),
    choice("married", "สมรส", "married", &["แต่งงาน", "สมรสจดทะเบียน", "คู่"]),
    choice("cohabiting", "อยู่ด้วยกันไม่จดทะเบียน", "cohabiting", &["ไม่จดทะเบียน", "สมรสไม่จดทะเบียน"]),
    choice("widowed", "หม้าย", "widowed", &["ม่าย", "คู่สมรสเสียชีวิต"]),
    choice("divorced", "หย่า", "divorced", &["หย่าร้าง"]),
    choice("separated", "แยกกันอยู่", "separated", &["แยกทาง"]),
    choice("ordained", "สมณะ", "ordained", &["บวช", "พระภิกษุ"]),
    choice("unknown", "ยังไม่ทราบ", "unknown", &["ไม่ทราบ"]),
];

/// ศาสนา
pub const RELIGIONS: &[Choice] = &[
    choice("buddhism", "พุทธ", "buddhism", &["buddhist", "ศาสนาพุทธ"]),
    choice("islam", "อิสลาม", "islam", &["muslim", "มุสลิม"]),
    choice("christianity", "คริสต์", "christianity", &["christian", "คริสเตียน"]),
    choice("hinduism", "ฮินดู", "hinduism", &["hindu", "พราหมณ์-ฮินดู"]),
    choice("sikhism", "ซิกข์", "sikhism", &["sikh"]),
    choice("other", "อื่น ๆ", "other", &["อื่นๆ"]),
    choice("none", "ไม่นับถือ", "no religion", &["ไม่นับถือศาสนา"]),
];

/// เป็นอะไรกับหัวหน้าครัวเรือน
pub const MEMBERS: &[Choice] = &[
    choice("head", "หัวหน้าครัวเรือน", "head", &["หัวหน้า", "เจ้าบ้าน"]),
    choice("spouse", "คู่สมรส", "spouse", &["สามี", "ภรรยา", "husband", "wife"]),
    choice("child", "บุตร", "child", &["ลูก", "บุตรชาย", "บุตรสาว", "son", "daughter"]),
    choice("parent", "บิดาหรือมารดา", "parent", &["บิดา", "มารดา", "พ่อ", "แม่", "father", "mother"]),
    choice("grandparent", "ปู่ ย่า ตา ยาย", "grandparent", &["ปู่", "ย่า", "ตา", "ยาย"]),
    choice("grandchild", "หลาน", "grandchild", &[]),
    choice("sibling", "พี่หรือน้อง", "sibling", &["พี่", "น้อง", "พี่ชาย", "พี่สาว", "น้องชาย", "น้องสาว"]),
    choice("relative", "ญาติอื่น", "relative", &["ญาติ"]),
    choice("lodger", "ผู้อาศัย", "lodger", &[]),
];

/// Ways of saying yes and no.
pub const TRUTHS: &[Choice] =
    &[choice("yes", "ใช่", "yes", &["true", "1", "y", "✓", "/"]), choice("", "ไม่ใช่", "no", &["false", "0", "n", "ไม่"])];

/// What people write where there is nothing. A dash also stands for it.
const NOTHING: [&str; 9] = ["ไม่มี", "ไม่มีข้อมูล", "ไม่ระบุ", "ไม่ทราบ", "n/a", "na", "#n/a", "null", "nil"];

/// Whether a text says that there is nothing.
#[must_use]
pub fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    text.chars().all(|letter| matches!(letter, '-' | '–' | '—' | '−' | '.' | '_'))
        || NOTHING.contains(&text.to_lowercase().as_str())
}

/// The code of a word of a closed list; blanks and letters' case do not matter.
#[must_use]
pub fn code_of(list: &[Choice], word: &str) -> Option<&'static str> {
    let bare = bare(word);
    let fits = |known: &str| self::bare(known) == bare;
    let found = list.iter().find(|choice| {
        fits(choice.code) || fits(choice.th) || fits(choice.en) || choice.others.iter().any(|other| fits(other))
    })?;
    Some(found.code)
}

/// The word that a Thai file has for a code.
#[must_use]
pub fn thai_of(list: &[Choice], code: &str) -> &'static str {
    list.iter().find(|choice| choice.code == code).map_or("", |choice| choice.th)
}

fn bare(word: &str) -> String {
    word.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Every member of a closed list of the registry has its words here: the lists are compared in a test.
#[must_use]
pub fn lists() -> [(&'static [Choice], Vec<&'static str>); 5] {
    [
        (SEXES, codes::<Sex>()),
        (REGISTRATIONS, codes::<Registration>()),
        (MARITALS, codes::<Marital>()),
        (RELIGIONS, codes::<Religion>()),
        (MEMBERS, codes::<HouseholdMember>()),
    ]
}

fn codes<T: kernel::Code>() -> Vec<&'static str> {
    T::ALL.iter().map(|member| member.code()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_registry_has_its_words_and_no_word_means_two() {
        for (list, codes) in lists() {
            assert_eq!(list.iter().map(|choice| choice.code).collect::<Vec<_>>(), codes);
            let all = list.iter().flat_map(|choice| {
                [choice.code, choice.th, choice.en]
                    .into_iter()
                    .chain(choice.others.iter().copied())
                    .map(|word| (choice.code, word))
            });
            for (code, word) in all {
                assert_eq!(code_of(list, word), Some(code), "{word}");
            }
        }
    }

    #[test]
    fn people_write_nothing_in_many_ways() {
        for text in ["", " ", "-", "--", "—", "ไม่มี", "N/A", "Null"] {
            assert!(is_nothing(text), "{text:?}");
        }
        assert!(!is_nothing("ไม่มีนา") && !is_nothing("0"));
    }

    #[test]
    fn words_are_known_by_letters_alone() {
        assert_eq!(code_of(SEXES, " ห ญิง"), Some("female"));
        assert_eq!(code_of(SEXES, "M"), Some("male"));
        assert_eq!(code_of(SEXES, "อื่น"), None);
    }
}
