//! A database that goes away and comes back: a page that says so, then work goes on without a restart.

use std::time::{Duration, Instant};

use kueakun::demo::cast;
use testkit::Cluster;

use super::client::{Client, Reply};
use super::program::{Serving, command, done};

/// How long pages may take to be there again once the database is.
const PATIENCE: Duration = Duration::from_secs(20);

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

fn says_that_it_is_away(page: &Reply) {
    assert!(page.status() == 503 && page.has("ฐานข้อมูล") && page.has("</html>"), "{page:?}");
}

#[test]
fn a_database_server_that_dies_is_said_to_be_away_and_work_goes_on_when_it_is_back() {
    let Some(cluster) = Cluster::start() else { return };
    let home = cluster.home();
    done(command(&home, &["demo", "--seed-only", "--persons", "0", "--cases", "0"]));
    let serving = Serving::start(&home);
    let mali = Client::sign_in(&serving, cast::MALI);
    let register = |given: &str| mali.post(&serving, "/people", &[("given", given), ("looked", "yes")]).unwrap();
    let before = register("ก่อนล่ม");
    assert_eq!(before.status(), 303, "{before:?}");

    cluster.die();
    // Each waits some seconds for a connection before it gives up, so they are asked together.
    std::thread::scope(|scope| {
        for path in ["/standard", "/people", "/people/new"] {
            let (mali, serving) = (&mali, &serving);
            scope.spawn(move || says_that_it_is_away(&mali.get(serving, path).unwrap()));
        }
        scope.spawn(|| says_that_it_is_away(&register("ระหว่างล่ม")));
        scope.spawn(|| assert_eq!(mali.get(&serving, "/readyz").unwrap().status(), 503));
        scope.spawn(|| assert_eq!(mali.get(&serving, "/healthz").unwrap().status(), 200, "the program itself is well"));
    });

    cluster.start_again();
    let back = Instant::now();
    while mali.get(&serving, "/readyz").unwrap().status() != 200 {
        assert!(back.elapsed() < PATIENCE, "still not ready after {:?}", back.elapsed());
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(mali.open(&serving, &before.between("location: ", '\r')).shows("ก่อนล่ม"));
    assert!(!mali.open(&serving, "/people").shows("ระหว่างล่ม"), "what was answered with 503 was written");
    let after = register("หลังล่ม");
    assert_eq!(after.status(), 303, "{after:?}");
    assert!(mali.open(&serving, &after.between("location: ", '\r')).shows("หลังล่ม"));

    let (status, log) = serving.stop();
    assert_eq!(status, Some(0), "{log}");
    assert!(done(command(&home, &["audit", "verify"])).contains("holds"));
}
