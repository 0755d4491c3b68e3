//! Breaches: seventy-two hours from when the office knows.

use kueakun::demo::cast;
use testkit::Browser;

use super::requests::send;

const REPORT: &str = "/privacy/breaches";

fn told(words: &str) -> Vec<(&str, &str)> {
    vec![("on", "1/9/69"), ("time", "09.00"), ("words", words)]
}

/// Reports a breach known at nine on the first of September; answers its address, as an officer finds it.
async fn report(reporter: &mut Browser, officer: &mut Browser) -> String {
    let fields = [
        ("what", "ส่งหนังสือส่งต่อผิดหน่วยงาน"),
        ("data", "ชื่อ ที่อยู่ สุขภาพ"),
        ("persons", "3"),
        ("on", "1/9/69"),
        ("time", "09.00"),
    ];
    reporter.post(REPORT, &fields).await.is(303);
    officer.open(REPORT).await.first_link("/privacy/breaches/0")
}

#[tokio::test]
async fn a_breach_of_high_risk_is_closed_only_after_the_office_and_the_people_were_told() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let mark = app.mark().await;
    let breach = report(&mut somsri, &mut orapin).await;
    orapin.open("/me/notices").await.has_text("มีผู้แจ้งเหตุละเมิดที่ 1/2569");
    orapin.open(&breach).await.has_text("4 ก.ย. 2569 09.00 น.").has_text("ต้องประเมินความเสี่ยง");
    send(&mut orapin, &breach, "closing", &[("words", "อบรม")]).await.is(422).has_text("ต้องประเมินความเสี่ยงก่อน");
    let high = [("risk", "high"), ("persons", "3"), ("reason", "ข้อมูลสุขภาพถึงบุคคลอื่น")];
    send(&mut orapin, &breach, "assessment", &high).await.is(303);
    send(&mut orapin, &breach, "closing", &[("words", "อบรม")]).await.is(422).has_text("ต้องแจ้ง สคส. ก่อน");
    send(&mut orapin, &breach, "notification", &told("หนังสือที่ พม 1/2569")).await.is(303);
    send(&mut orapin, &breach, "closing", &[("words", "อบรม")]).await.is(422).has_text("ต้องแจ้งเจ้าของข้อมูลก่อน");
    send(&mut orapin, &breach, "persons", &told("โทรแจ้งทั้งสามราย")).await.is(303);
    send(&mut orapin, &breach, "measures", &told("ตรวจชื่อหน่วยงานสองคนก่อนส่ง")).await.is(303);
    send(&mut orapin, &breach, "closing", &[("words", "เพิ่มขั้นตอนตรวจทาน")]).await.is(303);
    orapin.open(&breach).await.has_text("ปิดเหตุ").has_text("โทรแจ้งทั้งสามราย").has_text("เพิ่มขั้นตอนตรวจทาน");
    let acts = [
        "breach-reported",
        "breach-assessed",
        "breach-office-told",
        "breach-persons-told",
        "breach-measure",
        "breach-closed",
    ];
    app.assert_nothing_else_recorded(mark, &acts).await;
}

#[tokio::test]
async fn after_seventy_two_hours_the_breach_is_late_for_all_to_see_and_told_once() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let breach = report(&mut somsri, &mut orapin).await;
    app.move_to(app.now().plus_hours(72));
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    kueakun::wiring::minute(app.db()).await.unwrap();
    orapin.open(REPORT).await.has_no_text("เกินเวลาแจ้ง");
    app.move_to(app.now().plus_minutes(1));
    for _ in 0..2 {
        kueakun::wiring::minute(app.db()).await.unwrap();
    }
    orapin.open(REPORT).await.has_text("เกินเวลาแจ้ง");
    let notices = orapin.open("/me/notices").await;
    assert_eq!(notices.seen().matches("เหตุละเมิดที่ 1/2569 เกินเวลาแจ้ง สคส. แล้ว").count(), 1);
    send(&mut orapin, &breach, "assessment", &[("risk", "unlikely"), ("persons", "3"), ("reason", "เข้ารหัสไว้")])
        .await
        .is(303);
    orapin.open(REPORT).await.has_no_text("เกินเวลาแจ้ง");
}

#[tokio::test]
async fn anybody_reports_and_only_officers_read_the_register() {
    let app = crate::start().await;
    let mut orapin = app.sign_in(cast::ORAPIN).await;
    let mut mali = app.sign_in(cast::MALI).await;
    let breach = report(&mut mali, &mut orapin).await;
    mali.get(REPORT).await.is(403);
    mali.get(&breach).await.is(403);
    let mut pimjai = app.sign_in(cast::PIMJAI).await;
    assert!(!pimjai.open(&breach).await.link(&format!("{breach}/assessment")));
    pimjai.get(&format!("{breach}/assessment")).await.is(403);
    let mark = app.mark().await;
    let fields = [("what", ""), ("data", ""), ("persons", "-1"), ("on", "2/9/69"), ("time", "ดึก")];
    let page = mali.post(REPORT, &fields).await;
    page.is(422);
    for field in ["what", "data", "persons", "time"] {
        assert!(!page.field_error(field).is_empty(), "{field}");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
}
