//! Doubts of the paper: six, settled only by those who answer for it, recorded every time.

use crate::{browser, with_standard};

const DOUBT: &str = "/standard/doubts/S-3.2.1";
const SETTLEMENT: &str = "/standard/doubts/S-3.2.1/settlement";

#[tokio::test]
async fn six_doubts_wait_with_the_line_of_the_paper() {
    let app = with_standard().await;
    let page = browser(&app, "pimjai").open("/standard/doubts").await;
    page.has_text("6 รายการรอวินิจฉัย").has_text("| ๓.๒.๑ | การคิดวิเคราะห์ | ระดับ |");
    for item in ["S-3.2.1", "S-3.2.2", "S-3.2.3", "S-3.2.4", "S-3.2.5", "E-2.1"] {
        assert!(page.link(&format!("/standard/doubts/{item}")), "{item}");
    }
    browser(&app, "pimjai").open("/standard/doubts/E-2.1").await.has_text("ต้นฉบับเขียนว่า “๓๔” อ่านได้ไม่ชัด");
}

#[tokio::test]
async fn a_doubt_is_settled_with_a_reason_and_shown_with_its_footnote() {
    let app = with_standard().await;
    let mut malee = browser(&app, "malee");
    let mark = app.mark().await;
    let page = malee.submit(SETTLEMENT, &[("value", "3"), ("reason", "ตามมติ ก.อบต."), ("turn", "1")]).await;
    page.has_text("บันทึกการวินิจฉัยแล้ว").has_text("5 รายการรอวินิจฉัย");
    app.assert_nothing_else_recorded(mark, &["standard-doubt-settled"]).await;
    assert_eq!(app.audit_since(mark).await[0].reason, "ตามมติ ก.อบต.");
    let page = browser(&app, "pimjai").open("/standard?level=S").await;
    page.has_text("ต้นฉบับไม่ระบุ · วินิจฉัยโดย มาลี เพชรรัตน์ เมื่อ 1 ก.ย. 2569");
}

#[tokio::test]
async fn an_item_may_be_left_blank_on_purpose() {
    let app = with_standard().await;
    let mut malee = browser(&app, "malee");
    malee.submit(SETTLEMENT, &[("value", "blank"), ("reason", "รอหนังสือตอบ"), ("turn", "1")]).await;
    malee.open(DOUBT).await.has_text("เว้นว่าง").has_text("รอหนังสือตอบ");
}

#[tokio::test]
async fn a_later_decision_holds_and_the_earlier_one_stays_readable() {
    let app = with_standard().await;
    let mut malee = browser(&app, "malee");
    malee.submit(SETTLEMENT, &[("value", "3"), ("reason", "เทียบสมรรถนะหลัก"), ("turn", "1")]).await;
    assert_eq!(malee.open(DOUBT).await.field_value("turn"), "2");
    app.days_later(1);
    malee.submit(SETTLEMENT, &[("value", "4"), ("reason", "หนังสือ ก.อบต. ตอบแล้ว"), ("turn", "2")]).await;
    let page = malee.open(DOUBT).await;
    page.has_text("หนังสือ ก.อบต. ตอบแล้ว").has_text("เทียบสมรรถนะหลัก");
    malee.open("/standard?level=S").await.has_text("วินิจฉัยโดย มาลี เพชรรัตน์ เมื่อ 2 ก.ย. 2569");
}

#[tokio::test]
async fn a_decision_overtaken_by_another_keeps_what_was_written() {
    let app = with_standard().await;
    let mut malee = browser(&app, "malee");
    malee.submit(SETTLEMENT, &[("value", "3"), ("reason", "คนแรก"), ("turn", "1")]).await;
    let mark = app.mark().await;
    let page = malee.post(SETTLEMENT, &[("value", "5"), ("reason", "คนที่สอง"), ("turn", "1")]).await;
    page.is(409).has_text("มีผู้วินิจฉัยรายการนี้ไปก่อนแล้ว").has_text("คนแรก");
    assert_eq!((page.field_value("value"), page.field_value("reason")), ("5".to_owned(), "คนที่สอง".to_owned()));
    assert_eq!(page.field_value("turn"), "2");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_wrong_form_comes_back_filled_and_nothing_is_saved() {
    let app = with_standard().await;
    let mut malee = browser(&app, "malee");
    let mark = app.mark().await;
    let page = malee.post(SETTLEMENT, &[("value", ""), ("reason", "ตามมติ"), ("turn", "1")]).await;
    page.is(422);
    assert!(!page.field_error("value").is_empty());
    assert_eq!(page.field_value("reason"), "ตามมติ");
    let page = malee.post(SETTLEMENT, &[("value", "6"), ("reason", ""), ("turn", "1")]).await;
    page.is(422);
    assert!(!page.field_error("value").is_empty() && !page.field_error("reason").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn only_those_who_answer_for_personnel_decide() {
    let app = with_standard().await;
    let mark = app.mark().await;
    for user in ["pimjai", "somchai"] {
        let mut reader = browser(&app, user);
        let page = reader.open(DOUBT).await;
        page.has_text("ผู้วินิจฉัยได้คือเจ้าหน้าที่บุคคล");
        assert!(!page.forms().iter().any(|action| action == SETTLEMENT));
        reader.post(SETTLEMENT, &[("value", "3"), ("reason", "ลองดู"), ("turn", "1")]).await.is(403);
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn what_the_paper_states_itself_is_no_doubt() {
    let app = with_standard().await;
    let mut malee = browser(&app, "malee");
    for item in ["P-1.1", "S-9.9", "X-3.2.1", "อะไร"] {
        malee.get(&format!("/standard/doubts/{item}")).await.is(404);
    }
    let fields = [("value", "3"), ("reason", "แก้"), ("turn", "1")];
    malee.post("/standard/doubts/P-1.1/settlement", &fields).await.is(404);
}

#[tokio::test]
async fn a_reason_is_shown_as_text_and_never_as_markup() {
    let app = with_standard().await;
    let mut malee = browser(&app, "malee");
    malee.submit(SETTLEMENT, &[("value", "3"), ("reason", "<b onclick=x>ตามมติ</b>"), ("turn", "1")]).await;
    malee.open(DOUBT).await.has_text("<b onclick=x>ตามมติ</b>");
}
