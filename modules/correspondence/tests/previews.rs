//! ตัวอย่างขณะร่าง: what a letter would print stands beside its words, and nothing is stored for it.

use kueakun::demo::cast;

use super::issuing::{begin, draft};
use super::receiving::but;

/// Where the picture of a page begins.
const PICTURE: &str = "data:image/svg+xml;base64,";

#[tokio::test]
async fn what_stands_in_the_form_is_shown_as_a_page_and_nothing_is_stored() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mark = app.mark().await;
    let fresh = somsri.open("/letters/drafts/new?kind=memo").await;
    assert!(!fresh.text().contains(PICTURE), "a page opens without waiting for its picture");
    let half = but(draft("memo", "ขออนุมัติ"), &[("party-to", ""), ("within-on", "31 กพ"), ("urgency", "within")]);
    let page = somsri.post("/letters/drafts/preview", &half).await;
    page.is(200).has_text("ตัวอย่าง");
    assert_eq!(page.field_value("subject"), "ขออนุมัติ");
    assert_eq!(page.field_value("within-on"), "31 กพ", "what is not whole stays as it was typed");
    assert_eq!(page.text().matches(PICTURE).count(), 1);
    let long = "ข้อความยาวหนึ่งย่อหน้าที่กินที่หลายบรรทัดของหน้ากระดาษ ".repeat(12);
    let long = [long.as_str()].repeat(14).join("\n");
    let page =
        somsri.post("/letters/drafts/preview", &but(draft("external", "เรื่องยาว"), &[("paragraphs", &long)])).await;
    assert!(page.is(200).text().matches(PICTURE).count() > 1, "each page has its picture");
    somsri.open("/letters/drafts").await.has_no_text("เรื่องยาว");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn the_picture_of_a_stored_draft_shows_what_is_typed_and_belongs_to_those_who_may_read_it() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let letter = begin(&mut somsri, &draft("external", "ขอข้อมูล")).await;
    let preview = format!("{letter}/text/preview");
    let mark = app.mark().await;
    let page = somsri.post(&preview, &but(draft("external", "ขอข้อมูลใหม่"), &[("version", "1")])).await;
    page.is(200);
    assert!(page.text().contains(PICTURE));
    assert_eq!(page.field_value("version"), "1", "the form can still be saved");
    somsri.open(&letter).await.has_no_text("ขอข้อมูลใหม่");
    app.assert_nothing_else_recorded(mark, &[]).await;
    app.sign_in(cast::NARONG).await.post(&preview, &draft("external", "ขอข้อมูล")).await.is(404);
    app.sign_in(cast::PIMJAI).await.post("/letters/drafts/preview", &draft("external", "ขอข้อมูล")).await.is(403);
}
