//! Addresses on the net and of e-mail: as people read them here, as RFC 3986 and HSDS (`format: uri`, `email`) want them in a file.

/// Letters of ASCII that an address may not hold unless they are encoded; the percent sign stays what it is.
const REFUSED: [char; 9] = ['"', '<', '>', '\\', '^', '`', '{', '|', '}'];

fn is_encoded(letter: char) -> bool {
    !letter.is_ascii() || REFUSED.contains(&letter)
}

/// An address as a file has it: what is not of ASCII is encoded.
pub(super) fn written(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for letter in address.chars() {
        if !is_encoded(letter) {
            out.push(letter);
            continue;
        }
        for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// An address as people read it: what [`written`] encodes is decoded, and nothing else, so that it is written as it was.
pub(super) fn read(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let mut rest = address;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match first_letter(rest) {
            Some((letter, length)) if is_encoded(letter) => {
                out.push(letter);
                rest = &rest[length..];
            }
            _ => {
                out.push('%');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

/// The letter with which an encoded text begins, and how much of the text it takes.
fn first_letter(text: &str) -> Option<(char, usize)> {
    let byte = |place: usize| -> Option<u8> {
        let piece = text.get(3 * place..3 * place + 3)?.strip_prefix('%')?;
        let as_written = piece.bytes().all(|digit| digit.is_ascii_digit() || (b'A'..=b'F').contains(&digit));
        u8::from_str_radix(piece, 16).ok().filter(|_| as_written)
    };
    let bytes: Vec<u8> = (0..4).map_while(byte).collect();
    (1..=bytes.len()).find_map(|length| {
        let letter = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
        Some((letter, 3 * length))
    })
}

/// Whether a text can be an e-mail address.
pub(crate) fn is_email(text: &str) -> bool {
    let fits = text.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.') && !at.contains('@'));
    fits && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thai_in_an_address_is_encoded_in_a_file_and_read_back() {
        let (thai, encoded) =
            ("https://example.org/ไทย?a=1|2", "https://example.org/%E0%B9%84%E0%B8%97%E0%B8%A2?a=1%7C2");
        assert_eq!(written(thai), encoded);
        assert_eq!(read(encoded), thai);
        for kept in ["https://example.org/a%20b%2Fc", "https://example.org/100%", "https://example.org/%zz%E0%B9"] {
            assert_eq!(read(kept), kept);
            assert_eq!(written(kept), kept);
        }
    }

    #[test]
    fn an_address_of_email_has_somebody_and_a_host() {
        assert!(is_email("saraban@example.go.th"));
        for text in ["", "nobody", "@example.go.th", "a@b", "a b@c.th", "a@b@c.th"] {
            assert!(!is_email(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_ascii_and_reads_back(text in "[ก-ฮa-z/%|{}<>0-9A-F]{0,40}") {
            let out = written(&text);
            prop_assert!(out.is_ascii());
            prop_assert_eq!(written(&read(&out)), out);
        }
    }
}
