//! The demonstration: made once, whole, and left alone afterwards.

use testkit::Home;

use super::program::{Serving, command, done};

#[tokio::test]
async fn a_demonstration_is_made_once_and_everything_in_it_is_in_order() {
    let home = Home::empty().await;
    let words = ["demo", "--seed-only", "--persons", "250", "--cases", "110", "--records", "60"];
    let said = done(command(&home, &words));
    assert!(said.contains("287 persons, 111 cases"), "{said}");
    assert_eq!(done(command(&home, &words)), "");
    assert!(done(command(&home, &["doctor"])).contains("all in place"));
    let serving = Serving::of(command(&home, &["demo", "--listen", "127.0.0.1:0"]));
    assert!(serving.get("/sign-in").unwrap().contains("value=\"somsri\""));
}
