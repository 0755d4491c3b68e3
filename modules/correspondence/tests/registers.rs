//! ทะเบียน: by day and year, page by page.

use kueakun::demo::cast;

use super::receiving::{but, came, receive};

#[tokio::test]
async fn a_register_shows_each_day_under_its_head_the_latest_first() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    receive(&mut mali, &came("วันแรก", "1")).await;
    app.days_later(1);
    let mut mali = app.sign_in(cast::MALI).await;
    receive(&mut mali, &but(came("วันที่สอง", "2"), &[("received-on", "2/9/69")])).await;
    let seen = mali.open("/letters/registers/received").await.seen();
    let at = |text: &str| seen.find(text).unwrap_or_else(|| panic!("no {text}"));
    assert!(at("2 กันยายน 2569") < at("วันที่สอง") && at("วันที่สอง") < at("1 กันยายน 2569"));
    let one = mali.open("/letters/registers/received?on=1/9/69").await;
    one.has_text("วันแรก").has_no_text("วันที่สอง");
    let file = one.links().into_iter().find(|link| link.contains("/pdf?") && link.contains("on=2026-09-01"));
    mali.open(&file.expect("the PDF of that day")).await;
    mali.open("/letters/registers/received?on=31/2/69").await.has_text("ไม่มีวันที่นี้ในปฏิทิน");
    mali.get("/letters/registers/unknown").await.is(404);
}

#[tokio::test]
async fn a_long_register_goes_on_where_the_page_before_ended() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    for number in 1..=61 {
        receive(&mut mali, &came(&format!("เรื่องที่ {number}"), "")).await;
    }
    let page = mali.open("/letters/registers/received").await;
    page.has_text("เรื่องที่ 61").has_text("เรื่องที่ 2").has_no_text("เรื่องที่ 1 ");
    let older = page.links().into_iter().find(|link| link.contains("below=")).expect("a next page");
    let page = mali.open(&older).await;
    page.has_text("เรื่องที่ 1").has_no_text("เรื่องที่ 2");
}
