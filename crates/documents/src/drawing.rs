//! แผ่นภาพวาด: a drawing on a sheet of A4 laid across, with the same in sentences behind it for whoever does not see it.

mod words;

use std::sync::LazyLock;

use kernel::Moment;
use serde_json::json;

use crate::desk::Desk;
use crate::template::Template;
use crate::{About, Error, STANDARDS, set};

static SHEET: LazyLock<Template> =
    LazyLock::new(|| Template::new(("drawing-sheet", include_str!("../typst/drawing.typ")), &[]));

/// What stands on the sheet, and what its file says of itself.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Tells this sheet from every other, and names the file.
    pub ident: String,
    /// Its title.
    pub title: String,
    /// The office that answers for it.
    pub author: String,
    /// When it is made.
    pub made_at: Moment,
    /// Names of people in it, none of which may be cut at the end of a line.
    pub names: Vec<String>,
    /// The drawing as SVG of our own making, `kinship`'s for a sheet of A4.
    pub svg: String,
    /// Of whom or what, and of which day.
    pub lead: String,
    /// What the reader must know of it; may be empty.
    pub note: String,
    /// The heading of the sentences.
    pub in_words: String,
    /// The same in sentences: headings, each with its lines.
    pub sections: Vec<(String, Vec<String>)>,
}

impl Sheet {
    /// What the browser calls the file.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.pdf", self.ident)
    }

    /// The sheets as a PDF file. Takes tens of milliseconds of one processor.
    ///
    /// # Errors
    /// [`Error`], when the drawing is none of ours.
    pub fn render(&self) -> Result<Vec<u8>, Error> {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let about = About {
            ident: &self.ident,
            title: &self.title,
            author: &self.author,
            made_at: self.made_at,
            names: &names,
        };
        let parted =
            words::part(&self.svg).ok_or_else(|| Error::Template("the drawing is no SVG of ours".to_owned()))?;
        let sections = self.sections.iter().map(|(heading, lines)| json!({ "heading": heading, "lines": lines }));
        let data = json!({
            "title": self.title, "lead": self.lead, "alt": format!("{} {}", self.title, self.lead), "note": self.note,
            "in-words": self.in_words, "sections": sections.collect::<Vec<_>>(),
            "width": parted.size.0, "height": parted.size.1, "labels": parted.labels,
        });
        set(&Desk::new(&SHEET, &about, &data)?.showing(parted.lines), &about, STANDARDS)
    }
}
