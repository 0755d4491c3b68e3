//! The signatures under a paper, and whether it still says what was signed.

use ui::Page;

use crate::model::{AttachmentRow, PaperRow, SignatureRow};

/// A signature as it is shown.
#[derive(Debug, Clone)]
pub struct Signature {
    /// As what: author or co-signer.
    pub part: String,
    /// Who.
    pub name: String,
    /// Level and office.
    pub post: String,
    /// When.
    pub when: String,
    /// The duty under which they signed.
    pub duty: String,
    /// Whether the paper still says what was signed.
    pub holds: bool,
}

/// The signatures under a paper.
#[must_use]
pub fn signatures(p: &Page, paper: &PaperRow, rows: &[SignatureRow], files: &[AttachmentRow]) -> Vec<Signature> {
    let digest = paper.digest(files.iter().filter(|file| file.paper == paper.id).map(|file| file.digest.as_str()));
    let of_this = rows.iter().filter(|row| row.paper == paper.id);
    of_this
        .map(|row| {
            let level = row.level.map_or("", |level| level.name(p.lang));
            let acting = if row.acting_for.is_some() { p.t("cases-signed-acting") } else { "".into() };
            Signature {
                part: p.code("cases-signed", row.part).into_owned(),
                name: row.name.clone(),
                post: format!("{}{level} {acting} · {}", p.t("cases-social-worker"), row.office_name),
                when: p.moment(row.signed_at),
                duty: row.duty.clone(),
                holds: row.digest.as_str() == digest,
            }
        })
        .collect()
}
