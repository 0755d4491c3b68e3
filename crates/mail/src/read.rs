//! E-mail as a file: who wrote it, when, about what, and what is attached to it.

use mail_parser::{MessageParser, MimeHeaders as _};

use crate::File;

/// Files that are taken out of one e-mail.
const MOST: usize = 50;

/// อีเมลที่มาเป็นไฟล์: what an `.eml` file (RFC 5322) says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrived {
    /// The name of who sent it; their address where they gave none.
    pub from: String,
    /// One line.
    pub subject: String,
    /// When it was written, in milliseconds since 1970; none where it does not say.
    pub sent_at: Option<i64>,
    /// What it says, as plain text.
    pub text: String,
    /// What is attached to it.
    pub files: Vec<File>,
}

/// Reads an e-mail; nothing where these bytes are none: one that says neither from whom nor of when.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Arrived> {
    let message = MessageParser::default().parse(bytes)?;
    let sender = message.from()?.first()?;
    let sent_at = message.date().map(|date| date.to_timestamp().saturating_mul(1000));
    let from = sender.name().or_else(|| sender.address()).unwrap_or_default();
    let files = message.attachments().take(MOST).map(|part| File {
        name: part.attachment_name().unwrap_or_default().to_owned(),
        kind: String::new(),
        bytes: part.contents().to_vec(),
    });
    Some(Arrived {
        from: line(from),
        subject: line(message.subject().unwrap_or_default()),
        sent_at,
        text: message.body_text(0).unwrap_or_default().into_owned(),
        files: files.collect(),
    })
    .filter(|arrived| !arrived.from.is_empty())
}

/// A text as one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "From: =?utf-8?B?4Liq4Liz4LiZ4Lix4LiB4LiH4Liy4LiZ?= <a@example.go.th>\r\nDate: Tue, 1 Sep 2026 08:30:00 +0700\r\n\
        Subject: =?tis-620?B?ouC9?= about\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nto whom\r\n--b\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\n\
        Content-Disposition: attachment; filename=\"a.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n";

    #[test]
    fn sender_day_subject_and_attachments_are_read_in_thai_encodings() {
        let read = read(LETTER.as_bytes()).unwrap();
        assert_eq!(read.from, "สำนักงาน");
        assert_eq!(read.subject, "ขเฝ about");
        assert_eq!(read.sent_at, Some(1_788_226_200_000));
        assert_eq!((read.text.trim(), read.files.len()), ("to whom", 1));
        assert_eq!((read.files[0].name.as_str(), read.files[0].bytes.as_slice()), ("a.pdf", b"%PDF-".as_slice()));
    }

    #[test]
    fn what_is_no_letter_is_not_read() {
        for bytes in
            [b"".as_slice(), b"%PDF-1.7", b"MZ\x90\x00\x03", b"Subject: nobody wrote this\r\n\r\n", &[0xff; 64]]
        {
            assert_eq!(read(bytes), None);
        }
    }
}
