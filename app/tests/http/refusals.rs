//! Refused authorization stands in the program's log: who, at which route, for want of which permission, and nothing more.

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::http::Method;
use kernel::Ref;
use kueakun::demo::cast;
use serde_json::Value;

/// A log that is kept in memory.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    /// What was logged so far.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What was logged of refusals, in order.
fn refusals(kept: &Kept) -> Vec<Value> {
    let lines = kept.text().lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).collect::<Vec<_>>();
    lines.into_iter().filter(|line| line["message"] == "access refused").collect()
}

/// Keeps the log of this thread while the guard lives.
fn listen(kept: &Kept) -> tracing::subscriber::DefaultGuard {
    let writer = kept.clone();
    let log = tracing_subscriber::fmt().json().flatten_event(true).with_writer(move || writer.clone());
    tracing::subscriber::set_default(log.finish())
}

#[tokio::test]
async fn a_refusal_names_who_the_route_and_the_permission_and_nothing_that_was_typed() {
    let app = crate::start().await;
    let file = offices::staff_named(app.db(), cast::SOMSRI).await.unwrap().unwrap().to_string();
    let kept = Kept::default();
    let _guard = listen(&kept);
    let mut narong = app.sign_in(cast::NARONG).await;
    narong.get("/jobs?word=typed").await.is(403);
    narong.get(&format!("/staff/{file}")).await.is(404);
    narong.post_raw("/me/notices/reading", &[]).await.is(403);
    narong.get("/no-such-page/typed").await.is(404);
    narong.open("/me").await;
    let staff = offices::staff_named(app.db(), cast::NARONG).await.unwrap().unwrap();
    let told: Vec<_> = refusals(&kept);
    let of = |line: &Value| ["route", "permission", "why"].map(|name| line[name].as_str().unwrap().to_owned());
    let expected = [
        ["/jobs", "offices-jobs", "role"],
        ["/staff/{id}", "staff-read", "record"],
        ["/me/notices/reading", "offices-own-account", "form"],
    ];
    assert_eq!(told.iter().map(of).collect::<Vec<_>>(), expected);
    let Ref { id, .. } = staff.as_ref();
    assert!(told.iter().all(|line| line["staff"] == id && line["level"] == "WARN"), "{told:?}");
    for typed in [file.as_str(), "typed", cast::NARONG] {
        assert!(told.iter().all(|line| !line.to_string().contains(typed)), "{typed} stands in the log: {told:?}");
    }
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_led_to_the_door_and_not_reported() {
    let app = crate::start().await;
    let kept = Kept::default();
    let _guard = listen(&kept);
    let mut stranger = app.visitor();
    assert_eq!(stranger.get("/jobs").await.status(), 303);
    stranger.send(Method::GET, "/api/v1/cases/1", &[], Vec::new()).await.is(401);
    assert_eq!(refusals(&kept), Vec::<Value>::new());
}
