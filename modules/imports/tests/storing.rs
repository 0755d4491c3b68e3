//! The way of a file: columns, trial run, storing.

use kueakun::demo::cast;

use super::{count, number, persons, store_all, taken, work};

#[tokio::test]
async fn a_register_is_looked_at_checked_and_then_stored_once() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let text = format!(
        "ลำดับ,เลขบัตรประชาชน,คำนำหน้า,ชื่อ-สกุล,วันเกิด,โทร,ตำบล,อำเภอ,จังหวัด\n\
         1,{},นาง,บัวคลี่ ศรีทะเบียน,5/2/2491,081-234-5678,คลองแห,หาดใหญ่,สงขลา\n\
         2,{},นาย,ทองม้วน ศรีทะเบียน,1 ม.ค. 2500,,คลองแห,หาดใหญ่,สงขลา\n\
         3,1234567890123,นาย,ผิดเลข ศรีทะเบียน,1/1/2500,,,,\n",
        number(1),
        number(2),
    );
    let import = taken(&app, &mut mali, "persons", &text).await;
    let page = mali.open(&import).await;
    page.has_text("บัวคลี่").has_text("5 กุมภาพันธ์ 2491").has_text("หลักสุดท้ายไม่ตรง");
    assert_eq!(page.field_value("column-1"), "id_number");
    assert_eq!(page.field_value("column-0"), "");

    let mark = app.mark().await;
    mali.submit(&format!("{import}/trial"), &[]).await.has_text("กำลังตรวจแถว");
    work(&app).await;
    mali.open(&import).await.has_text("ตรวจแล้ว ยังไม่นำเข้า");
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 0);
    app.assert_nothing_else_recorded(mark, &["import-checked"]).await;

    mali.submit(&format!("{import}/storing"), &[]).await;
    work(&app).await;
    mali.open(&import).await.has_text("นำเข้าแล้ว").has_text("ไม่รับ");
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 2);
    let registered = app.audit_since(mark).await.iter().filter(|line| line.act == "person-registered").count();
    assert_eq!(registered, 2);
    // The file is gone with its last row.
    assert_eq!(count(&app, "select cast(count(*) as bigint) from imports where digest <> ''").await, 0);
    work(&app).await;
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 2);
}

#[tokio::test]
async fn rows_to_correct_come_back_as_they_were_with_the_reason_and_go_in_once_corrected() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let text = "ชื่อ,นามสกุล,เพศ,โทร\nบัวคลี่,ศรีทะเบียน,หญิงแท้,12\nทองม้วน,ศรีทะเบียน,ชาย,\n";
    let import = taken(&app, &mut mali, "persons", text).await;
    store_all(&app, &mut mali, &import).await;
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 1);
    let rows = mali.open(&format!("{import}/rows?state=refused")).await;
    rows.has_text("C เพศ").has_text("หญิงแท้").has_text("คำนี้ไม่อยู่ในรายการ");
    mali.set_cookie("kueakun_lang", "en");
    mali.open(&format!("{import}/rows?state=refused")).await.has_text("This word is none of the list");
    mali.set_cookie("kueakun_lang", "th");

    let file = mali.open(&format!("{import}/refused.csv")).await;
    let text = String::from_utf8(file.bytes().to_vec()).unwrap();
    assert!(text.starts_with("\u{feff}ชื่อ,นามสกุล,เพศ,โทร,เหตุผล\r\nบัวคลี่,ศรีทะเบียน,หญิงแท้,12,"), "{text}");
    mali.open(&format!("{import}/refused.xlsx")).await;
    let corrected = text.replace("หญิงแท้,12", "หญิง,0812345678");
    let again = taken(&app, &mut mali, "persons", &corrected).await;
    store_all(&app, &mut mali, &again).await;
    assert_eq!(persons(&app, "ศรีทะเบียน").await, 2);
}

#[tokio::test]
async fn the_columns_of_a_source_are_remembered() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let text = "ชื่อ,นามสกุล,ฉายา\nบัวคลี่,ศรีทะเบียน,คลี่\n";
    let import = taken(&app, &mut mali, "persons", text).await;
    let version = mali.open(&import).await.field_value("version");
    let chosen = [
        ("version", version.as_str()),
        ("column-0", "given_name"),
        ("column-1", "family_name"),
        ("column-2", "nickname"),
    ];
    mali.submit(&format!("{import}/columns"), &chosen).await.has_text("บันทึกคอลัมน์แล้ว");
    // Whoever looked at an older state of the page is told.
    mali.post(&format!("{import}/columns"), &chosen).await.is(409);

    let again = taken(&app, &mut mali, "persons", text).await;
    assert_eq!(mali.open(&again).await.field_value("column-2"), "nickname");
}

#[tokio::test]
async fn a_column_is_read_once_and_what_must_be_there_is_asked_for() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let import = taken(&app, &mut mali, "persons", "ชื่อ,นามสกุล\nบัวคลี่,ศรีทะเบียน\n").await;
    let version = mali.open(&import).await.field_value("version");
    let twice = [("version", version.as_str()), ("column-0", "family_name"), ("column-1", "family_name")];
    mali.submit(&format!("{import}/columns"), &twice).await.has_text("ไฟล์ต้องมีคอลัมน์เหล่านี้");
    mali.post(&format!("{import}/trial"), &[]).await.is(422).has_text("มีคอลัมน์อื่นเป็นข้อมูลนี้แล้ว");
}

#[tokio::test]
async fn an_import_that_stored_nothing_can_be_given_up() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let import = taken(&app, &mut mali, "persons", "ชื่อ\nบัวคลี่\n").await;
    mali.post(&format!("{import}/storing"), &[]).await.is(422).has_text("โปรดตรวจทุกแถวก่อน");
    mali.submit(&format!("{import}/discarding"), &[]).await.has_text("ยกเลิกการนำเข้าและลบไฟล์แล้ว");
    mali.post(&format!("{import}/trial"), &[]).await.is(422);
    assert_eq!(count(&app, "select cast(count(*) as bigint) from imports where digest <> ''").await, 0);
}
