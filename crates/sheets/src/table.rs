//! A file as tables: what it is by its content, which sheets it has, and its rows one after the other.

use std::ops::ControlFlow;

use crate::{Line, Origin, Unreadable, csv, xlsx};

/// ชนิดของไฟล์
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A spreadsheet of Office Open XML.
    Xlsx,
    /// Text with separators.
    Csv,
}

/// รหัสอักขระของข้อความ
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    #[default]
    Utf8,
    /// Windows-874, as Excel saves CSV on a Thai machine.
    Windows874,
}

/// แผ่นงาน
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// Its name; empty for the one table of a CSV.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// The part of the archive that holds it.
    pub(crate) part: String,
}

/// ช่องที่ผสานกัน: rows and columns from 1 and 0 as [`Line`] counts them, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (usize, usize),
}

/// What one look at a sheet tells before its rows are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// Rows that hold something.
    pub rows: u32,
    /// Rows that the sheet hides and that hold something.
    pub hidden_rows: u32,
    /// Columns that the sheet hides, from 0.
    pub hidden_columns: Vec<usize>,
    /// Merged cells, at most [`MOST_MERGES`].
    pub merges: Vec<Merge>,
    /// How its text is written.
    pub encoding: Encoding,
}

/// Merged areas that are remembered; a sheet with more is laid out for paper.
pub(crate) const MOST_MERGES: usize = 10_000;

/// ไฟล์ตาราง
#[derive(Debug, Clone)]
pub struct Table {
    origin: Origin,
    inside: Inside,
}

#[derive(Debug, Clone)]
enum Inside {
    Xlsx(xlsx::Book),
    Csv(csv::Text),
}

/// Bytes that tell what a file is.
const SNIFFED: u64 = 1 << 16;
/// How an XLS of before 2007 begins, and a spreadsheet under a password.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// The stream of a spreadsheet under a password, in UTF-16.
const ENCRYPTED: &str = "EncryptedPackage";

impl Table {
    /// Looks what a file is by its content, whatever its name says.
    ///
    /// # Errors
    /// Why it is refused as a whole.
    pub fn open(origin: Origin) -> Result<Self, Unreadable> {
        let beginning = origin.beginning(SNIFFED)?;
        let inside = match beginning.as_slice() {
            [] => return Err(Unreadable::Empty),
            bytes if bytes.starts_with(b"PK\x03\x04") => Inside::Xlsx(xlsx::Book::open(&origin)?),
            bytes if bytes.starts_with(&COMPOUND) => return Err(compound(bytes)),
            bytes if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) => {
                return Err(Unreadable::Utf16);
            }
            bytes if bytes.contains(&0) || bytes.starts_with(b"%PDF-") => return Err(Unreadable::NotATable),
            _ => Inside::Csv(csv::Text::look(&origin)?),
        };
        Ok(Self { origin, inside })
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.inside {
            Inside::Xlsx(_) => Kind::Xlsx,
            Inside::Csv(_) => Kind::Csv,
        }
    }

    /// Its sheets, in their order; a CSV has one without a name.
    #[must_use]
    pub fn tabs(&self) -> Vec<Tab> {
        match &self.inside {
            Inside::Xlsx(book) => book.tabs().to_vec(),
            Inside::Csv(_) => vec![Tab { name: String::new(), hidden: false, part: String::new() }],
        }
    }

    /// One look at a whole sheet, counted from 0.
    ///
    /// # Errors
    /// [`Unreadable`]; a sheet that is not there is [`Unreadable::Damaged`].
    pub fn survey(&self, tab: usize) -> Result<Survey, Unreadable> {
        match &self.inside {
            Inside::Xlsx(book) => book.survey(&self.origin, tab),
            Inside::Csv(text) => text.survey(&self.origin),
        }
    }

    /// Hands over the rows that hold something, one after the other, until told to stop.
    ///
    /// # Errors
    /// [`Unreadable`]; the rows before it were handed over.
    pub fn each(&self, tab: usize, take: &mut dyn FnMut(Line) -> ControlFlow<()>) -> Result<(), Unreadable> {
        match &self.inside {
            Inside::Xlsx(book) => book.each(&self.origin, tab, take),
            Inside::Csv(text) => text.each(&self.origin, take),
        }
    }

    /// The first rows of a sheet that hold something.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn first(&self, tab: usize, most: usize) -> Result<Vec<Line>, Unreadable> {
        let mut lines = Vec::new();
        if most == 0 {
            return Ok(lines);
        }
        self.each(tab, &mut |line| {
            lines.push(line);
            if lines.len() == most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        Ok(lines)
    }
}

fn compound(bytes: &[u8]) -> Unreadable {
    let name: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|part| part == name) { Unreadable::Encrypted } else { Unreadable::OtherFormat }
}
