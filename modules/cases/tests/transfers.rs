//! A case goes to another office: asked for with a hand-over, answered there, with an owner and a number of its own.

use cases::model::Confidentiality;
use kernel::{Id, Office, Staff};
use kueakun::demo::cast;
use testkit::{Browser, TestApp};

use super::lists::keep;
use super::the_way::{open_case, triage, visit};

pub async fn office_of(app: &TestApp, user: &str) -> String {
    let id = offices::staff_named(app.db(), user).await.unwrap().unwrap();
    let office: Id<Office> = offices::brief(app.db(), &[id]).await.unwrap()[&id].office;
    office.to_string()
}

async fn staff(app: &TestApp, user: &str) -> String {
    let id: Id<Staff> = offices::staff_named(app.db(), user).await.unwrap().unwrap();
    id.to_string()
}

/// Asks the office of วิชัย to take a case over; answers the addresses of the answers.
async fn ask(app: &TestApp, somsri: &mut Browser, case: &str) -> (String, String) {
    let to = office_of(app, cast::WICHAI).await;
    let fields = [("to", to.as_str()), ("handover", "ย้ายไปอยู่กับบุตรสาว\nขอให้เยี่ยมภายในสัปดาห์นี้")];
    somsri.submit(&format!("{case}/transfer"), &fields).await;
    let mut wichai = app.sign_in(cast::WICHAI).await;
    let page = wichai.open("/transfers").await;
    let accept = page.first_link("/transfers/");
    assert!(accept.ends_with("/acceptance"));
    let decline = accept.replace("acceptance", "refusal");
    assert!(page.link(&decline));
    (accept, decline)
}

#[tokio::test]
async fn the_hand_over_begins_with_what_is_still_open() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let me = staff(&app, cast::SOMSRI).await;
    let fields = [("due-on", "8/9/69"), ("what", "ดูการกินอาหาร"), ("owner", me.as_str())];
    somsri.submit(&format!("{case}/followups"), &fields).await;
    let handover = somsri.open(&format!("{case}/transfer")).await.field_value("handover");
    for said in ["ผู้สูงอายุอยู่ลำพัง", "ค้นหาข้อเท็จจริง", "ดูการกินอาหาร (ภายใน 8 ก.ย. 2569)"]
    {
        assert!(handover.contains(said), "{handover}");
    }
}

#[tokio::test]
async fn a_case_is_handed_over_and_belongs_to_the_other_office_from_then_on() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let (accept, _) = ask(&app, &mut somsri, &case).await;
    let mut wichai = app.sign_in(cast::WICHAI).await;
    wichai.open("/").await.has_text("มี 1 เรื่องที่หน่วยงานอื่นขอโอนมา");
    wichai.open("/transfers").await.has_text("สาย ทองสมมุติ").has_text("ขอให้เยี่ยมภายในสัปดาห์นี้").has_text("สมศรี ใจสมมุติ");
    let narong = staff(&app, cast::NARONG).await;
    let mark = app.mark().await;
    wichai.submit(&accept, &[("owner", &narong)]).await.has_text("รับโอนแล้ว").has_text("ไม่มีเรื่องรอรับโอน");
    app.assert_nothing_else_recorded(mark, &["transfer-accepted"]).await;
    let mut narong = app.sign_in(cast::NARONG).await;
    assert!(narong.open("/cases").await.link(&case));
    narong.open(&case).await.has_text("ณรงค์ ทุ่งตัวอย่าง");
    somsri.get(&case).await.is(404);
    wichai.post(&accept, &[("owner", "x")]).await.is(404);
}

#[tokio::test]
async fn a_transfer_is_declined_with_a_reason_that_its_owner_reads() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let (_, decline) = ask(&app, &mut somsri, &case).await;
    let mut wichai = app.sign_in(cast::WICHAI).await;
    let mark = app.mark().await;
    let page = wichai.post(&decline, &[("reason", "")]).await;
    assert!(!page.is(422).field_error("reason").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
    wichai.submit(&decline, &[("reason", "บุตรสาวอยู่อีกตำบลหนึ่ง")]).await.has_text("แจ้งไม่รับโอนแล้ว");
    somsri.open(&case).await.has_text("บุตรสาวอยู่อีกตำบลหนึ่ง");
    somsri.open("/").await.has_text("หน่วยงานปลายทางไม่รับโอน");
}

#[tokio::test]
async fn a_transfer_is_withdrawn_while_it_waits() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let (accept, _) = ask(&app, &mut somsri, &case).await;
    let waiting = somsri.open(&format!("{case}/transfer")).await;
    waiting.has_text("ตอบรับ").has_text("ถอนคำขอโอน");
    let withdrawal = format!("{case}/transfer/withdrawal");
    assert!(waiting.forms().contains(&withdrawal));
    somsri.submit(&withdrawal, &[]).await.has_text("ถอนคำขอโอนแล้ว");
    somsri.post(&withdrawal, &[]).await.is(404);
    let mut wichai = app.sign_in(cast::WICHAI).await;
    wichai.get(&accept).await.is(404);
    wichai.open("/transfers").await.has_text("ไม่มีเรื่องรอรับโอน");
}

#[tokio::test]
async fn only_the_office_that_is_asked_may_answer() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let (accept, decline) = ask(&app, &mut somsri, &case).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let mut narong = app.sign_in(cast::NARONG).await;
    let mark = app.mark().await;
    for path in [&accept, &decline] {
        let fields = [("owner", "x"), ("reason", "ขอรับไว้เอง")];
        prasert.get(path).await.is(404);
        prasert.post(path, &fields).await.is(404);
        narong.get(path).await.is(403);
        narong.post(path, &fields).await.is(403);
    }
    prasert.open("/transfers").await.has_text("ไม่มีเรื่องรอรับโอน");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn the_new_owner_works_in_the_office_that_takes_the_case() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let (accept, _) = ask(&app, &mut somsri, &case).await;
    let mut wichai = app.sign_in(cast::WICHAI).await;
    let mark = app.mark().await;
    let narumon = staff(&app, cast::NARUMON).await;
    for owner in [narumon.as_str(), "", "0000000000000"] {
        let page = wichai.post(&accept, &[("owner", owner)]).await;
        assert!(!page.is(422).field_error("owner").is_empty(), "{owner}");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_case_with_a_paper_to_sign_is_not_handed_over_and_none_goes_nowhere() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let own = office_of(&app, cast::SOMSRI).await;
    let there = office_of(&app, cast::WICHAI).await;
    let mark = app.mark().await;
    for to in [own.as_str(), "", "not-an-office"] {
        let page = somsri.post(&format!("{case}/transfer"), &[("to", to), ("handover", "ย้ายที่อยู่")]).await;
        assert!(!page.is(422).field_error("to").is_empty(), "{to}");
        assert_eq!(page.field_value("handover"), "ย้ายที่อยู่");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
    visit(&mut somsri, &case).await;
    let page = somsri.post(&format!("{case}/transfer"), &[("to", &there), ("handover", "ย้ายที่อยู่")]).await;
    page.is(422).has_text("ยังมีเอกสารที่รอลงนามร่วม");
}

#[tokio::test]
async fn of_a_sealed_case_the_other_office_reads_the_hand_over_and_no_name() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    keep(&app, &case, Confidentiality::Sealed).await;
    ask(&app, &mut somsri, &case).await;
    let page = app.sign_in(cast::WICHAI).await.open("/transfers").await;
    page.has_text("เรื่องปิดผนึก").has_text("ย้ายไปอยู่กับบุตรสาว").has_no_text("ทองสมมุติ").has_no_text("ผู้สูงอายุอยู่ลำพัง");
}
