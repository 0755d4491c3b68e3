//! XLSX: counts are numbers, days are days of the Buddhist Era, texts are texts.

use std::collections::HashSet;
use std::error::Error;
use std::fmt;

use kernel::{Day, Moment};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use super::{Entry, Sheet};
use crate::chart::ems;

/// Short date of Thailand as Excel writes it: digits 01 (Arabic), calendar 07 (Buddhist Era), language 041E (Thai).
const THAI_DAY: &str = "[$-107041E]d mmm yyyy";
const COUNT: &str = "#,##0";
const NUMBER: &str = "#,##0.0";

/// What the name of a sheet may be: no longer than this in UTF-16, and none of these.
const NAME_LENGTH: usize = 31;
const NAME_WITHOUT: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// Columns are as wide as their words, in widths of a digit, within these.
const COLUMN: (f64, f64) = (9.0, 60.0);

/// The file could not be written: too many rows or columns for the format.
#[derive(Debug)]
pub struct XlsxError(rust_xlsxwriter::XlsxError);

impl fmt::Display for XlsxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no spreadsheet: {}", self.0)
    }
}

impl Error for XlsxError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

impl From<rust_xlsxwriter::XlsxError> for XlsxError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self(error)
    }
}

/// The type to serve it with.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The sheets as one file, made at that moment. The same sheets and moment give the same bytes.
///
/// # Errors
/// [`XlsxError`]: more than 1,048,576 rows or 16,384 columns, or a text above 32,767 characters.
pub fn xlsx(sheets: &[Sheet], made: Moment) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_timestamp(made.millis().div_euclid(1000))?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut names = HashSet::new();
    for sheet in sheets {
        let name = tab_name(&sheet.name, &mut names);
        write(book.add_worksheet().set_name(name)?, sheet)?;
    }
    Ok(book.save_to_buffer()?)
}

fn write(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap();
    for (column, heading) in (0_u16..).zip(&sheet.headings) {
        page.write_string_with_format(0, column, heading, &bold)?;
        page.set_column_width(column, width(sheet, usize::from(column)))?;
    }
    page.set_freeze_panes(1, 1)?;
    for (row, entries) in (1_u32..).zip(&sheet.rows) {
        for (column, entry) in (0_u16..).zip(entries) {
            put(page, row, column, entry)?;
        }
    }
    Ok(())
}

fn put(page: &mut Worksheet, row: u32, column: u16, entry: &Entry) -> Result<(), XlsxError> {
    let shown_as = |form: &str| Format::new().set_num_format(form);
    match entry {
        Entry::Text(words) => page.write_string(row, column, words)?,
        Entry::Count(count) => page.write_number_with_format(row, column, as_number(*count), &shown_as(COUNT))?,
        Entry::Number(number) if number.is_finite() => {
            page.write_number_with_format(row, column, *number, &shown_as(NUMBER))?
        }
        Entry::Day(day) => page.write_datetime_with_format(row, column, excel_day(*day)?, &shown_as(THAI_DAY))?,
        Entry::Number(_) | Entry::Empty => page,
    };
    Ok(())
}

/// A spreadsheet has no other number; counts are exact up to 2^53.
#[expect(clippy::cast_precision_loss, reason = "the format holds 64-bit floats alone")]
const fn as_number(count: u64) -> f64 {
    count as f64
}

fn excel_day(day: Day) -> Result<ExcelDateTime, XlsxError> {
    let date = day.date();
    let year = u16::try_from(date.year()).unwrap_or_default();
    Ok(ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs())?)
}

/// Wide enough for the widest word: a digit is about half an em.
fn width(sheet: &Sheet, column: usize) -> f64 {
    let words = sheet.rows.iter().filter_map(|row| match row.get(column) {
        Some(Entry::Text(words)) => Some(words.as_str()),
        _ => None,
    });
    let widest = words.chain(sheet.headings.get(column).map(String::as_str)).map(ems).fold(0.0, f64::max);
    (widest * 2.0 + 2.0).clamp(COLUMN.0, COLUMN.1)
}

/// A name that spreadsheets take, and that no sheet before it has: they compare without case.
fn tab_name(wanted: &str, taken: &mut HashSet<String>) -> String {
    let clean: String = wanted.chars().filter(|c| !NAME_WITHOUT.contains(c) && !c.is_control()).collect();
    let clean = clean.trim().trim_matches('\'');
    let clean = if clean.is_empty() { "1" } else { clean };
    let numbered = (2..).map(|number| format!(" ({number})"));
    let mut names = std::iter::once(String::new()).chain(numbered).map(|end| cut(clean, &end));
    names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}

/// The beginning of the name that leaves room for its end, cut where a letter ends.
fn cut(name: &str, end: &str) -> String {
    let room = NAME_LENGTH - end.encode_utf16().count();
    let mut kept = String::new();
    for cluster in crate::chart::clusters(name) {
        if kept.encode_utf16().count() + cluster.encode_utf16().count() > room {
            break;
        }
        kept.push_str(cluster);
    }
    kept + end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(wanted: &[&str]) -> Vec<String> {
        let mut taken = HashSet::new();
        wanted.iter().map(|name| tab_name(name, &mut taken)).collect()
    }

    fn sheet(rows: Vec<Vec<Entry>>) -> Sheet {
        Sheet {
            name: "ปัญหา × พื้นที่".to_owned(), headings: vec!["ปัญหา".to_owned(), "เรื่อง".to_owned()], rows
        }
    }

    #[test]
    fn tabs_have_names_that_spreadsheets_take() {
        assert_eq!(names(&["ช่องทาง/ผล [2569]", "", "''", "ก", "ก"]), ["ช่องทางผล 2569", "1", "1 (2)", "ก", "ก (2)"]);
    }

    #[test]
    fn a_long_thai_name_is_cut_between_letters() {
        let long = "น้ำท่วมที่อยู่อาศัยผู้สูงอายุที่ต้องพึ่งพิงผู้อื่น";
        let found = names(&[long, long]);
        assert!(found.iter().all(|name| name.encode_utf16().count() <= NAME_LENGTH));
        assert!(long.starts_with(&found[0]) && found[1].ends_with(" (2)"));
        let rest = long[found[0].len()..].chars().next().unwrap();
        assert!(ems(&rest.to_string()) > 0.0, "{rest:?} was torn off its letter");
    }

    #[test]
    fn the_same_sheets_and_moment_give_the_same_file() {
        let day = Day::new(2026, 9, 1).unwrap();
        let made = Moment::at(day, 9, 0);
        let rows =
            vec![vec![Entry::Text("=1+1".to_owned()), Entry::Count(7)], vec![Entry::Day(day), Entry::Number(f64::NAN)]];
        let written = xlsx(&[sheet(rows.clone()), sheet(rows.clone())], made).unwrap();
        assert!(written.starts_with(b"PK"));
        assert_eq!(written, xlsx(&[sheet(rows.clone()), sheet(rows)], made).unwrap());
    }

    #[test]
    fn what_the_format_cannot_hold_is_said() {
        let endless = sheet(vec![vec![Entry::Text("ก".repeat(40_000))]]);
        let refused = xlsx(&[endless], Moment::from_millis(0)).unwrap_err();
        assert!(refused.to_string().starts_with("no spreadsheet"));
    }
}
