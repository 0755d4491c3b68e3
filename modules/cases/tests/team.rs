//! Team, confidentiality and opening for an urgent reason.

use cases::model::Confidentiality;
use kernel::{Id, Staff};
use kueakun::demo::cast;
use testkit::TestApp;

use super::lists::keep;
use super::the_way::open_case;

async fn staff(app: &TestApp, user: &str) -> String {
    let id: Id<Staff> = offices::staff_named(app.db(), user).await.unwrap().unwrap();
    id.to_string()
}

#[tokio::test]
async fn the_owner_asks_a_colleague_to_join_and_the_colleague_is_told() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    keep(&app, &case, Confidentiality::Sealed).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.get(&case).await.is(404);
    let form = somsri.open(&format!("{case}/team")).await;
    form.has_text("ทีมตอนนี้: สมศรี ใจสมมุติ (เจ้าของเรื่อง)");
    let colleague = staff(&app, cast::NARUMON).await;
    let mark = app.mark().await;
    somsri.submit(&format!("{case}/team"), &[("staff", &colleague)]).await.has_text("นฤมล แสงสมมุติ");
    app.assert_nothing_else_recorded(mark, &["team-assigned", "case-read"]).await;
    narumon.open(&case).await;
    narumon.open("/").await.has_text("ท่านได้รับมอบหมายเรื่อง");
}

#[tokio::test]
async fn only_a_supervisor_names_a_new_owner() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    let colleague = staff(&app, cast::NARUMON).await;
    let fields = [("staff", colleague.as_str()), ("part", "owner")];
    somsri.submit(&format!("{case}/team"), &fields).await;
    assert!(somsri.open("/cases").await.link(&case), "the part was not theirs to give");
    prasert.submit(&format!("{case}/team"), &fields).await;
    assert!(!somsri.open("/cases").await.link(&case));
    assert!(app.sign_in(cast::NARUMON).await.open("/cases").await.link(&case));
}

#[tokio::test]
async fn somebody_who_is_neither_owner_nor_supervisor_is_told_whom_to_ask() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let colleague = staff(&app, cast::PRASERT).await;
    let mark = app.mark().await;
    let page = narumon.post(&format!("{case}/team"), &[("staff", &colleague)]).await;
    page.is(422).has_text("เจ้าของเรื่องหรือหัวหน้างาน").has_text("SW-K-0.1");
    assert_eq!(page.field_value("staff"), colleague);
    let fields = [("confidentiality", "restricted"), ("reason", "มีข้อมูลสุขภาพ")];
    narumon.post(&format!("{case}/confidentiality"), &fields).await.is(422).has_text("เจ้าของเรื่องหรือหัวหน้างาน");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_stranger_is_no_colleague() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mark = app.mark().await;
    let stranger = staff(&app, cast::NARONG).await;
    for sent in [stranger.as_str(), "", "nobody"] {
        let page = somsri.post(&format!("{case}/team"), &[("staff", sent)]).await;
        assert!(!page.is(422).field_error("staff").is_empty(), "{sent}");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn the_owner_closes_the_door_and_a_supervisor_opens_it() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    let path = format!("{case}/confidentiality");
    let page = somsri.open(&path).await;
    assert_eq!(page.field_value("confidentiality"), "normal");
    page.has_text("เฉพาะผู้ที่อยู่ในทีมเท่านั้น");
    let page = somsri.post(&path, &[("confidentiality", "restricted"), ("reason", "")]).await;
    assert!(!page.is(422).field_error("reason").is_empty());
    assert_eq!(page.field_value("confidentiality"), "restricted");
    let mark = app.mark().await;
    somsri.submit(&path, &[("confidentiality", "restricted"), ("reason", "มีข้อมูลสุขภาพ")]).await;
    app.assert_nothing_else_recorded(mark, &["case-classified", "case-read"]).await;
    app.sign_in(cast::NARUMON).await.get(&case).await.is(404);
    let back = [("confidentiality", "normal"), ("reason", "ไม่มีข้อมูลสุขภาพแล้ว")];
    somsri.post(&path, &back).await.is(422).has_text("หัวหน้างานของหน่วยงานนี้");
    prasert.submit(&path, &back).await;
    app.sign_in(cast::NARUMON).await.open(&case).await;
}

#[tokio::test]
async fn a_sealed_case_is_gone_even_for_the_supervisor() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let case = open_case(&app, &mut somsri).await;
    let fields = [("confidentiality", "sealed"), ("reason", "ผู้ถูกกล่าวหาเป็นเจ้าหน้าที่")];
    somsri.submit(&format!("{case}/confidentiality"), &fields).await;
    let mark = app.mark().await;
    for part in ["", "/team", "/confidentiality", "/opening", "/transfer", "/services"] {
        prasert.get(&format!("{case}{part}")).await.is(404);
    }
    prasert.post(&format!("{case}/opening"), &[("reason", "ต้องการรู้ว่าเกิดอะไรขึ้น")]).await.is(404);
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_restricted_case_opens_for_an_urgent_reason_for_some_hours_and_everybody_is_told() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let case = open_case(&app, &mut somsri).await;
    keep(&app, &case, Confidentiality::Restricted).await;
    let opening = format!("{case}/opening");
    let page = narumon.open(&opening).await;
    page.has_text("เรื่องที่ 1/2569 จำกัดผู้รู้").has_text("4 ชั่วโมง").has_no_text("ทองสมมุติ");
    let mark = app.mark().await;
    let page = narumon.post(&opening, &[("reason", "ด่วนมาก")]).await;
    assert!(page.is(422).field_error("reason").contains("10 ตัวอักษร"));
    app.assert_nothing_else_recorded(mark, &[]).await;
    let reason = "ผู้รับบริการมาที่สำนักงาน เจ้าของเรื่องลาป่วย";
    narumon.submit(&opening, &[("reason", reason)]).await.has_text("สาย ทองสมมุติ");
    let lines = app.audit_since(mark).await;
    assert!(lines.iter().any(|line| line.act == "glass-broken" && line.reason == reason));
    for user in [cast::SOMSRI, cast::PRASERT] {
        app.sign_in(user).await.open("/").await.has_text("นฤมล แสงสมมุติ เปิดดูเรื่อง 1/2569");
    }
    let again = narumon.get(&opening).await;
    assert_eq!((again.status(), again.location()), (303, case.clone()));
    app.move_to(app.now().plus_hours(5));
    narumon.get(&case).await.is(404);
}

#[tokio::test]
async fn another_office_cannot_break_the_glass() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    keep(&app, &case, Confidentiality::Restricted).await;
    for user in [cast::NARONG, cast::WICHAI] {
        let mut browser = app.sign_in(user).await;
        browser.get(&format!("{case}/opening")).await.is(404);
        browser.post(&format!("{case}/opening"), &[("reason", "อยากรู้ว่าเกิดอะไรขึ้น")]).await.is(404);
    }
    app.sign_in(cast::MALI).await.get(&format!("{case}/opening")).await.is(403);
}
