//! CSV as offices write it: RFC 4180, with `,` `;` or tab between, in UTF-8 or windows-874, each record with its line.

use std::borrow::Cow;
use std::ops::Range;

/// How much of a file tells its encoding and separator.
const SNIFFED: usize = 1 << 16;

/// ไฟล์ CSV: its bytes in UTF-8 (as far as they are text), the header's fields and what parts them.
#[derive(Debug, Clone)]
pub struct Sheet {
    bytes: Vec<u8>,
    header: Vec<String>,
    /// Where the records begin.
    start: usize,
    separator: u8,
}

/// One record of a sheet: the line it begins on, and its fields or why it has none.
pub(crate) struct Line<'s> {
    pub(crate) number: usize,
    pub(crate) fields: Result<Vec<Cow<'s, str>>, NotText>,
}

/// The record is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotText;

impl Sheet {
    /// Takes the bytes of a file. Nothing is refused here but the header is read.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        let mut bytes = if is_utf8(&bytes) { bytes } else { thai::windows_874::decode(&bytes).into_bytes() };
        if bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        let start = end_of_record(&bytes, 0);
        let separator = separator(&bytes[..start]);
        let header = match fields(&bytes[..start], separator) {
            Ok(fields) => fields.iter().map(|field| field.trim().to_lowercase()).collect(),
            Err(NotText) => Vec::new(),
        };
        Self { bytes, header, start, separator }
    }

    /// The names of the columns, trimmed and in lower case.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Stretches of whole records of about `size` bytes.
    pub(crate) fn stretches(&self, size: usize) -> Vec<Range<usize>> {
        let quoted = self.bytes.contains(&b'"');
        let (mut stretches, mut from) = (Vec::new(), self.start);
        while from < self.bytes.len() {
            let aim = (from + size).min(self.bytes.len());
            let to = if quoted { quoted_end(&self.bytes, from, aim) } else { newline_from(&self.bytes, aim) };
            stretches.push(from..to);
            from = to;
        }
        stretches
    }

    /// How many lines lie before a place in the file, header included.
    pub(crate) fn lines_in(&self, range: Range<usize>) -> usize {
        self.bytes[range].iter().filter(|byte| **byte == b'\n').count()
    }

    /// Where the first record begins.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// The records of a stretch, blank lines left out; `line` is the number of its first line.
    pub(crate) fn records(&self, stretch: Range<usize>, line: usize) -> impl Iterator<Item = Line<'_>> {
        let (mut from, end, mut number) = (stretch.start, stretch.end, line);
        std::iter::from_fn(move || {
            while from < end {
                let to = end_of_record(&self.bytes, from).min(end);
                let record = &self.bytes[from..to];
                let begins = number;
                from = to;
                number += record.iter().filter(|byte| **byte == b'\n').count();
                if !record.trim_ascii().is_empty() {
                    return Some(Line { number: begins, fields: fields(record, self.separator) });
                }
            }
            None
        })
    }
}

fn is_utf8(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(SNIFFED)];
    match std::str::from_utf8(beginning) {
        Ok(_) => true,
        // Cut within a letter.
        Err(error) => error.error_len().is_none(),
    }
}

/// The separator that the header has most of.
fn separator(header: &[u8]) -> u8 {
    let count = |separator: &u8| header.iter().filter(|byte| *byte == separator).count();
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

fn newline_from(bytes: &[u8], from: usize) -> usize {
    bytes[from..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| from + at + 1)
}

/// The end of the record that begins at `from`, its line end included.
fn end_of_record(bytes: &[u8], from: usize) -> usize {
    quoted_end(bytes, from, from)
}

/// The first end of a record at or after `aim`, counted from the beginning of a record.
fn quoted_end(bytes: &[u8], from: usize, aim: usize) -> usize {
    let mut quoted = false;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && at >= aim => return at + 1,
            _ => {}
        }
    }
    bytes.len()
}

fn fields(record: &[u8], separator: u8) -> Result<Vec<Cow<'_, str>>, NotText> {
    let text = std::str::from_utf8(record).map_err(|_| NotText)?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    if !text.contains('"') {
        return Ok(text.split(char::from(separator)).map(Cow::Borrowed).collect());
    }
    Ok(quoted_fields(text, separator))
}

fn quoted_fields(text: &str, separator: u8) -> Vec<Cow<'_, str>> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            c if !quoted && c == char::from(separator) => fields.push(Cow::Owned(std::mem::take(&mut field))),
            c => field.push(c),
        }
    }
    fields.push(Cow::Owned(field));
    fields
}

/// A value as a field of a CSV file, quoted where it must be.
#[must_use]
pub fn field(value: &str) -> Cow<'_, str> {
    if value.contains(['"', ',', '\n', '\r']) {
        Cow::Owned(format!("\"{}\"", value.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(bytes: &[u8], size: usize) -> Vec<(usize, Vec<String>)> {
        let sheet = Sheet::new(bytes.to_vec());
        let mut line = 2;
        let mut records = Vec::new();
        for stretch in sheet.stretches(size) {
            let lines = sheet.lines_in(stretch.clone());
            for record in sheet.records(stretch, line) {
                let fields = record.fields.unwrap().iter().map(|field| field.to_string()).collect();
                records.push((record.number, fields));
            }
            line += lines;
        }
        records
    }

    #[test]
    fn quotes_line_ends_and_blank_lines_are_read() {
        let text = "\u{feff}ID,Name\r\n1,\"a,\"\"b\"\"\nc\"\r\n\r\n2,d";
        assert_eq!(Sheet::new(text.into()).header(), ["id", "name"]);
        let expected = vec![(2, vec!["1".into(), "a,\"b\"\nc".into()]), (5, vec!["2".into(), "d".into()])];
        assert_eq!(all(text.as_bytes(), 1), expected);
        assert_eq!(all(text.as_bytes(), 1_000), expected);
    }

    #[test]
    fn semicolons_tabs_and_windows_874_are_understood() {
        assert_eq!(all(b"a;b\n1;2\n", 9), [(2, vec!["1".to_owned(), "2".to_owned()])]);
        assert_eq!(all(b"a\tb\n1\t2\n", 9), [(2, vec!["1".to_owned(), "2".to_owned()])]);
        assert_eq!(all(b"a,b\n\xca\xc1,2\n", 9), [(2, vec!["สม".to_owned(), "2".to_owned()])]);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(values in proptest::collection::vec("[a-cก-ค,\"\n ]{1,6}", 1..5), size in 1_usize..40) {
            let mut text = "id,value\n".to_owned();
            for value in &values {
                text.push_str(&format!("x,{}\n", field(value)));
            }
            let read: Vec<String> = all(text.as_bytes(), size).into_iter().map(|(_, fields)| fields[1].clone()).collect();
            prop_assert_eq!(read, values);
        }
    }
}
