//! สำเนาข้อมูลส่วนบุคคลเป็น PDF: what a person gets on paper.

use std::sync::LazyLock;

use ::documents::{About, Error, Template};
use kernel::{Held, Moment};
use serde::Serialize;

static COPY: LazyLock<Template> = LazyLock::new(|| Template::new(("copy", include_str!("../documents/copy.typ")), &[]));

/// What the template is given.
#[derive(Debug, Serialize)]
pub struct Copy {
    /// The office that answers.
    pub office: String,
    /// The title.
    pub title: String,
    /// When it was made.
    pub made: String,
    /// What the law says of it.
    pub lead: String,
    /// Heading by heading.
    pub sections: Vec<Held>,
}

impl Copy {
    /// The PDF file; `ident` tells it from every other and names nobody. Takes tens of milliseconds of one processor.
    ///
    /// # Errors
    /// [`Error`], when the template is wrong.
    pub fn render(&self, ident: &str, made_at: Moment) -> Result<Vec<u8>, Error> {
        let about = About { ident, title: &self.title, author: &self.office, made_at, names: &[] };
        // Texts in lists always have a JSON form.
        let data = serde_json::to_value(self).unwrap_or_default();
        ::documents::render(&COPY, &about, &data)
    }
}
