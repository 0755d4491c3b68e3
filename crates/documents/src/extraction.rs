//! หน้าของ PDF ที่จะประทับตรา: taken out here once before typst does it. Its writer works on a thread of a pool, where a panic over a
//! damaged file would end the whole program; here it ends as an [`Unreadable`].

use hayro_write::{ChunkSettings, ExtractionQuery, extract};
use pdf_writer::Ref;

use crate::scan::{Unreadable, guarded, opened};

/// Takes all pages of a PDF out and lets them go.
///
/// # Errors
/// [`Unreadable`] where the writer would not survive it.
pub fn attempt(pdf: &[u8]) -> Result<(), Unreadable> {
    guarded(|| {
        let pdf = opened(pdf)?;
        let pages: Vec<ExtractionQuery> = (0..pdf.pages().len()).map(ExtractionQuery::new_xobject).collect();
        let mut next = Ref::new(1);
        let colours = |group: &mut pdf_writer::writers::Group<'_>| {
            group.color_space().device_rgb();
        };
        extract(&pdf, Box::new(|| next.bump()), ChunkSettings::default(), colours, &pages)
            .map(|_| ())
            .map_err(|_| Unreadable)
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A PDF of one page that draws a form, whose dictionary holds these words too.
    pub(crate) fn with_form(words: &str) -> Vec<u8> {
        let form = format!(
            "5 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {words} /Length 0 >>\nstream\n\nendstream\nendobj\n"
        );
        let objects = [
            "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
            "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
            "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>\nendobj\n",
            "4 0 obj\n<< /Length 6 >>\nstream\n/X Do \nendstream\nendobj\n",
            &form,
        ];
        let mut pdf = "%PDF-1.7\n".to_owned();
        let mut table = "xref\n0 6\n0000000000 65535 f \n".to_owned();
        for object in objects {
            table += &format!("{:010} 00000 n \n", pdf.len());
            pdf += object;
        }
        let start = pdf.len();
        (pdf + &table + &format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n")).into_bytes()
    }

    #[test]
    fn a_sound_file_is_taken_out() {
        assert_eq!(attempt(&with_form("")), Ok(()));
    }

    #[test]
    fn what_the_writer_would_not_survive_is_unreadable() {
        for words in ["/A +", "/A +-", "/A /B#ZZ", "/A [1 +-]", "/A << /B +- >>"] {
            assert_eq!(attempt(&with_form(words)), Err(Unreadable), "{words}");
        }
    }
}
