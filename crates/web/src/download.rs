//! Files that go to a browser: to be saved, never to run on this site, but PDFs of ours, which are shown.

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;

use crate::answer::Answer;
use crate::failure::Failure;

/// A file for the browser to save. Its name is ASCII and says nothing of anybody: file names are seen by others.
///
/// # Errors
/// [`Failure::Internal`] when the name cannot stand in a header.
pub fn download(bytes: impl Into<Vec<u8>>, kind: &'static str, name: &str) -> Answer {
    file(bytes.into(), kind, &format!("attachment; filename=\"{name}\""))
}

/// An upload for the browser to save under the name that it came with, in whatever letters (RFC 6266, RFC 8187).
///
/// # Errors
/// [`Failure::Internal`] when the name cannot stand in a header; escaped, it always can.
pub fn give_back(bytes: Vec<u8>, kind: &'static str, name: &str) -> Answer {
    file(bytes, kind, &format!("attachment; filename*=UTF-8''{}", percent(name)))
}

/// A paper of ours for the browser to show. Its name is ASCII and says nothing of anybody.
///
/// # Errors
/// [`Failure::Internal`] when the name cannot stand in a header.
pub fn show_pdf(bytes: Vec<u8>, name: &str) -> Answer {
    file(bytes, "application/pdf", &format!("inline; filename=\"{name}\""))
}

fn file(bytes: Vec<u8>, kind: &'static str, disposition: &str) -> Answer {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_str(disposition).map_err(Failure::internal)?);
    Ok(response)
}

fn percent(name: &str) -> String {
    use std::fmt::Write as _;
    name.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// The name of an upload without folders, quotes and control characters: its last 120 characters.
#[must_use]
pub fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let plain: String = last.chars().filter(|letter| !letter.is_control() && *letter != '"').collect();
    let many = plain.chars().count();
    plain.chars().skip(many.saturating_sub(120)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disposition(answer: &Answer) -> &str {
        let response = answer.as_ref().expect("a file");
        response.headers()[CONTENT_DISPOSITION].to_str().expect("in ASCII")
    }

    #[test]
    fn a_file_name_loses_folders_and_quotes() {
        assert_eq!(plain_name("C:\\ลับ\\ภาพ\".jpg"), "ภาพ.jpg");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name(&format!("{}.pdf", "ก".repeat(200))).chars().count(), 120);
    }

    #[test]
    fn an_upload_keeps_its_thai_name() {
        let answer = give_back(Vec::new(), "application/pdf", "ก.pdf");
        assert_eq!(disposition(&answer), "attachment; filename*=UTF-8''%E0%B8%81.pdf");
    }

    #[test]
    fn only_papers_of_ours_are_shown() {
        assert_eq!(disposition(&show_pdf(Vec::new(), "minutes-1.pdf")), "inline; filename=\"minutes-1.pdf\"");
        assert_eq!(disposition(&download("a", "text/plain", "a.txt")), "attachment; filename=\"a.txt\"");
    }
}
