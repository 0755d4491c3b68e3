//! ตรารับหนังสือ (แบบที่ 12) และตรากำหนดเก็บ (ข้อ 55.1): what is printed over the first page of a letter that came.

use std::sync::LazyLock;

use ::documents::scan::Kind;
use ::documents::{About, Error, Template, apart, render_over};
use ::store::files::FileKind;
use kernel::Moment;
use serde_json::{Value, json};

use crate::model::Mark;

static STAMP: LazyLock<Template> =
    LazyLock::new(|| Template::new(("stamp", include_str!("../../documents/stamp.typ")), &[]));

/// A4 upright, in points: the sheet on which a picture of a letter is laid.
const A4: (f32, f32) = (595.28, 841.89);

/// ตรากำหนดเก็บ with whose initials stand under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMark {
    /// What it says.
    pub mark: Mark,
    /// Who answers for it.
    pub by: String,
}

impl KeptMark {
    /// The mark as templates read it; nothing where the matter is open.
    #[must_use]
    pub fn value(kept: Option<&Self>) -> Value {
        kept.map_or(
            Value::Null,
            |kept| json!({ "words": kept.mark.words(), "for-good": kept.mark == Mark::ForGood, "by": kept.by }),
        )
    }
}

/// A letter as it came, on which a stamp can be printed, with the size of each page in points.
#[derive(Debug, Clone)]
pub struct Original {
    kind: Kind,
    bytes: Vec<u8>,
    pages: Vec<(f32, f32)>,
}

impl Original {
    /// Looks at a file; nothing where no stamp can be printed on it. It blocks.
    #[must_use]
    pub fn look(kind: FileKind, bytes: Vec<u8>) -> Option<Self> {
        let (kind, pages) = match kind {
            FileKind::Pdf => (Kind::Pdf, apart::look(&bytes).ok()?.pages),
            FileKind::Jpeg => (Kind::Jpeg, vec![A4]),
            FileKind::Png => (Kind::Png, vec![A4]),
            FileKind::Webp | FileKind::Office | FileKind::Email | FileKind::Calendar => return None,
        };
        Some(Self { kind, bytes, pages })
    }
}

/// What the stamps say.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The office that received.
    pub office: String,
    /// เลขรับ
    pub number: i64,
    /// วันที่ and เวลา
    pub received_at: Moment,
    /// How it is kept, once the matter is closed.
    pub kept: Option<KeptMark>,
}

impl Stamp {
    /// The letter with the stamps on its first page.
    ///
    /// # Errors
    /// [`Error`], when the file cannot be read.
    pub fn over(&self, ident: &str, made_at: Moment, original: Original) -> Result<Vec<u8>, Error> {
        let Original { kind, bytes, pages } = original;
        let wall = self.received_at.wall();
        let data = json!({
            "office": self.office,
            "number": self.number.to_string(),
            "day": thai::date::format_long(self.received_at.day().date()),
            "time": thai::date::format_time(wall.hour(), wall.minute()),
            "kept": KeptMark::value(self.kept.as_ref()),
            "pages": pages,
            "file": kind.file_name(),
        });
        let title = format!("หนังสือรับเลขที่ {}", self.number);
        let about = About { ident, title: &title, author: &self.office, made_at, names: &[] };
        render_over(&STAMP, &about, &data, (kind, bytes))
    }
}

#[cfg(test)]
mod tests {
    use kernel::Day;

    use super::super::tests::{poppler, runs};
    use super::*;

    fn sheet() -> Original {
        let template = Template::new(("sheet", "#import \"/paper.typ\": *\n#show: paper\n#prose(data.text)"), &[]);
        let about = About {
            ident: "1", title: "หนังสือ", author: "สำนักงาน", made_at: at(), names: &[]
        };
        let bytes = ::documents::render(&template, &about, &json!({ "text": "ขอเชิญประชุม" })).unwrap();
        Original { kind: Kind::Pdf, bytes, pages: vec![A4] }
    }

    fn at() -> Moment {
        Moment::at(Day::new(2026, 9, 1).unwrap(), 9, 0)
    }

    fn stamped(mark: Mark) -> Vec<u8> {
        let kept = Some(KeptMark { mark, by: "นางสาวมาลี ใจดี".to_owned() });
        let stamp = Stamp {
            office: "สำนักงานสมมุติ".to_owned(), number: 12, received_at: at(), kept
        };
        stamp.over("letter-1", at(), sheet()).unwrap()
    }

    /// Red, green and blue of the dots in the last 2 cm of the lower right quarter.
    fn ink(pdf: &[u8]) -> Vec<[u8; 3]> {
        let ppm = poppler("pdftoppm", &["-r", "100", "-singlefile", "-"], pdf);
        let begin = ppm.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).nth(2).unwrap();
        let dots: Vec<[u8; 3]> = ppm[begin..].chunks_exact(3).map(|dot| [dot[0], dot[1], dot[2]]).collect();
        let width = 827;
        let there = dots.chunks(width).skip(1_090).flat_map(|row| row[width / 2..].iter().copied());
        there.filter(|dot| dot.iter().any(|part| *part < 128)).collect()
    }

    #[test]
    fn what_is_kept_for_some_years_says_so_in_blue_at_the_lower_right() {
        let pdf = stamped(Mark::Until(2570));
        let runs = runs(&pdf);
        let mark = runs.iter().find(|run| run.text.contains("๒๕๗๐")).expect("the year");
        assert!(mark.at[0] > 105.0 && mark.at[1] > 277.0, "{mark:?}");
        let stamp = runs.iter().find(|run| run.text.contains("๑๒")).expect("the number");
        assert!(stamp.at[0] > 150.0 && stamp.at[3] < 35.0, "{stamp:?}");
        let ink = ink(&pdf);
        assert!(!ink.is_empty() && ink.iter().all(|[red, _, blue]| blue > red), "{:?}", &ink[..ink.len().min(5)]);
    }

    #[test]
    fn what_is_never_destroyed_says_so_in_red() {
        let pdf = stamped(Mark::ForGood);
        assert!(runs(&pdf).iter().any(|run| run.text.contains("ห้ามทำลาย") && run.at[1] > 277.0));
        let ink = ink(&pdf);
        assert!(!ink.is_empty() && ink.iter().all(|[red, _, blue]| red > blue), "{:?}", &ink[..ink.len().min(5)]);
    }

    #[test]
    fn an_open_matter_has_no_mark() {
        let stamp = Stamp {
            office: "สำนักงานสมมุติ".to_owned(), number: 12, received_at: at(), kept: None
        };
        let pdf = stamp.over("letter-1", at(), sheet()).unwrap();
        assert!(ink(&pdf).is_empty());
    }
}
