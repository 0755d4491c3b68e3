//! A database that goes away and comes back: a page that says so, then work goes on without a restart.

use std::time::Duration;

use kueakun::demo::cast;

#[tokio::test]
async fn while_the_database_is_away_pages_say_so_and_afterwards_they_are_back() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.open("/standard").await;
    if !app.home().let_in(false).await {
        // A file cannot be taken away like a server.
        return;
    }
    somsri.get("/readyz").await.is(503);
    let page = somsri.get("/standard").await;
    page.is(503).has_text("ฐานข้อมูล");
    app.home().let_in(true).await;
    // A connection is looked at before it is used only when it has rested for two seconds.
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    somsri.open("/standard").await;
    somsri.get("/readyz").await.is(200);
}
