//! การเกษียณ: from hand to hand in order, acknowledged, acted upon, passed on.

use kueakun::demo::cast;
use testkit::{Answer, Browser, TestApp};

use super::receiving::{but, came, receive};

/// How a form names a member of staff.
pub async fn staff(app: &TestApp, user: &str) -> String {
    format!("staff-{}", offices::staff_named(app.db(), user).await.unwrap().unwrap())
}

/// Sends a form about a letter with the version it stands at.
pub async fn send(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Answer {
    let version = browser.open(path).await.field_value("version");
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    browser.post(path, &all).await
}

/// Acknowledges the letter that is with the reader.
pub async fn acknowledge(browser: &mut Browser, letter: &str) -> Answer {
    let page = browser.open(letter).await;
    let forms = page.forms();
    let there = forms.iter().find(|form| form.ends_with("/acknowledgement")).expect("something to acknowledge");
    let version = page.field_value("version");
    browser.post(there, &[("version", version.as_str())]).await
}

/// Where the reader writes what was done.
pub async fn acting(browser: &mut Browser, letter: &str, word: &str) -> String {
    let page = browser.open(letter).await;
    page.links().into_iter().find(|link| link.ends_with(word)).expect("the stop is the reader's")
}

#[tokio::test]
async fn a_letter_goes_through_its_hands_in_order_and_each_says_what_they_did() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let letter = receive(&mut mali, &came("ขอข้อมูลผู้สูงอายุ", "1")).await;
    let (head, worker) = (staff(&app, cast::PRASERT).await, staff(&app, cast::SOMSRI).await);
    let way = [
        ("to-1", head.as_str()),
        ("asks-1", "know"),
        ("instruction-1", "เพื่อโปรดทราบ"),
        ("to-2", worker.as_str()),
        ("asks-2", "act"),
        ("instruction-2", "รวบรวมแล้วตอบ"),
        ("to-3", ""),
        ("asks-3", "act"),
    ];
    let mark = app.mark().await;
    send(&mut mali, &format!("{letter}/routing"), &way).await.is(303);
    mali.open(&letter).await.has_text("รอ ประเสริฐ ตั้งตัวอย่าง รับทราบ").has_text("รอลำดับ");
    somsri.get(&letter).await.is(404);
    prasert.open("/me/notices").await.has_text("มีหนังสือที่ 1/2569 ถึงท่าน");
    acknowledge(&mut prasert, &letter).await.is(303);
    somsri.open("/letters").await.has_text("ขอข้อมูลผู้สูงอายุ").has_text("ด่วน");
    acknowledge(&mut somsri, &letter).await.is(303);
    let action = acting(&mut somsri, &letter, "/action").await;
    send(&mut somsri, &action, &[("words", "ส่งข้อมูล 25 รายแล้ว")]).await.is(303);
    mali.open("/me/notices").await.has_text("ปฏิบัติครบทุกลำดับแล้ว");
    mali.open("/letters/registers/received").await.has_text("ส่งข้อมูล 25 รายแล้ว");
    somsri.open(&letter).await.has_text("เสร็จเมื่อ");
    somsri.open("/letters").await.has_text("ไม่มีหนังสือที่รอท่าน");
    let acts = ["letter-routed", "letter-acknowledged", "letter-acknowledged", "letter-acted"];
    app.assert_nothing_else_recorded(mark, &acts).await;
}

#[tokio::test]
async fn whoever_holds_a_letter_passes_it_on_and_nobody_else_does() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let letter = receive(&mut mali, &came("ขอความอนุเคราะห์", "1")).await;
    let (head, other) = (staff(&app, cast::PRASERT).await, staff(&app, cast::NARUMON).await);
    send(&mut mali, &format!("{letter}/routing"), &[("to-1", &head), ("asks-1", "decide")]).await.is(303);
    let passing = acting(&mut prasert, &letter, "/passing").await;
    mali.get(&passing).await.is(404);
    let on = [("to-1", other.as_str()), ("asks-1", "act"), ("instruction-1", "มอบดำเนินการ")];
    send(&mut prasert, &passing, &on).await.is(303);
    narumon.open(&letter).await.has_text("มอบดำเนินการ").has_text("รับเรื่องไปดำเนินการ");
    prasert.get(&passing).await.is(200);
    let mark = app.mark().await;
    send(&mut prasert, &passing, &on).await.is(422).has_text("ลำดับนี้เสร็จแล้ว");
    let stranger = staff(&app, cast::NARONG).await;
    let page = send(&mut mali, &format!("{letter}/routing"), &[("to-1", &stranger), ("asks-1", "act")]).await;
    page.is(422);
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_unit_takes_what_comes_to_it() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let letter = receive(&mut mali, &came("แจ้งแนวทาง", "1")).await;
    let unit = format!("office-{}", crate::leaks::office_of(&app, cast::MALI).await);
    narumon.get(&letter).await.is(404);
    send(&mut mali, &format!("{letter}/routing"), &[("to-1", &unit), ("asks-1", "know")]).await.is(303);
    acknowledge(&mut narumon, &letter).await.is(303);
    mali.open(&letter).await.has_text("ทุกลำดับเสร็จแล้ว");
}

#[tokio::test]
async fn what_is_not_done_in_its_time_is_overdue() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let within = [("urgency", "within"), ("within-on", "1/9/69"), ("within-time", "15.30")];
    let letter = receive(&mut mali, &but(came("ด่วนวันนี้", "1"), &within)).await;
    mali.open(&letter).await.has_text("ด่วนภายใน").has_text("15.30");
    mali.open("/letters").await.has_text("ไม่มีหนังสือเกินกำหนด");
    app.days_later(1);
    let mut mali = app.sign_in(cast::MALI).await;
    mali.open("/letters").await.has_text("ด่วนวันนี้").has_no_text("ไม่มีหนังสือเกินกำหนด");
    mali.open(&letter).await.has_text("รอเกษียณ");
}

#[tokio::test]
async fn another_office_finds_no_letter_and_no_register() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = receive(&mut mali, &came("ของหน่วยงานนี้", "1")).await;
    let office = crate::leaks::office_of(&app, cast::MALI).await;
    for user in [cast::NARONG, cast::WICHAI, cast::SOMSRI, cast::PHUM] {
        let mut browser = app.sign_in(user).await;
        browser.get(&letter).await.is(404);
        browser.get(&format!("{letter}/routing")).await.is(404);
        browser.post(&format!("{letter}/closing"), &[("version", "2")]).await.is(404);
        browser.open("/letters").await.has_no_text("ของหน่วยงานนี้");
    }
    app.sign_in(cast::WICHAI).await.get(&format!("/letters/registers/received?office={office}")).await.is(404);
    app.sign_in(cast::SOMSRI).await.get("/letters/registers/received").await.is(403);
    app.sign_in(cast::PIMJAI).await.open(&letter).await.has_text("ของหน่วยงานนี้").has_no_text("ปิดเรื่อง");
}
