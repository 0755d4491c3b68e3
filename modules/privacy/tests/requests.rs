//! Requests of the people concerned: on the clock, given to somebody, answered, or refused on a ground of the law.

use kueakun::demo::cast;
use testkit::{Browser, TestApp};

use super::consents::home;

/// Receives a request; answers its address.
pub async fn receive(browser: &mut Browser, home: &str, claim: &str, identity: &str) -> String {
    let fields = [
        ("claim", claim),
        ("wish", "ขอดูว่าเก็บอะไรไว้"),
        ("received-on", "1/9/69"),
        ("way", "in-person"),
        ("requester", "self"),
        ("requester-name", ""),
        ("identity", identity),
        ("identity-note", ""),
    ];
    let answer = browser.post(&format!("{home}/requests"), &fields).await;
    answer.is(303);
    answer.location()
}

/// Sends a form about a request with the version it stands at.
pub async fn send(browser: &mut Browser, request: &str, deed: &str, fields: &[(&str, &str)]) -> testkit::Answer {
    let path = format!("{request}/{deed}");
    let version = browser.open(&path).await.field_value("version");
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    browser.post(&path, &all).await
}

async fn staff(app: &TestApp, user: &str) -> String {
    offices::staff_named(app.db(), user).await.unwrap().unwrap().to_string()
}

#[tokio::test]
async fn a_request_goes_from_the_clerk_to_the_officer_to_its_answer_in_thirty_days() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let home = home(&app).await;
    let mark = app.mark().await;
    let request = receive(&mut mali, &home, "correction", "not-yet").await;
    mali.open(&request).await.has_text("คำขอที่ 1/2569").has_text("1 ตุลาคม 2569").has_text("ต้องตรวจตัวตนของผู้ขอ");
    orapin.open("/me/notices").await.has_text("มีคำขอของเจ้าของข้อมูลที่ 1/2569 รอมอบหมาย");
    send(&mut mali, &request, "identity", &[("identity", "card-seen"), ("identity-note", "บัตรประชาชน")]).await.is(303);
    let to = staff(&app, cast::PRASERT).await;
    send(&mut orapin, &request, "assignment", &[("staff", &to)]).await.is(303);
    prasert.open("/me/notices").await.has_text("ท่านได้รับมอบหมาย");
    prasert.open("/privacy/requests").await.has_text("ขอให้แก้ไขข้อมูล").has_text("อีก 30 วัน");
    send(&mut prasert, &request, "answer", &[("answer", "แก้ไขที่อยู่ให้แล้ว")]).await.is(303);
    mali.open(&request).await.has_text("ตอบแล้ว").has_text("แก้ไขที่อยู่ให้แล้ว").has_text("ประเสริฐ");
    let acts = ["request-received", "request-identified", "request-assigned", "request-answered"];
    app.assert_nothing_else_recorded(mark, &acts).await;
    let again = prasert.post(&format!("{request}/answer"), &[("answer", "อีกครั้ง"), ("version", "4")]).await;
    again.is(422).has_text("ตอบหรือถอนไปแล้ว");
}

#[tokio::test]
async fn a_refusal_names_a_ground_that_serves_against_that_right() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let request = receive(&mut somsri, &home(&app).await, "erasure", "known").await;
    let page = orapin.open(&format!("{request}/refusal")).await;
    page.has_text("กฎหมายให้เก็บไว้").has_no_text("กฎหมายหรือคำสั่งศาลห้าม");
    let mark = app.mark().await;
    let wrong = [("ground", "is-correct"), ("answer", "ไม่ลบ")];
    send(&mut orapin, &request, "refusal", &wrong).await.is(422).has_text("ใช้ปฏิเสธสิทธินี้ไม่ได้").has_text("ม.39(7)");
    send(&mut orapin, &request, "refusal", &[("ground", ""), ("answer", "ไม่ลบ")]).await.is(422);
    app.assert_nothing_else_recorded(mark, &[]).await;
    let right = [("ground", "must-be-kept"), ("answer", "ยังไม่พ้นอายุการเก็บ")];
    send(&mut orapin, &request, "refusal", &right).await.is(303);
    app.assert_nothing_else_recorded(mark, &["request-refused"]).await;
    somsri.open(&request).await.has_text("ปฏิเสธ").has_text("ม.33 วรรคสอง");
}

#[tokio::test]
async fn only_whoever_it_was_given_to_answers_and_a_stale_form_changes_nothing() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let request = receive(&mut somsri, &home(&app).await, "objection", "card-seen").await;
    send(&mut somsri, &request, "answer", &[("answer", "ได้")]).await.is(422).has_text("มอบหมายให้ผู้อื่น");
    let narumon = staff(&app, cast::NARUMON).await;
    send(&mut orapin, &request, "assignment", &[("staff", &narumon)]).await.is(303);
    let mark = app.mark().await;
    orapin.post(&format!("{request}/answer"), &[("answer", "ช้าไป"), ("version", "1")]).await.is(409);
    let stranger = staff(&app, cast::NARONG).await;
    send(&mut orapin, &request, "assignment", &[("staff", &stranger)]).await.is(422);
    app.assert_nothing_else_recorded(mark, &[]).await;
    app.sign_in(cast::NARONG).await.get(&request).await.is(404);
}

#[tokio::test]
async fn a_request_past_its_day_is_told_once_to_the_officers_and_whoever_prepares_it() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut orapin;
    let request = receive(&mut somsri, &home(&app).await, "access", "card-seen").await;
    app.days_later(30);
    orapin = app.sign_in(cast::ORAPIN).await;
    kueakun::wiring::minute(app.db()).await.unwrap();
    let late = "คำขอของเจ้าของข้อมูลที่ 1/2569 เกินกำหนดตอบแล้ว";
    orapin.open("/me/notices").await.has_no_text(late);
    app.days_later(1);
    orapin = app.sign_in(cast::ORAPIN).await;
    for _ in 0..2 {
        kueakun::wiring::minute(app.db()).await.unwrap();
    }
    let page = orapin.open("/me/notices").await;
    assert_eq!(page.seen().matches(late).count(), 1);
    app.sign_in(cast::THAWAT).await.open("/me/notices").await.has_text(late);
    orapin.open(&request).await.has_text("เกินกำหนด 1 วัน");
}
