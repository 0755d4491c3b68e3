//! Sheets as offices make them, built here and read back; all people are invented.

use std::ops::ControlFlow;
use std::sync::Arc;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::{Encoding, Kind, Merge, Origin, Table, Unreadable, Value};

fn open(bytes: impl Into<Vec<u8>>) -> Result<Table, Unreadable> {
    Table::open(Origin::bytes(Arc::from(bytes.into())))
}

fn shown(table: &Table, tab: usize) -> Vec<(u32, Vec<String>)> {
    let mut rows = Vec::new();
    let read = table.each(tab, &mut |line| {
        rows.push((line.number, line.cells.iter().map(crate::Cell::shown).collect()));
        ControlFlow::Continue(())
    });
    assert_eq!(read, Ok(()));
    rows
}

fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
    (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

#[test]
fn csv_is_read_in_both_encodings_and_with_every_separator() {
    let utf8 = open("\u{feff}ชื่อ,สกุล\r\nสาย,\"ทอง, ดี\"\r\n\r\n ,\nแดง,\"บรรทัด\nใหม่\"\n").unwrap();
    assert_eq!(utf8.kind(), Kind::Csv);
    let expected = [row(1, &["ชื่อ", "สกุล"]), row(2, &["สาย", "ทอง, ดี"]), row(5, &["แดง", "บรรทัด\nใหม่"])];
    assert_eq!(shown(&utf8, 0), expected);
    let thai = open(b"a;b\n\xca\xc1;2\n").unwrap();
    assert_eq!(thai.survey(0).unwrap().encoding, Encoding::Windows874);
    assert_eq!(shown(&thai, 0), [row(1, &["a", "b"]), row(2, &["สม", "2"])]);
    assert_eq!(shown(&open("a\tb\n1\t2").unwrap(), 0), [row(1, &["a", "b"]), row(2, &["1", "2"])]);
}

#[test]
fn one_thai_letter_at_the_end_of_a_long_file_decides_its_encoding() {
    let mut bytes = b"id,name\n".to_vec();
    for _ in 0..40_000 {
        bytes.extend_from_slice(b"1,a\n");
    }
    bytes.extend_from_slice(b"2,\xca\xc1\n");
    let table = open(bytes).unwrap();
    let survey = table.survey(0).unwrap();
    assert_eq!((survey.encoding, survey.rows), (Encoding::Windows874, 40_002));
    assert_eq!(shown(&table, 0).last().unwrap().1, ["2", "สม"]);
}

fn book(fill: impl FnOnce(&mut Workbook) -> Result<(), rust_xlsxwriter::XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn numbers_days_truths_and_faults_keep_what_they_are() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "A & B <ก>")?;
        sheet.write_number(1, 0, 1_101_700_203_450.0)?;
        sheet.write_number_with_format(1, 1, 812_345_678.0, &Format::new().set_num_format("0000000000"))?;
        let day = Format::new().set_num_format("[$-107041E]d mmm yyyy");
        sheet.write_datetime_with_format(1, 2, ExcelDateTime::from_ymd(1960, 2, 15)?, &day)?;
        sheet.write_boolean(1, 3, true)?;
        sheet.write_formula(1, 4, Formula::new("A2").set_result("7"))?;
        sheet.write_formula(1, 5, Formula::new("NA()").set_result("#N/A"))?;
        Ok(())
    });
    let table = open(bytes).unwrap();
    let expected = ["1101700203450", "0812345678", "1960-02-15", "TRUE", "7", "#N/A"];
    assert_eq!(shown(&table, 0), [row(1, &["A & B <ก>"]), row(2, &expected)]);
    let line = &table.first(0, 2).unwrap()[1];
    assert!(matches!(line.cell(2).value, Value::Day(_)));
    assert!(line.cell(4).formula && !line.cell(0).formula);
    assert!(matches!(line.cell(5).value, Value::Fault(_)));
    assert!(line.cell(99).is_empty());
}

#[test]
fn hidden_and_merged_cells_are_told_before_the_rows_are_read() {
    let bytes = book(|book| {
        let sheet = book.add_worksheet();
        sheet.set_name("ทะเบียน")?;
        for row in 0..4 {
            sheet.write_string(row, 0, "สาย")?;
        }
        sheet.set_row_hidden(2)?;
        sheet.set_column_hidden(3)?;
        sheet.merge_range(1, 1, 2, 1, "บ้านเดียวกัน", &Format::new())?;
        book.add_worksheet().set_name("ปิดไว้")?.set_hidden(true);
        Ok(())
    });
    let table = open(bytes).unwrap();
    let tabs: Vec<(String, bool)> = table.tabs().into_iter().map(|tab| (tab.name, tab.hidden)).collect();
    assert_eq!(tabs, [("ทะเบียน".to_owned(), false), ("ปิดไว้".to_owned(), true)]);
    let survey = table.survey(0).unwrap();
    assert_eq!((survey.rows, survey.hidden_rows), (4, 1));
    assert_eq!(survey.hidden_columns, [3]);
    assert_eq!(survey.merges, [Merge { rows: (2, 3), columns: (1, 1) }]);
    assert_eq!(table.survey(7), Err(Unreadable::Damaged));
}

#[test]
fn what_is_no_register_is_refused_as_a_whole() {
    assert_eq!(open("").unwrap_err(), Unreadable::Empty);
    assert_eq!(open(" \n \n").unwrap_err(), Unreadable::Empty);
    assert_eq!(open(b"%PDF-1.7").unwrap_err(), Unreadable::NotATable);
    assert_eq!(open(b"GIF89a\0\0").unwrap_err(), Unreadable::NotATable);
    assert_eq!(open(b"\xff\xfea\0,\0b\0").unwrap_err(), Unreadable::Utf16);
    assert_eq!(open(b"PK\x03\x04 and nothing more").unwrap_err(), Unreadable::Damaged);
    let old = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 64]].concat();
    assert_eq!(open(old.clone()).unwrap_err(), Unreadable::OtherFormat);
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(open([old, name].concat()).unwrap_err(), Unreadable::Encrypted);
}

/// An archive with these parts, as a program other than a spreadsheet would make it.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const RELATIONS: &[u8] =
    br#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/s.xml"/></Relationships>"#;
const WORKBOOK: &[u8] = br#"<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>"#;

fn with_sheet(sheet: &[u8]) -> Vec<u8> {
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/s.xml", sheet),
    ])
}

#[test]
fn macros_other_archives_and_bombs_are_refused() {
    assert_eq!(open(archive(&[("xl/vbaProject.bin", b"x")])).unwrap_err(), Unreadable::Macros);
    assert_eq!(open(archive(&[("content.xml", b"x")])).unwrap_err(), Unreadable::OtherFormat);
    assert_eq!(open(archive(&[("word/document.xml", b"x")])).unwrap_err(), Unreadable::NotATable);
    let bomb =
        [&b"<worksheet><sheetData><row><c><v>"[..], &vec![b'1'; 4 << 20], b"</v></c></row></sheetData></worksheet>"];
    assert_eq!(open(with_sheet(&bomb.concat())).unwrap().survey(0), Err(Unreadable::TooLarge));
    let entity = b"<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet><row><c><v>&a;</v></c></row></worksheet>";
    assert_eq!(open(with_sheet(entity)).unwrap().survey(0), Err(Unreadable::Damaged));
    let wide = b"<worksheet><row><c r=\"ZZ1\"><v>1</v></c></row></worksheet>";
    assert_eq!(open(with_sheet(wide)).unwrap().survey(0), Err(Unreadable::TooLarge));
    let back = b"<worksheet><row r=\"3\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row></worksheet>";
    assert_eq!(open(with_sheet(back)).unwrap().survey(0), Err(Unreadable::Damaged));
}

#[test]
fn rows_and_cells_without_a_place_follow_one_another() {
    let plain = b"<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>a</t></is></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData></worksheet>";
    assert_eq!(shown(&open(with_sheet(plain)).unwrap(), 0), [row(1, &["a", "2"]), row(2, &["3"])]);
}

/// Reads all there is, whatever it is.
fn read_all(bytes: Vec<u8>) {
    if let Ok(table) = open(bytes) {
        for tab in 0..table.tabs().len().min(3) {
            let _ = table.survey(tab);
            let _ = table.each(tab, &mut |line| {
                line.cells.iter().for_each(|cell| drop(cell.shown()));
                ControlFlow::Continue(())
            });
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_stop_the_program(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_all(bytes);
    }

    #[test]
    fn no_damage_to_a_spreadsheet_stops_the_program(place in 0.0..1.0_f64, byte in any::<u8>(), sheet in "[<>/a-z\"= 0-9&;]{0,80}") {
        let mut bytes = with_sheet(sheet.as_bytes());
        read_all(bytes.clone());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in the file")]
        let at = (bytes.len() as f64 * place) as usize;
        bytes[at] = byte;
        read_all(bytes);
    }

    #[test]
    fn what_is_written_as_csv_reads_back(values in proptest::collection::vec("[a-cก-ค,\"\n]{1,6}", 1..6)) {
        let fields: Vec<String> = values.iter().map(|value| format!("\"{}\"", value.replace('"', "\"\""))).collect();
        let text = format!("หัว\n{}\n", fields.join(","));
        let rows = shown(&open(text).unwrap(), 0);
        let blank = values.iter().all(|value| value.trim().is_empty());
        let read: Vec<String> = rows.get(1).map(|(_, cells)| cells.clone()).unwrap_or_default();
        let expected: Vec<String> = values.iter().map(|value| if value.trim().is_empty() { String::new() } else { value.clone() }).collect();
        prop_assert!(blank || read == expected, "{:?}", rows);
    }
}
