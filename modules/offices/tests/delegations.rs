//! Acting for a colleague on leave: from the first day to the last, never above one's level, never for oneself.

use crate::{staff, start};

fn form<'a>(to: &'a str, from: &'a str, until: &'a str) -> [(&'a str, &'a str); 4] {
    [("to", to), ("from", from), ("until", until), ("reason", "ลาพักผ่อน")]
}

#[tokio::test]
async fn a_colleague_acts_while_the_delegation_is_in_force_and_not_after() {
    let app = start().await;
    let somsri = staff(&app, "somsri").await.to_string();
    let mark = app.mark().await;
    let mut anong = app.sign_in("anong").await;
    anong.submit("/me/delegations", &form(&somsri, "2/9/2569", "4/9/2569")).await.has_text("สมศรี มั่นคง");
    app.assert_nothing_else_recorded(mark, &["signed-in", "delegation-given"]).await;
    let mut somsri = app.sign_in("somsri").await;
    somsri.open("/me").await.has_no_text("ทำแทน อนงค์").has_text("ยังไม่อ่าน 1");
    somsri.open("/me/notices").await.has_text("อนงค์ แก้วมณี มอบหมายให้ท่านรักษาราชการแทน");
    app.days_later(1);
    let mut somsri = app.sign_in("somsri").await;
    somsri.open("/me").await.has_text("ทำแทน อนงค์ แก้วมณี").has_text("กองสวัสดิการสังคม");
    somsri.open("/staff").await.has_text("พิมพ์ใจ ศรีสุวรรณ");
    app.days_later(3);
    let mut somsri = app.sign_in("somsri").await;
    somsri.open("/me").await.has_no_text("ทำแทน อนงค์");
    somsri.open("/staff").await.has_no_text("พิมพ์ใจ ศรีสุวรรณ");
}

#[tokio::test]
async fn a_delegation_that_is_taken_back_ends_at_once() {
    let app = start().await;
    let somsri = staff(&app, "somsri").await.to_string();
    let mut anong = app.sign_in("anong").await;
    let page = anong.submit("/me/delegations", &form(&somsri, "1/9/2569", "4/9/2569")).await;
    app.sign_in("somsri").await.open("/me").await.has_text("ทำแทน อนงค์");
    let back = page.forms().into_iter().find(|form| form.ends_with("/withdrawal")).expect("it can be taken back");
    app.sign_in("somsri").await.post(&back, &[]).await.is(404);
    anong.submit(&back, &[]).await.has_text("ถอนการมอบหมายแล้ว");
    app.sign_in("somsri").await.open("/me").await.has_no_text("ทำแทน อนงค์");
    anong.post(&back, &[]).await.is(422);
}

#[tokio::test]
async fn nobody_below_the_level_acts_and_the_page_offers_only_those_who_may() {
    let app = start().await;
    let pimjai = staff(&app, "pimjai").await.to_string();
    let mut anong = app.sign_in("anong").await;
    let page = anong.open("/me/delegations").await;
    page.has_text("สมศรี มั่นคง").has_text("วิชัย ทองดี").has_no_text("พิมพ์ใจ ศรีสุวรรณ ·");
    let mark = app.mark().await;
    let refused = anong.post("/me/delegations", &form(&pimjai, "2/9/2569", "4/9/2569")).await;
    refused.is(422).has_text("ต้องมีระดับตำแหน่งไม่ต่ำกว่าของท่าน");
    assert_eq!(refused.field_value("reason"), "ลาพักผ่อน");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn nobody_acts_from_another_organisation_beside_ones_own() {
    let app = start().await;
    let somsak = staff(&app, "somsak").await.to_string();
    let mut anong = app.sign_in("anong").await;
    anong.open("/me/delegations").await.has_no_text("สมศักดิ์ ใจดี ·");
    anong.post("/me/delegations", &form(&somsak, "2/9/2569", "4/9/2569")).await.is(422).has_text("หน่วยงานเดียวกัน");
}

#[tokio::test]
async fn nobody_delegates_to_themself() {
    let app = start().await;
    let own = staff(&app, "anong").await.to_string();
    let mut anong = app.sign_in("anong").await;
    anong.post("/me/delegations", &form(&own, "2/9/2569", "4/9/2569")).await.is(422).has_text("มอบหมายให้ตัวเองไม่ได้");
}

#[tokio::test]
async fn days_that_end_before_they_begin_come_back_with_the_field_named() {
    let app = start().await;
    let somsri = staff(&app, "somsri").await.to_string();
    let mut anong = app.sign_in("anong").await;
    let answer = anong.post("/me/delegations", &form(&somsri, "4/9/2569", "2/9/2569")).await;
    assert_eq!(answer.is(422).field_error("until"), "วันสิ้นสุดอยู่ก่อนวันเริ่ม");
}
