//! CSV after RFC 4180, as offices write it: `,` `;` or tab between, UTF-8 or windows-874, read as it streams by.

use std::io::{self, BufRead as _, BufReader, Read};
use std::ops::ControlFlow;

use csv::{ByteRecord, ReaderBuilder};

use crate::origin::{Input, Origin};
use crate::table::{Encoding, Survey};
use crate::{Cell, Line, MOST_COLUMNS, MOST_LETTERS, MOST_ROWS, Unreadable};

/// ข้อความที่เป็นตาราง: how its letters are written and what parts its fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text {
    encoding: Encoding,
    separator: u8,
}

/// Bytes of one record; a quote that never ends would gather the rest of the file.
const MOST_BYTES: usize = 4 << 20;

impl Text {
    /// Finds encoding and separator; the whole text is looked through once, because one Thai letter at its end decides.
    pub(crate) fn look(origin: &Origin) -> Result<Self, Unreadable> {
        let encoding = encoding(origin.read()?)?;
        let mut header = Vec::new();
        let mut lines = BufReader::new(origin.read()?.take(MOST_BYTES as u64));
        while header.iter().all(u8::is_ascii_whitespace) {
            header.clear();
            if lines.read_until(b'\n', &mut header).map_err(|_| Unreadable::Unavailable)? == 0 {
                return Err(Unreadable::Empty);
            }
        }
        let separator = separator(&header);
        Ok(Self { encoding, separator })
    }

    pub(crate) fn survey(self, origin: &Origin) -> Result<Survey, Unreadable> {
        let mut survey = Survey { encoding: self.encoding, ..Survey::default() };
        self.each(origin, &mut |_| {
            survey.rows += 1;
            ControlFlow::Continue(())
        })?;
        Ok(survey)
    }

    pub(crate) fn each(self, origin: &Origin, take: &mut dyn FnMut(Line) -> ControlFlow<()>) -> Result<(), Unreadable> {
        let input = Newlines { inner: origin.read()?, after_return: false };
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(self.separator).from_reader(input);
        let mut record = ByteRecord::new();
        let mut rows = 0;
        while reader.read_byte_record(&mut record).map_err(|_| Unreadable::Unavailable)? {
            let line = self.line(&record)?;
            if line.is_blank() {
                continue;
            }
            rows += 1;
            if rows > MOST_ROWS {
                return Err(Unreadable::TooLarge);
            }
            if take(line).is_break() {
                return Ok(());
            }
        }
        Ok(())
    }

    fn line(self, record: &ByteRecord) -> Result<Line, Unreadable> {
        let fields = record.len();
        if record.as_slice().len() > MOST_BYTES || fields > MOST_COLUMNS && record.iter().skip(MOST_COLUMNS).any(says) {
            return Err(Unreadable::TooLarge);
        }
        let number = record.position().map_or(1, csv::Position::line);
        let cells = record.iter().take(MOST_COLUMNS).map(|field| self.cell(field)).collect::<Result<_, _>>()?;
        Ok(Line { number: u32::try_from(number).unwrap_or(u32::MAX), cells, hidden: false })
    }

    fn cell(self, field: &[u8]) -> Result<Cell, Unreadable> {
        let text = match self.encoding {
            Encoding::Utf8 => String::from_utf8_lossy(field).replace('\u{feff}', ""),
            Encoding::Windows874 => thai::windows_874::decode(field),
        };
        if text.chars().nth(MOST_LETTERS).is_some() {
            return Err(Unreadable::TooLarge);
        }
        Ok(Cell::text(text))
    }
}

/// Every end of a line as one byte, so that lines are counted as their reader counts them: `\r\n` is one end, and so is `\r`.
struct Newlines<R> {
    inner: R,
    after_return: bool,
}

impl<R: Read> Read for Newlines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.inner.read(buffer)?;
            let mut kept = 0;
            for place in 0..read {
                let byte = buffer[place];
                let is_second = byte == b'\n' && self.after_return;
                self.after_return = byte == b'\r';
                if !is_second {
                    buffer[kept] = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
            }
            if kept > 0 || read == 0 {
                return Ok(kept);
            }
        }
    }
}

fn says(field: &[u8]) -> bool {
    !field.trim_ascii().is_empty()
}

/// UTF-8 when the whole text is; a letter cut by the end of a part is looked at with the next.
fn encoding(input: Input) -> Result<Encoding, Unreadable> {
    let mut reader = BufReader::with_capacity(1 << 16, input);
    let mut rest: Vec<u8> = Vec::new();
    loop {
        let part = reader.fill_buf().map_err(|_| Unreadable::Unavailable)?;
        let read = part.len();
        if read == 0 {
            return Ok(if rest.is_empty() { Encoding::Utf8 } else { Encoding::Windows874 });
        }
        if part.contains(&0) {
            return Err(Unreadable::NotATable);
        }
        rest.extend_from_slice(part);
        reader.consume(read);
        match std::str::from_utf8(&rest) {
            Ok(_) => rest.clear(),
            Err(error) if error.error_len().is_some() => return Ok(Encoding::Windows874),
            Err(error) => {
                rest.drain(..error.valid_up_to());
            }
        }
    }
}

/// What the first line has most of.
fn separator(header: &[u8]) -> u8 {
    let count = |separator: &u8| header.iter().filter(|byte| *byte == separator).count();
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}
