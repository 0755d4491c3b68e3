//! สแกน: files that came from elsewhere: how large their pages are, what their text layer says. They may be broken or hostile, so
//! everything here has a bound, and what goes wrong inside a reader ends as an [`Unreadable`].

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Rect};

/// Pages of the longest file that is read.
const PAGES: usize = 300;
/// Letters of the longest text that is taken out.
const LETTERS: usize = 200_000;
/// Strokes, pictures and groups of a file, after which it is no letter but a trap.
const STROKES: usize = 2_000_000;
/// The smallest and largest side of a page, in points: an A0 sheet is 3,370 high.
const SIDES: std::ops::RangeInclusive<f32> = 36.0..=7_200.0;

/// ชนิดของไฟล์สแกน: what a paper can be laid over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// PDF
    Pdf,
    /// JPEG
    Jpeg,
    /// PNG
    Png,
}

impl Kind {
    /// The name under which a template finds it.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Pdf => "scan.pdf",
            Self::Jpeg => "scan.jpg",
            Self::Png => "scan.png",
        }
    }
}

/// The file cannot be read: broken, under a password, or too large to be a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// Width and height of each page as it is seen, in points.
///
/// # Errors
/// [`Unreadable`].
pub fn page_sizes(pdf: &[u8]) -> Result<Vec<(f32, f32)>, Unreadable> {
    guarded(|| {
        let pdf = opened(pdf)?;
        let sizes: Vec<(f32, f32)> = pdf.pages().iter().map(|page| page.render_dimensions()).collect();
        let lawful = |(width, height): &(f32, f32)| SIDES.contains(width) && SIDES.contains(height);
        if sizes.iter().all(lawful) { Ok(sizes) } else { Err(Unreadable) }
    })
}

/// What the text layer of a PDF says, line by line; empty for a scan without one.
///
/// # Errors
/// [`Unreadable`].
pub fn text(pdf: &[u8]) -> Result<String, Unreadable> {
    guarded(|| {
        let pdf = opened(pdf)?;
        let cache = InterpreterCache::new();
        let mut reader = Reader::default();
        for page in pdf.pages().iter() {
            let (width, height) = page.render_dimensions();
            let page_area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
            let mut context = Context::new(Affine::IDENTITY, page_area, &cache, pdf.xref(), settings());
            interpret_page(page, &mut context, &mut reader);
            reader.end_line();
        }
        Ok(reader.text)
    })
}

/// What a letter looks like is of no matter here, so that one font stands for those that a file only names.
fn settings() -> InterpreterSettings {
    InterpreterSettings {
        font_resolver: Arc::new(|_| Some((Arc::new(ui::typeface::REGULAR), 0))),
        render_annotations: false,
        ..InterpreterSettings::default()
    }
}

pub(crate) fn opened(pdf: &[u8]) -> Result<Pdf, Unreadable> {
    let pdf = Pdf::new(pdf.to_vec()).map_err(|_| Unreadable)?;
    if (1..=PAGES).contains(&pdf.pages().len()) { Ok(pdf) } else { Err(Unreadable) }
}

/// A reader that meets what it cannot bear unwinds; whoever asked for a text must not.
pub(crate) fn guarded<T>(read: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Unreadable))
}

/// Takes letters as they are drawn, and counts what is drawn.
#[derive(Debug, Default)]
struct Reader {
    text: String,
    letters: usize,
    strokes: usize,
    baseline: Option<f64>,
    end: f64,
}

impl Reader {
    /// A file in which forms call each other without end draws without end: this is where it is left, quietly.
    fn count(&mut self) {
        self.strokes += 1;
        if self.strokes > STROKES || self.letters > LETTERS {
            resume_unwind(Box::new(Unreadable));
        }
    }

    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.baseline = None;
    }

    /// Another line begins where the baseline moves by more than Thai marks do, a gap where the pen jumps far.
    fn move_to(&mut self, x: f64, y: f64, size: f64) {
        match self.baseline {
            Some(baseline) if (baseline - y).abs() > size * 0.6 => self.end_line(),
            Some(_) if (x - self.end).abs() > size * 2.0 && !self.text.ends_with(char::is_whitespace) => {
                self.text.push(' ');
            }
            _ => {}
        }
        if self.baseline.is_none() {
            self.baseline = Some(y);
        }
        self.end = x;
    }
}

impl Device<'_> for Reader {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        self.count();
        let Some(letter) = glyph.as_unicode() else { return };
        let place = (transform * glyph_transform).as_coeffs();
        // Glyphs are drawn a thousand units to the em.
        let size = (place[0].hypot(place[1]) * 1_000.0).max(1.0);
        self.move_to(place[4], place[5], size);
        match letter {
            BfString::Char(letter) => self.text.push(letter),
            BfString::String(letters) => self.text.push_str(&letters),
        }
        self.letters += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {
        self.count();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.count();
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {
        self.count();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {
        self.count();
    }

    fn set_blend_mode(&mut self, _: BlendMode) {
        self.count();
    }

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests {
    use kernel::{Day, Moment};
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::{About, Template, render, render_over};

    fn about() -> About<'static> {
        let made_at = Moment::at(Day::new(2026, 9, 1).unwrap(), 9, 0);
        About {
            ident: "scan-1", title: "หนังสือ", author: "สำนักงานสมมุติ", made_at, names: &[]
        }
    }

    fn letter() -> Vec<u8> {
        let template = Template::new(
            ("prose", "#import \"/paper.typ\": *\n#show: paper\n#prose(data.text)\n#pagebreak()\n#prose(data.text)"),
            &[],
        );
        let text = "ขอเชิญประชุมคณะกรรมการ\nเรียน ผู้อำนวยการกองสวัสดิการสังคม";
        render(&template, &about(), &json!({ "text": text })).unwrap()
    }

    fn over() -> Template {
        let markup = "#import \"/paper.typ\": *\n#set page(margin: 0pt)\n#set text(font: \"Sarabun\", lang: \"th\")\n\
             #image(\"/scan.pdf\", page: 1)\n#place(top + right)[#data.stamp]";
        Template::new(("over", markup), &[])
    }

    #[test]
    fn the_text_layer_says_what_the_paper_says() {
        let pdf = letter();
        assert_eq!(page_sizes(&pdf).unwrap().len(), 2);
        let said = text(&pdf).unwrap();
        assert!(said.contains("ขอเชิญประชุมคณะกรรมการ"), "{said}");
        assert!(said.contains("เรียน ผู้อำนวยการกองสวัสดิการสังคม"), "{said}");
    }

    #[test]
    fn what_lies_under_a_stamp_can_still_be_read() {
        let stamped = render_over(&over(), &about(), &json!({ "stamp": "เลขรับ ๑๒" }), (Kind::Pdf, letter())).unwrap();
        let said = text(&stamped).unwrap();
        assert!(said.contains("เลขรับ ๑๒"), "{said}");
        assert!(said.contains("ผู้อำนวยการ"), "{said}");
    }

    #[test]
    fn a_file_that_is_no_pdf_says_so() {
        assert_eq!(text(b"%PDF-1.7 x"), Err(Unreadable));
        assert_eq!(page_sizes(b"%PDF-1.7 x"), Err(Unreadable));
        assert!(render_over(&over(), &about(), &json!({ "stamp": "" }), (Kind::Pdf, b"%PDF-1.7 x".to_vec())).is_err());
    }

    /// Ten forms of which each draws the next one ten times: ten thousand million rectangles from two kilobytes.
    #[test]
    fn a_file_that_would_draw_for_ever_is_left() {
        let mut pdf = b"%PDF-1.7\n".to_vec();
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /XObject << /F 6 0 R >> >> >>".to_owned(),
            "<< >>".to_owned(),
            "<< /Length 4 >>\nstream\n/F Do\nendstream".to_owned(),
        ];
        for form in 6..16 {
            let drawn = if form == 15 { "0 0 1 1 re f ".repeat(10) } else { "/F Do ".repeat(10) };
            let next = if form == 15 { String::new() } else { format!("/XObject << /F {} 0 R >>", form + 1) };
            objects.push(format!(
                "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {next} >> /Length {} >>\nstream\n{drawn}\nendstream",
                drawn.len()
            ));
        }
        let mut places = Vec::new();
        for (index, object) in objects.iter().enumerate() {
            places.push(pdf.len());
            pdf.extend(format!("{} 0 obj\n{object}\nendobj\n", index + 1).into_bytes());
        }
        let start = pdf.len();
        pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
        for place in places {
            pdf.extend(format!("{place:010} 00000 n \n").into_bytes());
        }
        let trailer = format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF", objects.len() + 1);
        pdf.extend(trailer.into_bytes());
        assert_eq!(text(&pdf), Err(Unreadable));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        /// Whatever is damaged in a file, reading it ends, and so does laying a stamp over it.
        #[test]
        fn a_damaged_file_hurts_nobody(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
            let mut pdf = letter();
            for (place, byte) in places {
                let place = place.index(pdf.len());
                pdf[place] = byte;
            }
            let _ = text(&pdf);
            let _ = page_sizes(&pdf);
            let _ = render_over(&over(), &about(), &json!({ "stamp": "รับ" }), (Kind::Pdf, pdf));
        }
    }
}
