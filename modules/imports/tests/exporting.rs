//! Out of the registry and in again.

use kueakun::demo::cast;

use super::{count, number, send, store_all, taken};

/// Twelve invented people who sound unlike one another.
const GIVEN: [&str; 12] =
    ["บัวคลี่", "ทองม้วน", "คำปัน", "อินถา", "แก้วมูล", "จันทร์ฟอง", "สมหมาย", "วิไล", "ประเสริฐ", "นวล", "มะลิ", "ชูชาติ"];

#[tokio::test]
async fn a_register_that_went_out_finds_everybody_there_when_it_comes_in() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut text = "เลขบัตร,ชื่อ,นามสกุล,วันเกิด,เสียชีวิต,ที่อยู่ปัจจุบัน หมู่ที่,ตำบล,อำเภอ,จังหวัด\n".to_owned();
    for (row, given) in (0..).zip(GIVEN) {
        let id = if row < 11 { number(200 + row) } else { String::new() };
        text.push_str(&format!(
            "{id},{given},ศรีทะเบียน,5/2/{},{},{row},คลองแห,หาดใหญ่,สงขลา\n",
            2450 + row,
            if row == 3 { "ใช่" } else { "" }
        ));
    }
    let first = taken(&app, &mut mali, "persons", &text).await;
    store_all(&app, &mut mali, &first).await;
    let before = count(&app, "select cast(count(*) as bigint) from persons").await;

    let mut prasert = app.sign_in(cast::PRASERT).await;
    prasert.post("/imports/exports", &[("format", "csv")]).await.is(422);
    let mark = app.mark().await;
    let asked = [("reason", "ปรับปรุงทะเบียนประจำปี"), ("format", "csv")];
    let file = prasert.post("/imports/exports", &asked).await;
    file.is(200);
    app.assert_nothing_else_recorded(mark, &["people-exported"]).await;
    assert_eq!(file.text().lines().count(), 13);

    let again = send(&app, &mut mali, "persons", "persons.csv", file.bytes()).await.is(303).location();
    let page = store_all(&app, &mut mali, &again).await;
    mali.open(&format!("{again}/rows?state=refused")).await.has_text("ไม่มีแถวแบบนี้");
    // Who has a number is there already; who has none waits for a person. Nobody is doubled, and nothing is changed.
    assert_eq!(count(&app, "select cast(count(*) as bigint) from persons").await, before, "{}", page.text());
    assert_eq!(count(&app, "select present from imports order by id desc limit 1").await, 11);
    assert_eq!(count(&app, "select waiting from imports order by id desc limit 1").await, 1);
    assert_eq!(count(&app, "select cast(count(*) as bigint) from persons where version > 1").await, 0);
}

#[tokio::test]
async fn an_export_as_a_spreadsheet_is_one() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let asked = [("reason", "ปรับปรุงทะเบียนประจำปี"), ("format", "xlsx")];
    let file = prasert.post("/imports/exports", &asked).await;
    file.is(200);
    let import = send(&app, &mut app.sign_in(cast::MALI).await, "persons", "p.xlsx", file.bytes()).await;
    import.is(303);
}
