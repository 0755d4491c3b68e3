//! คำ: cuts running Thai, which has no spaces, into words for search.

use crate::{fold, name};
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use std::collections::HashSet;
use std::sync::LazyLock;

/// รุ่นของการตัดคำ: an index made by another version must be made anew.
pub const SEGMENTER_VERSION: &str = "icu-2.4-dictionary-1";

static DICTIONARY: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Terms of social work that the dictionary cuts into pieces but people search for whole.
static COMPOUNDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    HashSet::from([
        "ผู้สูงอายุ",
        "ผู้พิการ",
        "คนพิการ",
        "ผู้ป่วย",
        "ผู้ป่วยติดเตียง",
        "ผู้ดูแล",
        "ผู้ปกครอง",
        "ผู้เสียหาย",
        "ผู้ถูกกระทำ",
        "ผู้ประสบภัย",
        "ผู้ด้อยโอกาส",
        "ผู้มีรายได้น้อย",
        "ผู้ไร้ที่พึ่ง",
        "คนไร้ที่พึ่ง",
        "คนไร้บ้าน",
        "คนเร่ร่อน",
        "ขอทาน",
        "เด็กกำพร้า",
        "เด็กแรกเกิด",
        "เด็กและเยาวชน",
        "แม่เลี้ยงเดี่ยว",
        "แม่วัยรุ่น",
        "ตั้งครรภ์ไม่พร้อม",
        "ติดเตียง",
        "ติดบ้าน",
        "ความรุนแรง",
        "ความรุนแรงในครอบครัว",
        "ค้ามนุษย์",
        "ยาเสพติด",
        "สุขภาพจิต",
        "เบี้ยยังชีพ",
        "เบี้ยความพิการ",
        "สวัสดิการสังคม",
        "สังคมสงเคราะห์",
        "นักสังคมสงเคราะห์",
        "สังคมสงเคราะห์ศาสตร์",
        "เงินสงเคราะห์",
        "เงินอุดหนุน",
        "เยี่ยมบ้าน",
        "สอบข้อเท็จจริง",
        "ข้อเท็จจริง",
        "แผนการดูแล",
        "ครอบครัวอุปถัมภ์",
        "สถานสงเคราะห์",
        "บ้านพักเด็ก",
        "ทะเบียนบ้าน",
        "บัตรประชาชน",
        "พัฒนาสังคม",
        "พัฒนาชุมชน",
        "องค์การบริหารส่วนตำบล",
        "องค์การบริหารส่วนจังหวัด",
        "เทศบาลตำบล",
        "เทศบาลเมือง",
        "เทศบาลนคร",
    ])
});

/// The longest compound has this many pieces at most.
pub(crate) const MOST_PIECES: usize = 8;

/// ตัดคำ: the text in pieces that together are the text again, spaces and punctuation included.
pub fn segment(text: &str) -> Vec<&str> {
    let mut start = 0;
    let mut pieces = Vec::new();
    for end in DICTIONARY.segment_str(text) {
        pieces.extend(text.get(start..end).filter(|piece| !piece.is_empty()));
        start = end;
    }
    pieces
}

/// Whether these pieces together are one term of social work.
pub(crate) fn is_compound(text: &str) -> bool {
    COMPOUNDS.contains(text)
}

/// คำสำหรับการค้น: the folded words in the order of the text, each compound right after its last piece.
///
/// Index and query both go through here, so that `ผู้สูงอายุ` finds itself and `สูง` finds it too.
pub fn search_tokens(text: &str) -> Vec<String> {
    let text = name::clean(text);
    let pieces = segment(&text);
    let mut tokens = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        tokens.extend(token(piece));
        tokens.extend(compounds_ending_at(&pieces, index));
    }
    tokens
}

fn token(piece: &str) -> Option<String> {
    let folded = fold::fold(piece);
    folded.chars().any(char::is_alphanumeric).then_some(folded)
}

fn compounds_ending_at<'p>(pieces: &'p [&str], last: usize) -> impl Iterator<Item = String> + 'p {
    let earliest = (last + 1).saturating_sub(MOST_PIECES);
    (earliest..last).rev().filter_map(move |first| {
        let joined = pieces[first..=last].concat();
        COMPOUNDS.contains(joined.as_str()).then(|| fold::fold(&joined))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn running_thai_is_cut_into_words() {
        assert_eq!(segment("ทุกสองสัปดาห์"), ["ทุก", "สอง", "สัปดาห์"]);
        assert_eq!(segment("เยี่ยม ยาย 2 ครั้ง"), ["เยี่ยม", " ", "ยาย", " ", "2", " ", "ครั้ง"]);
    }

    #[test]
    fn a_compound_is_found_whole_and_by_its_pieces() {
        let tokens = search_tokens("ผู้สูงอายุ");
        for word in ["ผู้สูงอายุ", "สูง", "อายุ"] {
            assert!(tokens.contains(&fold::fold(word)), "{word} in {tokens:?}");
        }
        let tokens = search_tokens("กองสวัสดิการสังคม");
        for word in ["สวัสดิการสังคม", "สังคม"] {
            assert!(tokens.contains(&fold::fold(word)), "{word} in {tokens:?}");
        }
    }

    #[test]
    fn every_compound_is_a_token_of_itself() {
        for compound in COMPOUNDS.iter() {
            assert!(search_tokens(compound).contains(&fold::fold(compound)), "{compound}: {:?}", segment(compound));
        }
    }

    #[test]
    fn signs_and_spaces_are_no_words_and_digits_are_arabic() {
        assert_eq!(search_tokens("ปี ๒๕๖๘ — ( )!"), ["ปี", "2568"]);
        assert_eq!(search_tokens("Home Visit"), ["home", "visit"]);
        assert!(search_tokens(" \u{200b} ").is_empty());
    }

    #[test]
    fn tone_marks_do_not_matter_to_search() {
        assert_eq!(search_tokens("น้ำท่วม").concat(), fold::fold("นำทวม"));
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in ".*") {
            prop_assert_eq!(segment(&text).concat(), text);
        }

        #[test]
        fn no_heap_of_thai_makes_the_cutter_panic(text in "[ก-๛ ]{0,40}") {
            let _ = search_tokens(&text);
        }
    }
}
