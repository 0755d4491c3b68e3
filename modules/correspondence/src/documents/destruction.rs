//! บันทึกการทำลายหนังสือ (ระเบียบงานสารบรรณ ข้อ 68.4, 68.5): the record of a committee, letter by letter, with its signatures.

use std::sync::LazyLock;

use ::documents::{About, Error, Template, render};
use kernel::Moment;
use serde::Serialize;

static DESTRUCTION: LazyLock<Template> =
    LazyLock::new(|| Template::new(("destruction", include_str!("../../documents/destruction.typ")), &[]));

/// ผู้ลงนาม as `paper.typ` sets a signature.
#[derive(Debug, Clone, Serialize)]
pub struct Signer {
    /// As what they sign.
    pub part: String,
    /// Their name with its title.
    pub name: String,
    /// Their post; empty where it is the part.
    pub post: String,
    /// That they signed electronically, and when; empty for a place to sign by hand.
    pub signed: String,
}

/// What the paper says.
#[derive(Debug, Serialize)]
pub struct Destruction {
    /// Whose letters.
    pub office: String,
    /// Its name.
    pub title: String,
    /// Of which list.
    pub lead: String,
    /// Label and value of what was done by whom and when.
    pub facts: Vec<(String, String)>,
    /// The columns of แบบที่ 25.
    pub headings: Vec<String>,
    /// The letters with what was decided of each, and the opinion of who did not agree.
    pub rows: Vec<Vec<String>>,
    /// What the members testify.
    pub closing: String,
    /// The members, the chair first.
    pub signers: Vec<Signer>,
}

impl Destruction {
    /// The PDF file.
    ///
    /// # Errors
    /// [`Error`], when the template is wrong.
    pub fn render(&self, ident: &str, made_at: Moment) -> Result<Vec<u8>, Error> {
        let names: Vec<&str> = self.signers.iter().map(|signer| signer.name.as_str()).collect();
        let about = About { ident, title: &self.title, author: &self.office, made_at, names: &names };
        // Texts in lists always have a JSON form.
        let data = serde_json::to_value(self).unwrap_or_default();
        render(&DESTRUCTION, &about, &data)
    }
}
