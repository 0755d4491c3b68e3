//! The clock steps back while people work: what they do goes on in its order, and nobody is locked out or let in by it.

use kernel::{Id, Person};
use kueakun::demo::cast;
use store::{Source as _, Sql};
use testkit::{Browser, TestApp};

async fn register(browser: &mut Browser, given: &str) {
    browser.post("/people", &[("given", given), ("looked", "yes")]).await.is(303);
}

async fn newest(app: &TestApp) -> Id<Person> {
    let (id,): (Id<Person>,) = app.db().one(Sql::new("select id from persons order by id desc limit 1")).await.unwrap();
    id
}

#[tokio::test]
async fn when_the_clock_steps_back_records_stay_in_their_order_and_sessions_and_log_hold() {
    let app = crate::start().await;
    let mut mali = app.sign_in(cast::MALI).await;
    register(&mut mali, "ก่อน").await;
    let (before, noon) = (newest(&app).await, app.now());
    for hours in [1, 30, 24 * 400] {
        app.move_to(noon.plus_hours(-hours));
        mali.open("/people").await;
        register(&mut mali, "หลัง").await;
        let after = newest(&app).await;
        assert!(after > before, "the record made later has the greater id");
        app.sign_in(cast::SOMSRI).await.open("/").await;
    }
    app.move_to(noon.plus_hours(1));
    mali.open("/people").await;
    register(&mut mali, "กลับมา").await;
    let rows: Vec<(String,)> = app
        .db()
        .all(Sql::new("select given_name from persons where given_name in ('ก่อน', 'หลัง', 'กลับมา') order by id"))
        .await
        .unwrap();
    let names: Vec<&str> = rows.iter().map(|(name,)| name.as_str()).collect();
    assert_eq!(names, ["ก่อน", "หลัง", "หลัง", "หลัง", "กลับมา"]);
    let report = app.db().verify_audit().await.unwrap();
    assert!(report.holds(), "{:?}", report.findings);
}
