//! บัญชีและทะเบียนที่เป็นตารางเดียว (แบบที่ 16-25): columns and rows, lying A4.

use std::sync::LazyLock;

use ::documents::{About, Error, Template, render};
use kernel::Moment;
use serde::Serialize;

use super::Signer;

static TABLE: LazyLock<Template> =
    LazyLock::new(|| Template::new(("table", include_str!("../../documents/table.typ")), &[]));

/// What the paper says.
#[derive(Debug, Serialize)]
pub struct Table {
    /// Its name.
    pub title: String,
    /// Whose it is.
    pub office: String,
    /// กระทรวง/ทบวง, กรม and กอง, each with its name or room for it, where the form asks for them; its sheets are numbered then.
    pub units: Vec<(String, String)>,
    /// A line under it.
    pub lead: String,
    /// The headings.
    pub headings: Vec<String>,
    /// How wide the columns are, in parts of the sheet.
    pub widths: Vec<u8>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// Who signs under it by hand.
    pub signers: Vec<Signer>,
}

impl Table {
    /// The PDF file.
    ///
    /// # Errors
    /// [`Error`], when the template is wrong.
    pub fn render(&self, ident: &str, made_at: Moment) -> Result<Vec<u8>, Error> {
        let about = About { ident, title: &self.title, author: &self.office, made_at, names: &[] };
        // Texts in lists always have a JSON form.
        let data = serde_json::to_value(self).unwrap_or_default();
        render(&TABLE, &about, &data)
    }
}
