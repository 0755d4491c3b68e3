//! การตัดบรรทัด: where a line of running Thai may end, so that no word is cut in the middle.

use crate::words;

/// คำที่ต้องมีคำตามหลัง: no line ends after one of these.
const BOUND_BEFORE: [&str; 6] = ["ผู้", "การ", "ความ", "นัก", "ชาว", "น่า"];

/// คำที่ต่อท้ายคำอื่น: no line begins with one of these, which the dictionary knows as words of their own: ทารุณ|กรรม.
const BOUND_AFTER: [&str; 3] = ["กรรม", "ศาสตร์", "วิทยา"];

/// คำในกฎหมาย: words that the dictionary lacks and tears apart together with the word before them: ตามพ|ระ|ราช|บัญญัติ.
const OF_LAW: [&str; 3] = ["พระราชบัญญัติ", "พระราชกฤษฎีกา", "พระราชกำหนด"];

/// A term longer than this many standing letters may be cut between its words: narrow columns could not hold it.
const LONGEST_TERM: usize = 14;

/// จุดตัดบรรทัด: the byte offsets between two Thai letters at which a line may end, ascending.
///
/// Words come from the dictionary; a term of social work, a prefix with its word, and every text in `whole` (the names
/// of the people in a paper, which no dictionary knows) stay in one piece. Spaces and what is not Thai are not judged
/// here: the rules of Unicode (UAX #14) serve for them.
pub fn ends(text: &str, whole: &[&str]) -> Vec<usize> {
    ends_among(text, words::segment(text), whole)
}

/// The same for a text that [`words::segment`] has cut into these words already.
pub fn ends_among(text: &str, words: Vec<&str>, whole: &[&str]) -> Vec<usize> {
    let pieces = sound_pieces(text, words);
    let starts = starts(&pieces);
    let terms = terms(text, &pieces, &starts);
    let of_law = occurrences(text, &OF_LAW);
    let kept = occurrences(text, whole);
    let inside = |at: usize| terms.iter().chain(&of_law).chain(&kept).any(|&(start, end)| start < at && at < end);
    let pairs = pieces.windows(2).zip(starts.iter().skip(1));
    let between = pairs.filter(|(pair, _)| may_part(pair[0], pair[1])).map(|(_, at)| *at);
    let around = of_law.iter().flat_map(|&(start, end)| [start, end]).filter(|at| stands_between(text, *at));
    let mut ends: Vec<usize> = between.chain(around).filter(|at| !inside(*at)).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Whether a place lies between two letters that need not stay together.
fn stands_between(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    before.ends_with(is_letter)
        && !before.ends_with(leads)
        && after.starts_with(is_letter)
        && !after.starts_with(follows)
}

/// ชิ้นที่ไม่ตัด: the text in pieces between which a line may end; together they are the text again.
pub fn pieces(text: &str) -> Vec<&str> {
    let words = words::segment(text);
    let mut cuts = ends_among(text, words.clone(), &[]);
    let strange = |at: usize| !(text[..at].ends_with(is_letter) && text[at..].starts_with(is_letter));
    cuts.extend(starts(&words).into_iter().filter(|at| *at > 0 && strange(*at)));
    cuts.push(text.len());
    cuts.sort_unstable();
    let mut start = 0;
    let cut = |end: usize| {
        let piece = &text[start..end];
        start = end;
        piece
    };
    cuts.into_iter().map(cut).filter(|piece| !piece.is_empty()).collect()
}

/// How much text after a doubtful cut is looked at, in letters: a few words.
const LOOKED_AHEAD: usize = 40;

/// The words of the dictionary, put right where its greed took a letter too many: ผลก|า|รพิ|จาร|ณา is ผล|การ|พิจารณา.
///
/// A piece that cannot begin a word shows that the word before it is too long; the longest shorter word after which the
/// text reads on is taken instead.
fn sound_pieces<'t>(text: &'t str, words: Vec<&'t str>) -> Vec<&'t str> {
    let mut pieces = words;
    let mut start = 0;
    let mut at = 1;
    while at < pieces.len() {
        if is_torn(pieces[at - 1], pieces[at])
            && let Some(shorter) = shorter_word(&pieces, at - 1, &text[start..])
        {
            pieces.splice(at - 1..shorter.replaces, shorter.pieces);
        }
        start += pieces[at - 1].len();
        at += 1;
    }
    pieces
}

fn is_torn(left: &str, right: &str) -> bool {
    let joined = left.ends_with(is_letter) && right.starts_with(is_letter);
    joined && (right.starts_with(follows) && !right.starts_with(['ๆ', 'ฯ']) || has_swallowed(left))
}

/// การก|ลับ: a prefix that took the first consonant of its word. The dictionary knows such words, no reader does.
fn has_swallowed(piece: &str) -> bool {
    let rest = ["การ", "ความ"].iter().find_map(|prefix| piece.strip_prefix(prefix));
    rest.is_some_and(|rest| rest.chars().count() == 1)
}

struct Shorter<'t> {
    pieces: Vec<&'t str>,
    replaces: usize,
}

/// The word at `first` cut shorter, with the pieces that then follow it up to the end of a piece that stands already.
///
/// `text` begins with that word.
fn shorter_word<'t>(pieces: &[&str], first: usize, text: &'t str) -> Option<Shorter<'t>> {
    let mut replaces = first;
    let mut letters = 0;
    while replaces < pieces.len() && letters < LOOKED_AHEAD && pieces[replaces].starts_with(is_letter) {
        letters += pieces[replaces].chars().count();
        replaces += 1;
    }
    let long = pieces[first];
    let joined = text.get(..pieces.get(first..replaces)?.iter().map(|piece| piece.len()).sum())?;
    let cuts = long.char_indices().skip(1).filter(|(_, letter)| stands(*letter)).map(|(cut, _)| cut);
    let cuts: Vec<usize> = cuts.collect();
    cuts.into_iter().rev().find_map(|cut| {
        let (head, rest) = joined.split_at(cut);
        let after = words::segment(rest);
        let reads_on = says_something(head) && words::segment(head).len() == 1 && !head.ends_with(leads);
        let sound = after.windows(2).all(|pair| !is_torn(pair[0], pair[1])) && !after.first()?.starts_with(follows);
        (reads_on && sound).then(|| Shorter { pieces: [vec![head], after].concat(), replaces })
    })
}

fn starts(pieces: &[&str]) -> Vec<usize> {
    let mut next = 0;
    let start = |piece: &&str| {
        let start = next;
        next += piece.len();
        start
    };
    pieces.iter().map(start).collect()
}

/// Whether a line may end between two neighbouring pieces.
fn may_part(left: &str, right: &str) -> bool {
    let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else { return false };
    is_letter(last)
        && is_letter(first)
        && !leads(last)
        && !follows(first)
        && !BOUND_BEFORE.contains(&left)
        && !BOUND_AFTER.contains(&right)
        && says_something(left)
        && says_something(right)
}

/// Letters, vowels and marks of Thai; not its digits, not ฿.
pub fn is_letter(c: char) -> bool {
    matches!(c, 'ก'..='ฺ' | 'เ'..='๎')
}

/// Whether the letter stands on its own place; marks above and below and สระอำ belong to the letter before them.
pub fn stands(c: char) -> bool {
    !matches!(c, 'ั' | 'ำ' | 'ิ'..='ฺ' | '็'..='๎')
}

/// สระหน้า: the consonant comes after it.
fn leads(c: char) -> bool {
    matches!(c, 'เ'..='ไ')
}

/// What never begins a line: marks, vowels behind their consonant, ๆ and ฯ.
fn follows(c: char) -> bool {
    !stands(c) || matches!(c, 'ะ' | 'า' | 'ๅ' | 'ๆ' | 'ฯ')
}

/// A lone consonant, perhaps with การันต์, is a piece of a word that the dictionary does not know.
fn says_something(piece: &str) -> bool {
    piece.chars().filter(|c| stands(*c)).count() > 1 || piece.chars().any(|c| matches!(c, 'ั' | 'ำ' | 'ิ'..='ฺ' | '็'))
}

/// Start and end of every term that consists of several pieces, each as long as it can be.
fn terms(text: &str, pieces: &[&str], starts: &[usize]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (first, start) in starts.iter().enumerate() {
        let thai = pieces[first..].iter().take(words::MOST_PIECES).take_while(|piece| piece.starts_with(is_letter));
        let ends = thai.scan(*start, |end, piece| {
            *end += piece.len();
            Some(*end)
        });
        let ends: Vec<usize> = ends.skip(1).collect();
        let longest = ends.into_iter().rev().find(|end| words::is_compound(&text[*start..*end]));
        let fits = |end: &usize| text[*start..*end].chars().filter(|c| stands(*c)).count() <= LONGEST_TERM;
        found.extend(longest.filter(fits).map(|end| (*start, end)));
    }
    found
}

fn occurrences(text: &str, whole: &[&str]) -> Vec<(usize, usize)> {
    let words = whole.iter().flat_map(|name| name.split_whitespace());
    words.flat_map(|word| text.match_indices(word)).map(|(at, word)| (at, at + word.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str, whole: &[&str]) -> String {
        let mut shown = text.to_owned();
        for end in ends(text, whole).into_iter().rev() {
            shown.insert(end, '|');
        }
        shown
    }

    #[test]
    fn a_line_ends_between_words() {
        assert_eq!(cut("เยี่ยมบ้านทุกสองสัปดาห์", &[]), "เยี่ยมบ้าน|ทุก|สอง|สัปดาห์");
        assert_eq!(cut("ได้รับความช่วยเหลือจากเทศบาล", &[]), "ได้|รับ|ความช่วย|เหลือ|จาก|เทศบาล");
    }

    #[test]
    fn a_word_that_the_dictionary_took_too_long_is_put_right() {
        assert_eq!(cut("แจ้งผลการพิจารณาภายในวันที่", &[]), "แจ้ง|ผล|การพิจารณา|ภายใน|วัน|ที่");
        assert_eq!(cut("เด็กกลัวการกลับบ้าน", &[]), "เด็ก|กลัว|การกลับ|บ้าน");
        assert_eq!(cut("สถานการณ์การณรงค์", &[]), "สถานการณ์|การณรงค์");
    }

    #[test]
    fn a_prefix_stays_with_its_word() {
        for word in ["ผู้ใหญ่", "ผู้ดูแล", "ผู้สูงอายุ", "ผู้ไร้ที่พึ่ง", "นักสังคมสงเคราะห์"]
        {
            assert_eq!(cut(word, &[]), word);
        }
    }

    #[test]
    fn what_belongs_to_the_word_before_begins_no_line() {
        assert_eq!(cut("ถูกทารุณกรรม", &[]), "ถูก|ทารุณกรรม");
        assert_eq!(cut("ตามพระราชบัญญัติคุ้มครองเด็ก", &[]), "ตาม|พระราชบัญญัติ|คุ้มครอง|เด็ก");
    }

    #[test]
    fn a_term_too_long_for_a_column_is_cut_between_its_words() {
        assert_eq!(cut("องค์การบริหารส่วนตำบล", &[]), "องค์การ|บริหาร|ส่วน|ตำบล");
    }

    #[test]
    fn a_name_that_the_paper_knows_stays_whole() {
        assert_eq!(cut("พบนางสมศรีใจงามที่บ้าน", &["นางสมศรีใจงาม"]), "พบ|นางสมศรีใจงาม|ที่|บ้าน");
        assert_ne!(cut("พบนางสมศรีใจงามที่บ้าน", &[]), "พบ|นางสมศรีใจงาม|ที่|บ้าน");
    }

    #[test]
    fn spaces_digits_and_other_scripts_are_left_to_unicode() {
        assert_eq!(cut("ปี 2569 (Home Visit) ๕ คน", &[]), "ปี 2569 (Home Visit) ๕ คน");
    }

    #[test]
    fn pieces_end_at_spaces_too() {
        assert_eq!(pieces("ถูกทารุณกรรม ปี 2569"), ["ถูก", "ทารุณกรรม", " ", "ปี", " ", "2569"]);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in ".*") {
            prop_assert_eq!(pieces(&text).concat(), text);
        }

        #[test]
        fn no_line_begins_with_what_belongs_to_the_letter_before(text in "[ก-๎]{0,60}") {
            for end in ends(&text, &[]) {
                let first = text[end..].chars().next();
                prop_assert!(first.is_some_and(|c| is_letter(c) && !follows(c)), "{text}");
                prop_assert!(!text[..end].ends_with(leads), "{text}");
            }
        }

        #[test]
        fn ends_are_boundaries_of_letters_in_any_text(text in ".*", name in ".{0,4}") {
            prop_assert!(ends(&text, &[&name]).iter().all(|end| text.is_char_boundary(*end)));
        }
    }
}
