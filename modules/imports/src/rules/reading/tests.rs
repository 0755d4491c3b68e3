//! Rows of registers as offices keep them; all people are invented.

use people::{Life, Sex};
use sheets::{Cell, Number, Value};

use super::*;
use crate::rules::headings;

fn today() -> Day {
    Day::from_number(20_260_901).unwrap()
}

fn read_as(template: Template, heads: &[&str], cells: &[Cell]) -> Read {
    let texts: Vec<String> = heads.iter().map(|text| (*text).to_owned()).collect();
    let mapping = headings::matched(template, &texts);
    assert!(mapping.iter().all(|name| !name.is_empty()), "{mapping:?}");
    let line = Line { number: 2, cells: cells.to_vec(), hidden: false };
    Reader::new(template, &mapping, Vec::new(), today()).read(&line)
}

fn read(heads: &[&str], cells: &[&str]) -> Read {
    let cells: Vec<Cell> = cells.iter().map(|text| Cell::text(*text)).collect();
    read_as(Template::Persons, heads, &cells)
}

fn person(read: &Read) -> &NewPerson {
    match &read.given {
        Some(Given::Person(person)) => person,
        other => panic!("{other:?} {:?}", read.problems),
    }
}

fn keys(read: &Read) -> Vec<(Option<usize>, &str)> {
    read.problems.iter().map(|problem| (problem.column, problem.key.as_str())).collect()
}

#[test]
fn a_row_becomes_a_person_as_the_form_would_read_it() {
    let heads =
        ["เลขบัตรประชาชน", "คำนำหน้า", "ชื่อ-สกุล", "เพศ", "วันเกิด", "เบอร์โทร", "บ้านเลขที่", "หมู่", "ตำบล", "อำเภอ", "จังหวัด"];
    let cells = [
        "๑-๙๙๙๙-๐๐๐๐๐-๐๗-๒",
        "น.ส.",
        "สาย ทองดี",
        "ญ",
        "5/2/2491",
        "081 234 5678",
        "99/1",
        "ม.4",
        "คลองแห",
        "หาดใหญ่",
        "สงขลา",
    ];
    let read = read(&heads, &cells);
    let person = person(&read);
    assert_eq!((person.title.as_str(), person.given.as_str(), person.family.as_str()), ("นางสาว", "สาย", "ทองดี"));
    assert_eq!(person.identity.number(), "1999900000072");
    assert_eq!(person.sex, Sex::Female);
    assert_eq!(person.born.map(|born| born.date.to_string()).as_deref(), Some("1948-02-05"));
    assert_eq!((person.registered.place, person.registered.moo.as_str()), (Some(90_11_05), "4"));
    assert!(person.current.is_none());
    assert_eq!(person.registration.code(), "thai");
}

#[test]
fn a_title_that_nobody_lists_stays_as_it_is_written() {
    let read = read(&["คำนำหน้า", "ชื่อ"], &["ผู้ใหญ่บ้าน", "สาย"]);
    assert_eq!(person(&read).title, "ผู้ใหญ่บ้าน");
}

#[test]
fn everything_wrong_is_told_with_its_column() {
    let heads = ["ชื่อ", "เลขบัตร", "เพศ", "วันเกิด", "โทร", "ตำบล"];
    let read = read(&heads, &["", "1101700203451", "หญิงแท้", "31/2/2500", "12", "นาร์เนีย"]);
    assert!(read.given.is_none());
    let found = keys(&read);
    assert!(found.contains(&(Some(2), "imports-word-unknown")), "{found:?}");
    assert!(found.contains(&(Some(5), "people-place-unknown")), "{found:?}");
}

#[test]
fn what_the_form_refuses_is_put_to_the_column_it_came_from() {
    let read = read(&["ชื่อ", "เลขบัตร", "วันเกิด", "โทร"], &["สาย", "1101700203451", "31/2/2500", "12"]);
    assert_eq!(
        keys(&read),
        [(Some(2), "date-no-such-day"), (Some(1), "people-id-check-digit"), (Some(3), "people-phone-wrong")]
    );
}

#[test]
fn a_current_address_is_one_only_where_it_says_something() {
    let heads = ["ชื่อ", "ที่อยู่ปัจจุบัน หมู่ที่", "เสียชีวิต"];
    let there = read(&heads, &["สาย", "5", "ใช่"]);
    assert_eq!(person(&there).current.as_ref().map(|at| at.moo.as_str()), Some("5"));
    assert_eq!(person(&there).life, Life::Dead(None));
    let none = read(&heads, &["สาย", "-", "ไม่ใช่"]);
    assert!(person(&none).current.is_none());
    assert_eq!(person(&none).life, Life::Living);
}

#[test]
fn what_was_mended_is_said_and_does_not_refuse_the_row() {
    let phone = Cell { value: Value::Number(Number { value: 812_345_678.0, digits: 0 }), formula: false };
    let read = read_as(Template::Persons, &["ชื่อ", "โทร"], &[Cell::text("สาย"), phone]);
    assert_eq!(read.notes, [(1, "imports-note-zero")]);
    assert_eq!(person(&read).phone.as_ref().map(|phone| phone.digits().to_owned()).as_deref(), Some("0812345678"));
}

#[test]
fn a_row_that_a_merged_area_takes_part_in_is_refused() {
    let mapping = ["given_name".to_owned(), String::new()];
    let merge = |columns| sheets::Merge { rows: (2, 3), columns };
    let line = |number| Line { number, cells: vec![Cell::text("สาย")], hidden: false };
    let read =
        |columns, number| Reader::new(Template::Persons, &mapping, vec![merge(columns)], today()).read(&line(number));
    assert_eq!(keys(&read((0, 0), 3)), [(None, "imports-row-merged")]);
    assert!(read((0, 0), 4).given.is_some());
    // A merged area in columns that nobody reads does no harm.
    assert!(read((1, 1), 3).given.is_some());
}

#[test]
fn a_member_and_a_matter_name_somebody_by_key_or_number() {
    let heads = ["รหัสครัวเรือน", "รหัสบุคคล", "ความสัมพันธ์"];
    let cells = ["H-1", "P-1", "ภรรยา"].map(Cell::text);
    let member = read_as(Template::Members, &heads, &cells);
    assert!(
        matches!(&member.given, Some(Given::Member(member)) if member.who.key == "P-1" && member.relation == HouseholdMember::Spouse)
    );
    let cells = ["H-1", "", "ภรรยา"].map(Cell::text);
    assert_eq!(keys(&read_as(Template::Members, &heads, &cells)), [(None, "imports-whom")]);
    let heads = ["รหัสบุคคล", "เรื่อง", "รายละเอียด", "วันที่รับ", "กลุ่มเป้าหมาย", "ช่องทาง"];
    let cells = ["P-1", "ขอเบี้ย", "เดินไม่ได้", "2/9/2569", "ผู้สูงอายุ", "มาเอง"].map(Cell::text);
    assert_eq!(keys(&read_as(Template::Cases, &heads, &cells)), [(Some(3), "imports-not-yet")]);
}
