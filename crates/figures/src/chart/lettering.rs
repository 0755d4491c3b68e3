//! How wide words are, and cutting them where there is no room. Thai vowels and tone marks above and below take none.

/// Advance widths in em of Sarabun 400 (the face in `web/`), each group by its widest: words never need more.
const THAI: f64 = 0.68;
const THAI_WIDE: f64 = 0.83;
const THAI_NARROW: f64 = 0.39;
const THAI_DIGIT: f64 = 0.75;
const NARROW: f64 = 0.34;
const LATIN: f64 = 0.56;
const CAPITAL: f64 = 0.69;
const WIDE: f64 = 0.91;
const ELLIPSIS: f64 = 0.73;
const UNKNOWN: f64 = 1.0;

/// ความกว้างของข้อความ in em.
#[must_use]
pub fn ems(text: &str) -> f64 {
    text.chars().map(em).sum()
}

fn em(c: char) -> f64 {
    match c {
        _ if is_mark(c) => 0.0,
        'เ' | 'โ' | 'ใ' | 'ไ' | 'ๅ' => THAI_NARROW,
        'ฌ' | 'ญ' | 'ฑ' | 'ฒ' | 'ณ' | 'พ' | 'ฟ' | 'ฬ' => THAI_WIDE,
        '๐'..='๙' => THAI_DIGIT,
        '\u{0E01}'..='\u{0E4F}' => THAI,
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'f' | 'i' | 'j' | 'l' | 'I' | '(' | ')' | '-' => NARROW,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => WIDE,
        'A'..='Z' | '+' => CAPITAL,
        '0'..='9' | 'a'..='z' | '/' | '–' => LATIN,
        '…' => ELLIPSIS,
        _ => UNKNOWN,
    }
}

/// A mark that stands above or below the letter before it.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{0E31}' | '\u{0E34}'..='\u{0E3A}' | '\u{0E47}'..='\u{0E4E}' | '\u{0300}'..='\u{036F}')
}

/// Letters with the marks that belong to them; sara am is one with its letter.
pub fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let joins = |(_, c): &(usize, char)| !is_mark(*c) && *c != '\u{0E33}';
        let end = rest.char_indices().skip(1).find(joins).map_or(rest.len(), |(at, _)| at);
        let (cluster, after) = rest.split_at(end);
        rest = after;
        (!cluster.is_empty()).then_some(cluster)
    })
}

/// The text in one line or two, broken between words; what does not fit into the second ends in an ellipsis, never in half a
/// letter.
#[must_use]
pub fn wrapped(text: &str, room: f64) -> Vec<String> {
    if ems(text) <= room {
        return vec![text.to_owned()];
    }
    let first = beginning(text, room);
    let rest = text.get(first.len()..).unwrap_or_default().trim_start();
    vec![first.trim_end().to_owned(), cut(rest, room)]
}

/// The text, or as much of its beginning as fits with an ellipsis.
#[must_use]
pub fn cut(text: &str, room: f64) -> String {
    if ems(text) <= room {
        return text.to_owned();
    }
    format!("{}…", beginning(text, room - ELLIPSIS).trim_end())
}

/// As many whole words as fit, or as many letters if not even one word does.
fn beginning(text: &str, room: f64) -> String {
    let words = fitting(thai::lines::pieces(text).into_iter(), room);
    if words.trim().is_empty() { fitting(clusters(text), room) } else { words }
}

fn fitting<'a>(pieces: impl Iterator<Item = &'a str>, room: f64) -> String {
    let mut kept = String::new();
    let mut wide = 0.0;
    for piece in pieces {
        wide += ems(piece);
        if wide > room {
            break;
        }
        kept.push_str(piece);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_take_no_room() {
        assert_eq!(ems("กี่"), ems("ก"));
        assert_eq!(ems("ผู้"), ems("ผ"));
        assert!(ems("ำ") > 0.0);
    }

    #[test]
    fn letters_keep_their_marks() {
        assert_eq!(clusters("น้ำใจผู้").collect::<Vec<_>>(), ["น้ำ", "ใ", "จ", "ผู้"]);
    }

    #[test]
    fn a_label_is_cut_between_words() {
        assert_eq!(cut("ความรุนแรงในครอบครัว", 8.5), "ความรุนแรงใน…");
        assert_eq!(cut("รายได้", 5.0), "รายได้");
        assert_eq!(cut("aaaaaaaaaa", 3.0), "aaaa…");
    }

    #[test]
    fn a_long_label_takes_a_second_line() {
        let label = "ความรุนแรงในครอบครัวและการทอดทิ้ง";
        assert_eq!(wrapped(label, 12.0).concat(), label);
        assert_eq!(wrapped(label, 12.0).len(), 2);
        assert!(wrapped(label, 6.0)[1].ends_with('…'));
    }

    proptest! {
        #[test]
        fn both_lines_fit_and_lose_nothing_but_the_end(text in "[ก-๙a-z ]{0,60}", room in 2.0_f64..20.0) {
            let lines = wrapped(&text, room);
            prop_assert!(lines.len() <= 2 && lines.iter().all(|line| ems(line) <= room + 1e-9));
            let kept: String = lines.concat().chars().filter(|c| *c != ' ' && *c != '…').collect();
            let whole: String = text.chars().filter(|c| *c != ' ').collect();
            prop_assert!(whole.starts_with(&kept));
        }

        #[test]
        fn what_is_cut_fits_and_begins_as_the_text(text in "[ก-๙a-z ]{0,40}", room in 2.0_f64..20.0) {
            let short = cut(&text, room);
            prop_assert!(ems(&short) <= room + 1e-9);
            let kept = short.strip_suffix('…').unwrap_or(&short);
            prop_assert!(text.starts_with(kept));
        }
    }
}
