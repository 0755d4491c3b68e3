//! Names to make people of: the lists in `data/demo/names.tsv` and a few nicknames.

use std::sync::LazyLock;

use super::chance::Chance;

const LIST: &str = include_str!("../../../data/demo/names.tsv");

/// Nicknames as they are common in every village.
const NICKNAMES: [&str; 24] = [
    "แดง",
    "ดำ",
    "ขาว",
    "เขียว",
    "ต้อย",
    "แจ๋ว",
    "นก",
    "ปู",
    "กุ้ง",
    "หมู",
    "ไก่",
    "เล็ก",
    "ใหญ่",
    "น้อย",
    "อ้วน",
    "จุก",
    "แอ๊ด",
    "เอ๋",
    "หนึ่ง",
    "เจี๊ยบ",
    "ตุ๊ก",
    "โอ๋",
    "บอย",
    "แนน",
];

/// The lists of one language's names.
pub(super) struct Names {
    female: Vec<&'static str>,
    male: Vec<&'static str>,
    family: Vec<&'static str>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let of = |wanted: &str| {
        let lines = LIST.lines().filter_map(|line| line.split_once('\t'));
        lines.filter(|(kind, _)| *kind == wanted).map(|(_, name)| name).collect()
    };
    Names { female: of("female"), male: of("male"), family: of("family") }
});

/// A given name.
pub(super) fn given(chance: &mut Chance, female: bool) -> &'static str {
    chance.of_these(if female { &NAMES.female } else { &NAMES.male })
}

/// A family name.
pub(super) fn family(chance: &mut Chance) -> &'static str {
    chance.of_these(&NAMES.family)
}

/// A nickname.
pub(super) fn nickname(chance: &mut Chance) -> &'static str {
    chance.of_these(&NICKNAMES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_names_enough_for_a_hundred_thousand_people() {
        assert!(NAMES.female.len() * NAMES.family.len() > 50_000);
        assert!(NAMES.male.len() * NAMES.family.len() > 50_000);
    }
}
