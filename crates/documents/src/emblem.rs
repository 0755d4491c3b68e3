//! ตราของหน่วยงาน: the emblem that letters bear: a placeholder of our own, or the file that an office gave, looked at before it is taken.

use kernel::Moment;
use serde_json::json;

use crate::scan::{Unreadable, guarded};
use crate::{About, Template, render_bearing};

/// The placeholder: drawn plainly otherwise than the official emblem, which is in no package.
pub(crate) const PLACEHOLDER: &[u8] = include_bytes!("../typst/emblem.svg");

/// The largest file, in bytes.
const LARGEST: usize = 512 * 1024;
/// The longest side of a picture, in dots: 3 cm at 2,400 dots to the inch.
const LONGEST: u32 = 3_000;
/// What a drawing does not need: other files, programs, documents in it, and letters, for which papers have their own fonts.
const FOREIGN: [&str; 8] =
    ["<!doctype", "<!entity", "<script", "<image", "<foreignobject", "<text", "xlink:href=\"http", "href=\"file"];

/// Whether a file can stand as an emblem: PNG or SVG, of a bearable size, with nothing foreign in it, and it can be printed.
///
/// # Errors
/// [`Unreadable`].
pub fn check(bytes: &[u8], made_at: Moment) -> Result<(), Unreadable> {
    let looks_right = is_picture(bytes) || is_drawing(bytes);
    if bytes.len() > LARGEST || !looks_right {
        return Err(Unreadable);
    }
    guarded(|| {
        let markup = "#set document(title: data.title)\n#image(\"/emblem\", height: 3cm, alt: data.title)";
        let template = Template::new(("emblem", &format!("#let data = json(\"/data.json\").data\n{markup}")), &[]);
        let about = About { ident: "emblem", title: "ตรา", author: "", made_at, names: &[] };
        render_bearing(&template, &about, &json!({ "title": "ตรา" }), Some(bytes)).map(|_| ()).map_err(|_| Unreadable)
    })
}

/// A PNG file whose head says that its sides are bearable, before anything unpacks it.
fn is_picture(bytes: &[u8]) -> bool {
    let side = |at: usize| bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes);
    let bearable = |side: Option<u32>| side.is_some_and(|side| (1..=LONGEST).contains(&side));
    bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bearable(side(16)) && bearable(side(20))
}

/// An SVG file in plain text that reaches for nothing.
fn is_drawing(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.to_ascii_lowercase();
    text.contains("<svg") && !FOREIGN.iter().any(|foreign| text.contains(foreign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Day;

    fn now() -> Moment {
        Moment::at(Day::new(2026, 9, 1).unwrap(), 9, 0)
    }

    #[test]
    fn the_placeholder_can_be_an_emblem() {
        assert_eq!(check(PLACEHOLDER, now()), Ok(()));
    }

    #[test]
    fn what_reaches_for_other_files_or_is_none_is_refused() {
        let svg = |inside: &str| {
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>").into_bytes()
        };
        assert_eq!(check(&svg("<circle cx=\"4\" cy=\"4\" r=\"3\"/>"), now()), Ok(()));
        for inside in ["<script>1</script>", "<image href=\"/etc/passwd\"/>", "<text>ก</text>", "<foreignObject/>"] {
            assert_eq!(check(&svg(inside), now()), Err(Unreadable), "{inside}");
        }
        let bomb = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0, 1, 0, 0, 0, 1, 0, 0], &[8, 6, 0, 0, 0]].concat();
        for bytes in [b"".as_slice(), b"%PDF-1.7", b"<svg", &[0xff; 64], &vec![b' '; LARGEST + 1], &bomb] {
            assert_eq!(check(bytes, now()), Err(Unreadable));
        }
    }
}
