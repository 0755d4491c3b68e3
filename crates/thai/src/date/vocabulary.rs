//! คำในวันที่: the words that may stand in a written date, spelt as people spell them.

use super::writing::{MONTHS_EN, MONTHS_LONG, MONTHS_SHORT, WEEKDAYS, WEEKDAYS_EN};
use std::sync::LazyLock;

/// What a word in a date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Month(i8),
    Buddhist,
    Common,
    Filler,
}

/// Spellings in daily use that are not in the tables shown to people; without dots.
const EVERYDAY_MONTHS: [(&str, i8); 22] = [
    ("มกรา", 1),
    ("กุมภา", 2),
    ("กุมภาพันธุ์", 2),
    ("กุมภาพัน", 2),
    ("มีนา", 3),
    ("เมษา", 4),
    ("พฤษภา", 5),
    ("พฤกษภาคม", 5),
    ("มิถุนา", 6),
    ("กรกฎา", 7),
    ("กรกฏา", 7),
    ("กรกฏาคม", 7),
    ("กรกดาคม", 7),
    ("สิงหา", 8),
    ("กันยา", 9),
    ("ตุลา", 10),
    ("พฤศจิกา", 11),
    ("พฤษจิกายน", 11),
    ("พฤจิกายน", 11),
    ("ธันวา", 12),
    ("sept", 9),
    ("june", 6),
];

const OTHER: [(&str, Meaning); 28] = [
    ("พศ", Meaning::Buddhist),
    ("พุทธศักราช", Meaning::Buddhist),
    ("be", Meaning::Buddhist),
    ("คศ", Meaning::Common),
    ("คริสต์ศักราช", Meaning::Common),
    ("ce", Meaning::Common),
    ("ad", Meaning::Common),
    ("วันที่", Meaning::Filler),
    ("วัน", Meaning::Filler),
    ("ที่", Meaning::Filler),
    ("เดือน", Meaning::Filler),
    ("ปี", Meaning::Filler),
    ("พฤหัส", Meaning::Filler),
    ("พฤ", Meaning::Filler),
    ("อา", Meaning::Filler),
    ("sun", Meaning::Filler),
    ("mon", Meaning::Filler),
    ("tue", Meaning::Filler),
    ("wed", Meaning::Filler),
    ("thu", Meaning::Filler),
    ("fri", Meaning::Filler),
    ("sat", Meaning::Filler),
    ("st", Meaning::Filler),
    ("nd", Meaning::Filler),
    ("rd", Meaning::Filler),
    ("th", Meaning::Filler),
    ("of", Meaning::Filler),
    ("the", Meaning::Filler),
];

/// All words, longest first, so that วันที่ wins over วัน and มีนาคม over มีนา.
static WORDS: LazyLock<Vec<(String, Meaning)>> = LazyLock::new(|| {
    let mut words: Vec<(String, Meaning)> =
        OTHER.iter().map(|(word, meaning)| ((*word).to_owned(), *meaning)).collect();
    words.extend(EVERYDAY_MONTHS.iter().map(|(word, month)| ((*word).to_owned(), Meaning::Month(*month))));
    for (month, index) in (1_i8..).zip(0..12) {
        let english = MONTHS_EN[index].to_lowercase();
        words.push((english.chars().take(3).collect(), Meaning::Month(month)));
        words.push((english, Meaning::Month(month)));
        words.push((MONTHS_LONG[index].to_owned(), Meaning::Month(month)));
        words.push((MONTHS_SHORT[index].replace('.', ""), Meaning::Month(month)));
    }
    words.extend(WEEKDAYS.iter().chain(&WEEKDAYS_EN).map(|word| (word.to_lowercase(), Meaning::Filler)));
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    words
});

/// Cuts the longest known word off the front; `text` is lower-case and without dots.
pub(super) fn next_word(text: &str) -> Option<(Meaning, &str)> {
    WORDS.iter().find_map(|(word, meaning)| Some((*meaning, text.strip_prefix(word.as_str())?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_is_known_by_all_its_names() {
        for (month, index) in (1_i8..).zip(0..12) {
            for name in [
                MONTHS_LONG[index].to_owned(),
                MONTHS_SHORT[index].replace('.', ""),
                MONTHS_EN[index].to_lowercase(),
                MONTHS_EN[index].to_lowercase()[..3].to_owned(),
            ] {
                assert_eq!(next_word(&name), Some((Meaning::Month(month), "")), "{name}");
            }
        }
    }

    #[test]
    fn words_that_run_together_are_cut_one_by_one() {
        assert_eq!(next_word("กุมภาพันธ์พศ"), Some((Meaning::Month(2), "พศ")));
        assert_eq!(next_word("วันพุธที่"), Some((Meaning::Filler, "พุธที่")));
        assert_eq!(next_word("บ้าน"), None);
    }
}
