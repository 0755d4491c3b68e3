//! การอ่านทะเบียน: from sheets to a register, all threads at once, with each row that cannot be used named by its line.

mod joining;
mod preparing;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use thai::date::CivilDate;

use crate::csv::{Line, Sheet};
use crate::hash::Map;
use crate::numbers::{Cid, Phone};
use crate::parallel::Threads;
use crate::register::{Fields, Register};
use crate::schema::{Column, Schema, SchemaError};
use joining::gather;

/// Bytes that one thread reads at a time.
const STRETCH: usize = 1 << 21;

/// The columns whose texts repeat, and are therefore prepared once for each text.
const REPEATED: [Column; 14] = [
    Column::Title,
    Column::FirstName,
    Column::LastName,
    Column::Sex,
    Column::Number,
    Column::Dob,
    Column::HouseNo,
    Column::Moo,
    Column::Street,
    Column::Building,
    Column::Tambon,
    Column::Amphoe,
    Column::Province,
    Column::Postcode,
];

/// แถวที่ใช้ไม่ได้: a row that is left out, by file (0 or 1) and line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Which of the files, from 0.
    pub file: usize,
    /// The line that the row begins on, from 1.
    pub line: usize,
    /// What is wrong.
    pub why: Why,
}

/// Why a row is left out, or a value of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is not UTF-8.
    NotText,
    /// It has another number of fields than the header: those of the row, those of the header.
    Fields(usize, usize),
    /// Its id is empty.
    NoId,
    /// Its id stands in an earlier row of the same file.
    SameId,
    /// A value cannot be read; the row stays and the value counts as not known.
    Unread(Column),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText => f.write_str("is not UTF-8; left out"),
            Self::Fields(found, wanted) => write!(f, "has {found} fields where the header has {wanted}; left out"),
            Self::NoId => f.write_str("has no rec_id; left out"),
            Self::SameId => f.write_str("has the rec_id of an earlier row; left out"),
            Self::Unread(column) => write!(f, "has a {} that cannot be read; compared without it", column.name()),
        }
    }
}

/// What was read.
#[derive(Debug, Default)]
pub struct Reading {
    /// The records.
    pub register: Register,
    /// What could not be used, in the order of files and lines.
    pub faults: Vec<Fault>,
}

/// Reads one sheet, or two whose records are to be linked.
///
/// # Errors
/// When a sheet lacks a column that its schema names, or any id.
pub fn read(
    sheets: &[(Sheet, Schema)],
    today: CivilDate,
    threads: Threads,
    progress: &(dyn Fn(f64) + Sync),
) -> Result<Reading, SchemaError> {
    let mut work = Vec::new();
    for (file, (sheet, schema)) in sheets.iter().enumerate() {
        let places = schema.places(sheet.header())?;
        let mut line = 1 + sheet.lines_in(0..sheet.start()).max(1);
        for range in sheet.stretches(STRETCH) {
            let lines = sheet.lines_in(range.clone());
            work.push(Stretch { file, sheet, places, range, line });
            line += lines;
        }
    }
    let done = std::sync::atomic::AtomicUsize::new(0);
    let batches = threads.map(work.len(), |piece| {
        let batch = work[piece].read();
        let before = done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        progress((before + 1) as f64 / work.len() as f64);
        batch
    });
    Ok(gather(batches, sheets.len(), today, threads))
}

/// Reads a few records that are in memory.
pub(crate) fn from_fields(records: &[Fields<'_>], today: CivilDate) -> Register {
    let mut batch = Batch::default();
    for (at, fields) in records.iter().enumerate() {
        let mut fields = fields.clone();
        let id = at.to_string();
        fields.set(Column::RecId as usize, &id);
        batch.take(at, &fields.texts().map(|text| Cow::Owned(text.trim().to_owned())));
    }
    gather(vec![batch], 1, today, Threads::new(1)).register
}

struct Stretch<'s> {
    file: usize,
    sheet: &'s Sheet,
    places: [Option<usize>; Column::COUNT],
    range: Range<usize>,
    line: usize,
}

/// A row before its texts are prepared: for each repeated column the number of its text.
struct Row<'s> {
    line: u32,
    rec_id: Cow<'s, str>,
    cid: Cid,
    phone: Phone,
    words: [u32; REPEATED.len()],
}

/// The rows of a stretch with the texts of each repeated column, each once.
#[derive(Default)]
struct Batch<'s> {
    file: usize,
    rows: Vec<Row<'s>>,
    words: [Words<'s>; REPEATED.len()],
    faults: Vec<Fault>,
}

/// Texts in the order in which they first occur.
#[derive(Default)]
struct Words<'s> {
    numbers: Map<Cow<'s, str>, u32>,
}

impl<'s> Words<'s> {
    fn number(&mut self, text: Cow<'s, str>) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(text).or_insert(next)
    }

    /// The texts by their numbers.
    fn in_order(&self) -> Vec<&Cow<'s, str>> {
        let mut texts: Vec<(&u32, &Cow<'s, str>)> = self.numbers.iter().map(|(text, number)| (number, text)).collect();
        texts.sort_unstable_by_key(|(number, _)| **number);
        texts.into_iter().map(|(_, text)| text).collect()
    }
}

impl<'s> Stretch<'s> {
    fn read(&self) -> Batch<'s> {
        let mut batch = Batch { file: self.file, ..Batch::default() };
        let wanted = self.sheet.header().len();
        for Line { number, fields } in self.sheet.records(self.range.clone(), self.line) {
            match fields {
                Err(_) => batch.fault(number, Why::NotText),
                Ok(fields) if fields.len() != wanted => batch.fault(number, Why::Fields(fields.len(), wanted)),
                Ok(fields) => {
                    let texts = self.places.map(|place| match place.and_then(|at| fields.get(at)) {
                        Some(text) => trimmed(text),
                        None => Cow::Borrowed(""),
                    });
                    batch.take(number, &texts);
                }
            }
        }
        batch
    }
}

fn trimmed<'s>(text: &Cow<'s, str>) -> Cow<'s, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

impl<'s> Batch<'s> {
    fn fault(&mut self, line: usize, why: Why) {
        self.faults.push(Fault { file: self.file, line, why });
    }

    fn take(&mut self, line: usize, texts: &[Cow<'s, str>; Column::COUNT]) {
        let rec_id = texts[Column::RecId as usize].clone();
        if rec_id.is_empty() {
            return self.fault(line, Why::NoId);
        }
        let cid = Cid::read(&texts[Column::Cid as usize]);
        let phone = Phone::read(&texts[Column::Phone as usize]);
        if cid.is_err() {
            self.fault(line, Why::Unread(Column::Cid));
        }
        if phone.is_err() {
            self.fault(line, Why::Unread(Column::Phone));
        }
        let mut words = [0; REPEATED.len()];
        for ((word, column), known) in words.iter_mut().zip(REPEATED).zip(&mut self.words) {
            *word = known.number(texts[column as usize].clone());
        }
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        self.rows.push(Row { line, rec_id, cid: cid.unwrap_or_default(), phone: phone.unwrap_or_default(), words });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: CivilDate = CivilDate::constant(2026, 11, 22);

    fn reading(text: &str) -> Reading {
        let sheet = Sheet::new(text.as_bytes().to_vec());
        read(&[(sheet, Schema::default())], TODAY, Threads::new(2), &|_| {}).unwrap()
    }

    #[test]
    fn rows_that_cannot_be_used_are_named_by_their_line() {
        let read = reading("rec_id,first_name,dob\na,สม,2503\nb,ชาย\n,x,\na,สม,2503\nc,ดี,วานนี้\n");
        let faults: Vec<(usize, Why)> = read.faults.iter().map(|fault| (fault.line, fault.why)).collect();
        let expected = [(3, Why::Fields(2, 3)), (4, Why::NoId), (5, Why::SameId), (6, Why::Unread(Column::Dob))];
        assert_eq!(faults, expected);
        assert_eq!(read.register.len(), 2);
        assert_eq!(read.register.rec_id(1), "c");
    }

    #[test]
    fn one_spelling_has_one_number_whatever_its_marks_and_column() {
        let read = reading("rec_id,first_name,last_name\na,นายวงษ์,ดี\nb,วงศ์,วงศ\n");
        let [a, b] = read.register.persons.as_slice() else { panic!("two rows") };
        assert_eq!(a.given, b.given);
        assert_ne!(a.family, b.family);
    }

    #[test]
    fn the_same_id_in_two_files_is_no_fault() {
        let sheet = || (Sheet::new(b"rec_id,first_name\na,x\n".to_vec()), Schema::default());
        let read = read(&[sheet(), sheet()], TODAY, Threads::new(1), &|_| {}).unwrap();
        assert!(read.faults.is_empty());
        assert!(read.register.is_wanted(0, 1));
    }
}
