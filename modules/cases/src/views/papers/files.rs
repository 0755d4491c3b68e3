//! The files of a paper.

use kernel::Id;

use crate::model::{AttachmentRow, CaseRow, Paper};

/// A file as it is shown.
#[derive(Debug, Clone)]
pub struct File {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Its size in words.
    pub size: String,
}

/// The files of a paper.
#[must_use]
pub fn files(case: &CaseRow, paper: Id<Paper>, rows: &[AttachmentRow]) -> Vec<File> {
    let of_this = rows.iter().filter(|row| row.paper == paper);
    of_this
        .map(|row| File {
            href: format!("/cases/{}/files/{}", case.id, row.id),
            name: row.name.clone(),
            size: if row.size < 1_048_576 {
                format!("{} KB", row.size / 1024 + 1)
            } else {
                format!("{} MB", row.size / 1_048_576 + 1)
            },
        })
        .collect()
}
