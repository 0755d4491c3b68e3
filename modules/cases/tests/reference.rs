//! The reference data: shown with its sources, edited by administrators alone.

use kueakun::demo::cast;

const URGENT: &str = "/cases/reference/urgency/urgent";

fn edit<'a>(version: &'a str, th: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("th", th),
        ("en", "Urgent"),
        ("hours-contact", "48"),
        ("hours-facts", "๑๖๘"),
        ("hours-plan", "360"),
        ("legal-basis", ""),
        ("mark", "X"),
        ("version", version),
    ]
}

#[tokio::test]
async fn every_list_is_shown_with_its_clocks_its_law_and_how_certain_it_is() {
    let app = crate::start().await;
    let mut phum = app.sign_in(cast::PHUM).await;
    let page = phum.open("/cases/reference").await;
    page.has_text("สายด่วน 1300").has_text("ติดต่อครั้งแรกใน 24 ชั่วโมง ข้อเท็จจริงใน 3 วัน แผนใน 7 วัน");
    page.has_text("อย่างน้อยฉุกเฉิน").has_text("พ.ร.บ. คุ้มครองเด็ก พ.ศ. 2546").has_text("ยังไม่พบที่มา");
    assert!(page.link(URGENT));
}

#[tokio::test]
async fn a_clock_is_changed_and_runs_from_then_on() {
    let app = crate::start().await;
    let mut phum = app.sign_in(cast::PHUM).await;
    let version = phum.open(URGENT).await.field_value("version");
    let mark = app.mark().await;
    phum.submit(URGENT, &edit(&version, "เร่งด่วน")).await.has_text("ติดต่อครั้งแรกใน 2 วัน");
    app.assert_nothing_else_recorded(mark, &["reference-edited"]).await;
    let line = app.audit_since(mark).await.remove(0);
    assert!(line.detail.contains("\"contact\":48") && line.detail.contains("\"contact\":72"), "{}", line.detail);
}

#[tokio::test]
async fn a_wrong_edit_comes_back_filled_and_changes_nothing() {
    let app = crate::start().await;
    let mut phum = app.sign_in(cast::PHUM).await;
    let mark = app.mark().await;
    let mut fields = edit("1", "");
    fields[2].1 = "500";
    let page = phum.post(URGENT, &fields).await;
    page.is(422);
    assert!(!page.field_error("th").is_empty());
    assert!(page.field_error("hours-plan").contains("ขั้นก่อนหน้า"));
    assert_eq!(page.field_value("hours-contact"), "500");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_stale_edit_shows_both_versions_and_overwrites_nothing() {
    let app = crate::start().await;
    let mut phum = app.sign_in(cast::PHUM).await;
    let version = phum.open(URGENT).await.field_value("version");
    phum.submit(URGENT, &edit(&version, "รีบด่วน")).await;
    let mark = app.mark().await;
    let page = phum.post(URGENT, &edit(&version, "ด่วน")).await;
    page.is(409).has_text("มีผู้อื่นบันทึกไปก่อนแล้ว").has_text("รีบด่วน").has_text("ด่วน");
    app.assert_nothing_else_recorded(mark, &[]).await;
    let now = page.field_value("version");
    phum.submit(URGENT, &edit(&now, "ด่วน")).await;
    assert_eq!(phum.open(URGENT).await.field_value("th"), "ด่วน");
}

#[tokio::test]
async fn what_is_no_entry_is_not_found_and_nobody_else_edits() {
    let app = crate::start().await;
    let mut phum = app.sign_in(cast::PHUM).await;
    for path in ["/cases/reference/urgency/none", "/cases/reference/signing_rules/x", "/cases/reference/urgency/%00"] {
        phum.get(path).await.is(404);
        phum.post(path, &edit("1", "x")).await.is(404);
    }
    for user in [cast::SOMSRI, cast::KANLAYA, cast::THAWAT, cast::MALI, cast::ANONG, cast::PIMJAI] {
        let mut browser = app.sign_in(user).await;
        browser.get("/cases/reference").await.is(403);
        browser.get(URGENT).await.is(403);
        browser.post(URGENT, &edit("1", "x")).await.is(403);
    }
}
