//! Out of the registry and in again.

use kueakun::demo::cast;

use super::{count, send, work};

#[tokio::test]
async fn a_register_that_went_out_finds_everybody_there_when_it_comes_in() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    prasert.post("/imports/exports", &[("format", "csv")]).await.is(422);
    let mark = app.mark().await;
    let asked = [("reason", "ปรับปรุงทะเบียนประจำปี"), ("format", "csv")];
    let file = prasert.post("/imports/exports", &asked).await;
    file.is(200);
    app.assert_nothing_else_recorded(mark, &["people-exported"]).await;
    let rows = file.text().lines().count();
    assert!(rows > 10, "{rows}");

    let before = count(&app, "select cast(count(*) as bigint) from persons").await;
    let office = super::office(&app, cast::PRASERT).await;
    let fields = [("template", "persons"), ("office", office.as_str())];
    let import = prasert.upload("/imports", &fields, &[("file", "persons.csv", file.bytes())]).await.is(303).location();
    prasert.submit(&format!("{import}/trial"), &[]).await;
    work(&app).await;
    prasert.open(&format!("{import}/rows?state=refused")).await.has_text("ไม่มีแถวแบบนี้");
    prasert.submit(&format!("{import}/storing"), &[]).await;
    work(&app).await;
    // Who has a number is there already; who has none waits for a person, and nobody is doubled.
    assert_eq!(count(&app, "select cast(count(*) as bigint) from persons").await, before);
    assert_eq!(count(&app, "select stored from imports").await, 0);
}

#[tokio::test]
async fn an_export_as_a_spreadsheet_is_one() {
    let app = crate::start().await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let asked = [("reason", "ปรับปรุงทะเบียนประจำปี"), ("format", "xlsx")];
    let file = prasert.post("/imports/exports", &asked).await;
    file.is(200);
    let import = send(&app, &mut app.sign_in(cast::MALI).await, "persons", "p.xlsx", file.bytes()).await;
    import.is(303);
}
