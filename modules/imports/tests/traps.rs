//! What spreadsheets do to registers: each built here and sent as an office would.

use kueakun::demo::cast;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

use super::{count, number, persons, send, store_all};

fn book(fill: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet()).unwrap();
    book.save_to_buffer().unwrap()
}

fn headings(sheet: &mut Worksheet, names: &[&str]) -> Result<(), XlsxError> {
    for (column, name) in (0_u16..).zip(names) {
        sheet.write_string(0, column, *name)?;
    }
    Ok(())
}

#[tokio::test]
async fn numbers_days_and_years_of_a_spreadsheet_become_what_they_were() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let day = Format::new().set_num_format("d/m/yyyy");
    let id: f64 = number(31).parse().unwrap();
    let bytes = book(|sheet| {
        headings(sheet, &["เลขบัตร", "ชื่อ", "นามสกุล", "วันเกิด", "โทร"])?;
        sheet.write_number(1, 0, id)?;
        sheet.write_string(1, 1, "บัวคลี่")?.write_string(1, 2, "ศรีทะเบียน")?;
        sheet.write_datetime_with_format(1, 3, ExcelDateTime::from_ymd(2503, 2, 15)?, &day)?;
        sheet.write_number(1, 4, 812_345_678.0)?;
        Ok(())
    });
    let import = send(&app, &mut mali, "persons", "register.xlsx", &bytes).await.is(303).location();
    let page = store_all(&app, &mut mali, &import).await;
    page.has_text("อ่านปีเป็น พ.ศ.").has_text("เติมเลข 0 ตัวแรกที่หายไป");
    let sql = "select cast(count(*) as bigint) from persons where family_name = 'ศรีทะเบียน' and born = 19600215 and phone = '081-234-5678'";
    assert_eq!(count(&app, sql).await, 1);
}

#[tokio::test]
async fn what_a_spreadsheet_has_spoilt_is_refused_by_row_and_the_rest_goes_in() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let day = Format::new().set_num_format("d/m/yyyy");
    let bytes = book(|sheet| {
        headings(sheet, &["เลขบัตร", "ชื่อ", "นามสกุล", "วันเกิด", "บ้านเลขที่"])?;
        for row in 1..=6 {
            sheet.write_string(row, 1, format!("คน{row}"))?.write_string(row, 2, "ศรีทะเบียน")?;
        }
        sheet.write_string(1, 0, "1.1017E+12")?;
        sheet.write_number(2, 3, 22_000.0)?;
        sheet.write_datetime_with_format(3, 4, ExcelDateTime::from_ymd(2026, 3, 12)?, &day)?;
        sheet.write_formula(4, 0, Formula::new("NA()").set_result("#N/A"))?;
        sheet.merge_range(5, 4, 6, 4, "99/1", &Format::new())?;
        sheet.write_string(7, 1, "ดี")?.write_string(7, 2, "ศรีทะเบียน")?;
        Ok(())
    });
    let import = send(&app, &mut mali, "persons", "register.xlsx", &bytes).await.is(303).location();
    store_all(&app, &mut mali, &import).await;
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1);
    let rows = mali.open(&format!("{import}/rows?state=refused")).await;
    for why in ["ปัดเลขนี้", "วันที่กลายเป็นตัวเลข", "แปลงค่านี้เป็นวันที่", "สูตรในช่องนี้ผิดพลาด", "ผสานกัน"]
    {
        rows.has_text(why);
    }
}

#[tokio::test]
async fn a_register_in_windows_874_is_read() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let thai = |text: &str| -> Vec<u8> {
        let byte = |letter: char| match u32::from(letter) {
            code @ 0x0e01..=0x0e5b => u8::try_from(code - 0x0e00 + 0xa0).unwrap(),
            code => u8::try_from(code).unwrap(),
        };
        text.chars().map(byte).collect()
    };
    let bytes = thai("ชื่อ;นามสกุล;เพศ\nบัวคลี่;ศรีทะเบียน;หญิง\n");
    let import = send(&app, &mut mali, "persons", "register.csv", &bytes).await.is(303).location();
    store_all(&app, &mut mali, &import).await;
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1);
}

#[tokio::test]
async fn the_sheet_with_the_register_is_found_and_another_can_be_chosen() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut book = Workbook::new();
    book.add_worksheet().set_name("ปก").unwrap().write_string(0, 0, "ทะเบียนปี 2569").unwrap();
    for (name, given) in [("ปี 68", "บัวคลี่"), ("ปี 69", "ทองม้วน")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        headings(sheet, &["ชื่อ", "นามสกุล"]).unwrap();
        sheet.write_string(1, 0, given).unwrap().write_string(1, 1, "ศรีทะเบียน").unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let import = send(&app, &mut mali, "persons", "register.xlsx", &bytes).await.is(303).location();
    let page = mali.open(&import).await;
    page.has_text("บัวคลี่").has_no_text("ทองม้วน");
    let version = page.field_value("version");
    let page = mali.submit(&format!("{import}/sheet"), &[("version", version.as_str()), ("tab", "2")]).await;
    page.has_text("ทองม้วน").has_no_text("บัวคลี่");
    let version = page.field_value("version");
    let cover = [("version", version.as_str()), ("tab", "0")];
    mali.post(&format!("{import}/sheet"), &cover).await.is(422).has_text("ไม่พบหัวตาราง");
}
