//! Out of the registry and in again.

use kueakun::demo::cast;

use super::others::first_group;
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
    prasert.post("/imports/exports", &[("template", "persons"), ("format", "csv")]).await.is(422);
    let mark = app.mark().await;
    let asked = [("template", "persons"), ("reason", "ปรับปรุงทะเบียนประจำปี"), ("format", "csv")];
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
    let asked = [("template", "persons"), ("reason", "ปรับปรุงทะเบียนประจำปี"), ("format", "xlsx")];
    let file = prasert.post("/imports/exports", &asked).await;
    file.is(200);
    let import = send(&app, &mut app.sign_in(cast::MALI).await, "persons", "p.xlsx", file.bytes()).await;
    import.is(303);
}

/// A register as a supervisor takes it out.
async fn out(prasert: &mut testkit::Browser, template: &str) -> testkit::Answer {
    let asked = [("template", template), ("reason", "ย้ายทะเบียนไปเครื่องใหม่"), ("format", "csv")];
    prasert.post("/imports/exports", &asked).await
}

#[tokio::test]
async fn households_members_and_open_matters_that_went_out_are_there_when_they_come_in() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let group = first_group(&app).await;
    let files = [
        ("persons", "key,ชื่อ,นามสกุล,วันเกิด\nP1,บัวคลี่,ศรีทะเบียน,5/2/2491\nP2,อินถา,ศรีทะเบียน,7/8/2520\n"),
        ("households", "key,ชื่อเรียกครัวเรือน,บ้านเลขที่,หมู่,ตำบล,อำเภอ,จังหวัด\nH1,บ้านยายบัว,99/1,4,คลองแห,หาดใหญ่,สงขลา\n"),
        ("members", "household_key,person_key,ความสัมพันธ์,อยู่ตั้งแต่\nH1,P1,หัวหน้าครัวเรือน,1/1/2530\nH1,P2,บุตร,\n"),
        (
            "cases",
            "key,person_key,เรื่อง,รายละเอียด,วันที่รับ,กลุ่มเป้าหมาย,ช่องทาง\n\
             ร-1/2568,P1,ขอรับเบี้ย,อยู่ลำพัง,1 ส.ค. 2569,GROUP,สายด่วน 1300\n",
        ),
    ];
    for (template, text) in files {
        let import = taken(&app, &mut mali, template, &text.replace("GROUP", &group)).await;
        store_all(&app, &mut mali, &import).await;
    }
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let counts = ["households", "household_members", "cases"];
    let mut before = Vec::new();
    for table in counts {
        before.push(count(&app, &format!("select cast(count(*) as bigint) from {table}")).await);
    }
    let registers = [
        ("households", "บ้านยายบัว", 1, "households-exported"),
        ("members", "หัวหน้าครัวเรือน", 2, "household-members-exported"),
        ("cases", "อยู่ลำพัง", 1, "open-matters-exported"),
    ];
    for (template, word, rows, act) in registers {
        let mark = app.mark().await;
        let file = out(&mut prasert, template).await;
        file.is(200).has_text(word);
        app.assert_nothing_else_recorded(mark, &[act]).await;
        assert_eq!(file.text().lines().count(), rows + 1, "{}", file.text());
        let again = send(&app, &mut mali, template, "again.csv", file.bytes()).await.is(303).location();
        store_all(&app, &mut mali, &again).await;
        assert_eq!(
            count(&app, "select present from imports order by id desc limit 1").await,
            i64::try_from(rows).unwrap()
        );
    }
    for (table, known) in counts.into_iter().zip(before) {
        let now = count(&app, &format!("select cast(count(*) as bigint) from {table}")).await;
        assert_eq!(now, known, "{table}");
    }
}

#[tokio::test]
async fn a_restricted_matter_never_leaves_in_a_register() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let persons = taken(&app, &mut mali, "persons", "key,ชื่อ,นามสกุล,วันเกิด\nP1,บัวคลี่,ศรีทะเบียน,5/2/2491\n").await;
    store_all(&app, &mut mali, &persons).await;
    let text = "key,person_key,เรื่อง,รายละเอียด,วันที่รับ,กลุ่มเป้าหมาย,ช่องทาง\n\
                ร-1/2568,P1,เรื่องที่จำกัด,อยู่ลำพัง,1 ส.ค. 2569,GROUP,สายด่วน 1300\n";
    let cases = taken(&app, &mut mali, "cases", &text.replace("GROUP", &first_group(&app).await)).await;
    store_all(&app, &mut mali, &cases).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    out(&mut prasert, "cases").await.is(200).has_text("เรื่องที่จำกัด");
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    tx.run(store::Sql::new("update cases set confidentiality = 'restricted'")).await.unwrap();
    tx.commit().await.unwrap();
    let file = out(&mut prasert, "cases").await;
    assert!(!file.is(200).text().contains("เรื่องที่จำกัด"), "{}", file.text());
}
