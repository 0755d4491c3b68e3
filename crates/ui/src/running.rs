//! Running text as HTML in which no word is cut at the end of a line, whatever the browser's own dictionary thinks.

use askama::filters::{Html, escape};
use std::fmt::Write as _;
use thai::{lines, words};

/// A piece of more letters than this may be cut: a telephone held upright could not hold it.
const LONGEST_WHOLE: usize = 20;

/// ข้อความ: escaped HTML of a text that people wrote.
///
/// Browsers cut Thai by the dictionary of ICU, as [`words::segment`] does. Where [`lines::ends_among`] knows better, the piece
/// is kept in one `<span class="whole">`, and `<wbr>` stands where a line may end that the dictionary did not see. What is
/// copied from the page is the text as it was written.
#[must_use]
pub fn running(text: impl AsRef<str>) -> String {
    let text = text.as_ref();
    let words = words::segment(text);
    let browsers = offsets(&words);
    let ours = lines::ends_among(text, words, &[]);
    let mut html = String::with_capacity(text.len() + text.len() / 4);
    for piece in pieces(text, &ours) {
        let inside = browsers.partition_point(|at| *at <= piece.start);
        let is_cut = browsers.get(inside).is_some_and(|at| *at < piece.end);
        let words = &text[piece.start..piece.end];
        if ours.binary_search(&piece.start).is_ok() && browsers.binary_search(&piece.start).is_err() {
            html.push_str("<wbr>");
        }
        let whole = is_cut && piece.is_thai && words.chars().filter(|c| lines::stands(*c)).count() <= LONGEST_WHOLE;
        html.push_str(if whole { "<span class=\"whole\">" } else { "" });
        write_escaped(&mut html, words);
        html.push_str(if whole { "</span>" } else { "" });
    }
    html
}

struct Piece {
    start: usize,
    end: usize,
    is_thai: bool,
}

/// The text cut at `ends` and wherever Thai letters begin or stop.
fn pieces(text: &str, ends: &[usize]) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut ends = ends.iter().peekable();
    for (at, letter) in text.char_indices() {
        let is_thai = lines::is_letter(letter);
        let parts = ends.next_if(|end| **end == at).is_some();
        match found.last_mut() {
            Some(piece) if piece.is_thai == is_thai && !parts => piece.end = at + letter.len_utf8(),
            _ => found.push(Piece { start: at, end: at + letter.len_utf8(), is_thai }),
        }
    }
    found
}

fn offsets(pieces: &[&str]) -> Vec<usize> {
    let ends = pieces.iter().scan(0, |end, piece| {
        *end += piece.len();
        Some(*end)
    });
    ends.collect()
}

/// Writing into a `String` cannot fail.
fn write_escaped(html: &mut String, text: &str) {
    let Ok(escaped) = escape(text, Html);
    let _ = write!(html, "{escaped}");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as a reader copies it.
    fn copied(html: &str) -> String {
        html.replace("<span class=\"whole\">", "").replace("</span>", "").replace("<wbr>", "")
    }

    #[test]
    fn a_word_that_the_browser_would_cut_is_kept_whole() {
        let html = running("เด็กกลัวการกลับบ้าน ขอให้สอบข้อเท็จจริง");
        assert!(html.contains("<span class=\"whole\">การกลับ</span>"), "{html}");
        assert!(html.contains("<span class=\"whole\">สอบข้อเท็จจริง</span>"), "{html}");
        assert_eq!(copied(&html), "เด็กกลัวการกลับบ้าน ขอให้สอบข้อเท็จจริง");
    }

    #[test]
    fn what_somebody_typed_never_becomes_markup() {
        assert_eq!(running("ก่อน <script>alert(1)</script> & \"หลัง\""), {
            let text = "ก่อน &#60;script&#62;alert(1)&#60;/script&#62; &#38; &#34;หลัง&#34;";
            text.to_owned()
        });
    }

    #[test]
    fn other_scripts_and_nothing_at_all_stay_as_they_are() {
        assert_eq!(running("Home visit, 2 people"), "Home visit, 2 people");
        assert_eq!(running(""), "");
    }

    #[test]
    fn a_term_too_long_for_a_telephone_may_be_cut() {
        let html = running("กกกกกกกกกกกกกกกกกกกกกกกกกกกกกก");
        assert!(!html.contains("whole"), "{html}");
    }
}
