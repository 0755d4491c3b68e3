//! The __plural__ through HTTP.

use crate::start;
use kueakun::demo::cast;

#[tokio::test]
async fn a___singular___is_written_down_and_stands_in_the_list() {
    let app = start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mark = app.mark().await;
    let form = [("title", "พบกันครั้งแรก"), ("day", "1/9/2569"), ("note", "")];
    somsri.submit("/__plural__", &form).await.has_text("พบกันครั้งแรก");
    app.assert_nothing_else_recorded(mark, &["__singular__-added"]).await;
    somsri.open("/__plural__").await.has_text("พบกันครั้งแรก");
}

#[tokio::test]
async fn another_office_does_not_find_it() {
    let app = start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let form = [("title", "พบกันครั้งแรก"), ("day", "1/9/2569"), ("note", "")];
    let address = somsri.post("/__plural__", &form).await.location();
    let mut narong = app.sign_in(cast::NARONG).await;
    narong.get(&address).await.is(404);
    narong.open("/__plural__").await.has_no_text("พบกันครั้งแรก");
}

#[tokio::test]
async fn a_day_that_has_not_come_is_refused_and_nothing_is_saved() {
    let app = start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mark = app.mark().await;
    let form = [("title", "พบกันครั้งแรก"), ("day", "2/9/2569"), ("note", "")];
    somsri.post("/__plural__", &form).await.is(422).has_text("ยังมาไม่ถึง");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn an_empty_form_comes_back_with_its_fields_named() {
    let app = start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mark = app.mark().await;
    let answer = somsri.post("/__plural__", &[("title", ""), ("day", "")]).await;
    assert_ne!(answer.is(422).field_error("title"), "");
    app.assert_nothing_else_recorded(mark, &[]).await;
}
