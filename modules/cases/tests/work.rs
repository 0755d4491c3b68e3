//! Services, follow-ups, results and re-opening: right ones are kept, wrong ones come back filled, foreign ones are not there.

use kernel::{Id, Staff};
use kueakun::demo::cast;
use testkit::TestApp;

use super::the_way::{open_case, triage};

async fn staff(app: &TestApp, user: &str) -> String {
    let id: Id<Staff> = offices::staff_named(app.db(), user).await.unwrap().unwrap();
    id.to_string()
}

#[tokio::test]
async fn a_service_given_is_told_in_the_story() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let form = somsri.open(&format!("{case}/services")).await;
    assert_eq!(form.field_value("given-on"), "1 ก.ย. 2569");
    form.has_text("วันอังคารที่ 1 กันยายน 2569").has_text("เรื่องที่ 1/2569");
    let mark = app.mark().await;
    let fields = [("kind", "cash"), ("given-on", "๑/๙/๖๙"), ("what", "ค่าอาหารฉุกเฉิน"), ("amount", "๑,๕๐๐")];
    let page = somsri.submit(&format!("{case}/services"), &fields).await;
    page.has_text("บันทึกบริการแล้ว").has_text("ค่าอาหารฉุกเฉิน");
    app.assert_nothing_else_recorded(mark, &["service-given"]).await;
}

#[tokio::test]
async fn what_two_record_in_one_case_at_the_same_time_is_kept_from_both() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mut elsewhere = app.sign_in(cast::SOMSRI).await;
    let path = format!("{case}/services");
    for round in 0..8 {
        let (one, other) = (format!("โต๊ะแรก {round}"), format!("โต๊ะสอง {round}"));
        let fields = |what| [("kind", "counselling"), ("given-on", "1/9/69"), ("what", what), ("amount", "")];
        let (one, other) = (fields(&one), fields(&other));
        let (first, second) = tokio::join!(somsri.post(&path, &one), elsewhere.post(&path, &other));
        first.is(303);
        second.is(303);
    }
    let sql = store::Sql::new("select cast(count(*) as bigint) from case_services");
    let (kept,): (i64,) = store::Source::one(app.db(), sql).await.unwrap();
    assert_eq!(kept, 16);
}

#[tokio::test]
async fn a_service_that_is_wrong_comes_back_filled_and_nothing_is_saved() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mark = app.mark().await;
    let fields = [("kind", "cash"), ("given-on", "2/9/69"), ("what", "ค่าเดินทาง"), ("amount", "หนึ่งพัน")];
    let page = somsri.post(&format!("{case}/services"), &fields).await;
    page.is(422).has_text("ยังบันทึกไม่ได้");
    assert!(page.field_error("given-on").contains("ยังมาไม่ถึง"));
    assert!(page.field_error("amount").contains("จำนวนเงินเป็นบาท"));
    let kept = ["kind", "what", "amount"].map(|name| page.field_value(name));
    assert_eq!(kept, ["cash", "ค่าเดินทาง", "หนึ่งพัน"]);
    let page = somsri.post(&format!("{case}/services"), &[("kind", "magic"), ("given-on", ""), ("what", "")]).await;
    page.is(422);
    for name in ["kind", "given-on", "what"] {
        assert!(!page.field_error(name).is_empty(), "{name}");
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_follow_up_is_planned_done_once_and_leads_on() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    triage(&mut somsri, &case, "ordinary").await;
    let me = staff(&app, cast::SOMSRI).await;
    assert_eq!(somsri.open(&format!("{case}/followups")).await.field_value("owner"), me);
    let fields = [("due-on", "8/9/69"), ("what", "ดูการกินอาหาร"), ("owner", me.as_str())];
    let page = somsri.submit(&format!("{case}/followups"), &fields).await;
    page.has_text("ดูการกินอาหาร");
    let result = page.first_link(&format!("{case}/followups/"));
    somsri.open(&result).await.has_text("บันทึกผลการติดตาม").has_text("ดูการกินอาหาร");
    let mark = app.mark().await;
    let page = somsri.post(&result, &[("done-on", "พรุ่งนี้"), ("result", "")]).await;
    page.is(422);
    assert!(!page.field_error("done-on").is_empty() && !page.field_error("result").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
    let done = [("done-on", "1/9/69"), ("result", "กินได้ครบสามมื้อ")];
    somsri.submit(&result, &done).await.has_text("กินได้ครบสามมื้อ");
    app.assert_nothing_else_recorded(mark, &["followup-done"]).await;
    somsri.post(&result, &done).await.is(409);
    somsri.get(&result).await.is(409);
    app.assert_nothing_else_recorded(mark, &["followup-done"]).await;
}

#[tokio::test]
async fn a_follow_up_is_for_somebody_who_can_do_it_and_lies_ahead() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mark = app.mark().await;
    let stranger = staff(&app, cast::NARONG).await;
    let fields = [("due-on", "31/8/69"), ("what", "ดูการกินอาหาร"), ("owner", stranger.as_str())];
    let page = somsri.post(&format!("{case}/followups"), &fields).await;
    page.is(422);
    assert!(page.field_error("due-on").contains("ผ่านไปแล้ว"));
    assert!(page.field_error("owner").contains("ไม่มีอยู่"));
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn the_result_of_one_case_is_not_written_through_another() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let (one, other) = (open_case(&app, &mut somsri).await, open_case(&app, &mut somsri).await);
    let me = staff(&app, cast::SOMSRI).await;
    let fields = [("due-on", "8/9/69"), ("what", "ดูการกินอาหาร"), ("owner", me.as_str())];
    let result = somsri.submit(&format!("{one}/followups"), &fields).await.first_link(&format!("{one}/followups/"));
    let elsewhere = result.replace(&one, &other);
    let done = [("done-on", "1/9/69"), ("result", "กินได้ครบ")];
    somsri.get(&elsewhere).await.is(404);
    somsri.post(&elsewhere, &done).await.is(404);
    somsri.post(&result.replace("followups", "actions"), &done).await.is(404);
}

#[tokio::test]
async fn nobody_works_in_a_case_that_is_not_theirs_to_open() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mark = app.mark().await;
    let mut narong = app.sign_in(cast::NARONG).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    let mark_signed_in = app.mark().await;
    assert_ne!(mark, mark_signed_in);
    let fields = [("kind", "counselling"), ("given-on", "1/9/69"), ("what", "แนะนำ"), ("reason", "เหตุผลที่ยาวพอ")];
    for part in ["services", "followups", "reopening", "transfer", "team", "confidentiality", "opening"] {
        let path = format!("{case}/{part}");
        narong.get(&path).await.is(404);
        narong.post(&path, &fields).await.is(404);
        if part != "opening" {
            thawat.get(&path).await.is(403);
            thawat.post(&path, &fields).await.is(403);
        }
        somsri.get(&format!("/cases/not-an-id/{part}")).await.is(404);
        somsri.get(&format!("/cases/0000000000000/{part}")).await.is(404);
    }
    app.assert_nothing_else_recorded(mark_signed_in, &[]).await;
}

#[tokio::test]
async fn only_a_closed_case_is_opened_again() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mark = app.mark().await;
    let page = somsri.post(&format!("{case}/reopening"), &[("reason", "แจ้งซ้ำ")]).await;
    page.is(422).has_text("เรื่องนี้ยังไม่ยุติ");
    assert_eq!(page.field_value("reason"), "แจ้งซ้ำ");
    let page = somsri.post(&format!("{case}/reopening"), &[("reason", "  ")]).await;
    assert!(!page.is(422).field_error("reason").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_form_from_another_site_changes_nothing() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let case = open_case(&app, &mut somsri).await;
    let mark = app.mark().await;
    let fields = [("kind", "counselling"), ("given-on", "1/9/69"), ("what", "แนะนำ")];
    somsri.post_raw(&format!("{case}/services"), &fields).await.is(403);
    app.assert_nothing_else_recorded(mark, &[]).await;
}
