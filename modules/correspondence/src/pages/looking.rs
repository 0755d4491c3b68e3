//! Files as they are sent: looked at before they are kept, and their text layers read.

use ::store::files::{self, FileKind};
use web::{Failure, UploadedFile, plain_name};

use crate::actions::Paper;

/// What may be enclosed with a letter.
pub(super) const KINDS: [FileKind; 5] =
    [FileKind::Pdf, FileKind::Jpeg, FileKind::Png, FileKind::Webp, FileKind::Office];

/// A file of one of these kinds, with what its text layer says. One that cannot be read is taken as it is: it was received, whatever
/// is in it.
pub(super) async fn look(file: &UploadedFile, kinds: &[FileKind]) -> Result<Result<Paper, &'static str>, Failure> {
    let kind = match files::check(&file.name, &file.bytes) {
        Ok(kind) if kinds.contains(&kind) => kind,
        Ok(_) => return Ok(Err("file-kind-refused")),
        Err(reason) => return Ok(Err(reason)),
    };
    let (name, bytes) = (plain_name(&file.name), file.bytes.clone());
    let reading = tokio::task::spawn_blocking(move || {
        let text = match kind {
            FileKind::Pdf => documents::apart::look(&bytes).map(|seen| seen.text).unwrap_or_default(),
            _ => String::new(),
        };
        Paper { name, kind, bytes, text }
    });
    Ok(Ok(reading.await.map_err(Failure::internal)?))
}
