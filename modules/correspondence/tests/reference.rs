//! ค่าอ้างอิง: the administrator changes a number with its source, and letters follow it from then on.

use kueakun::demo::cast;

use super::receiving::{but, came, receive};

#[tokio::test]
async fn an_administrator_changes_the_hours_of_an_urgency_and_letters_follow() {
    let app = crate::start().await;
    let mut admin = app.sign_in(cast::PHUM).await;
    admin.open("/letters/reference").await.has_text("ชั้นความเร็ว").has_text("ระเบียบงานสารบรรณ พ.ศ. 2526 ข้อ 28");
    let entry = "/letters/reference/urgency/normal";
    let page = admin.open(entry).await;
    let version = page.field_value("version");
    let hours = |amount: &'static str| {
        vec![
            ("version", version.as_str()),
            ("th", "ปกติ (ชั่วโมง)"),
            ("en", "Normal (hours)"),
            ("amount", amount),
            ("legal-basis", "ระเบียบของหน่วยงาน"),
            ("mark", "V"),
        ]
    };
    let mark = app.mark().await;
    assert!(!admin.post(entry, &hours("0")).await.is(422).field_error("amount").is_empty());
    app.assert_nothing_else_recorded(mark, &[]).await;
    admin.post(entry, &hours("48")).await.is(303);
    app.assert_nothing_else_recorded(mark, &["letter-reference-edited"]).await;
    admin.post(entry, &hours("24")).await.is(409).has_text("48").has_text("24");
    let mut mali = app.sign_in(cast::MALI).await;
    let letter = receive(&mut mali, &but(came("ขอข้อมูล", "9"), &[("urgency", "normal")])).await;
    mali.open(&letter).await.has_text("3 ก.ย. 2569");
    mali.get("/letters/reference").await.is(403);
}
