//! Webhooks against a real listener that fails, hangs and then accepts; and what no message ever tells.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use jobs::Runner;
use kueakun::demo::cast;
use offices::PostOffice;
use offices::events::Event;
use serde_json::{Value, json};
use store::By;
use testkit::TestApp;
use web::Settings;
use webhooks::Register;
use webhooks::rules::signing;

use crate::cases::the_way::{intake, pairs};

/// What the other side does with a message.
#[derive(Debug, Clone, Copy)]
enum Manner {
    Answer(u16),
    /// Takes the message and says nothing.
    Hang,
}

/// The other side: every message that came, and what is done with the next.
struct Other {
    url: String,
    came: Arc<Mutex<Vec<String>>>,
}

impl Other {
    /// Does this in turn, the last of it for ever.
    fn start(manners: &'static [Manner]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let came: Arc<Mutex<Vec<String>>> = Arc::default();
        let kept = Arc::clone(&came);
        std::thread::spawn(move || {
            let mut held = Vec::new();
            for (place, stream) in listener.incoming().enumerate() {
                let Ok(mut stream) = stream else { return };
                let mut message = Vec::new();
                let mut part = [0_u8; 4096];
                while !whole(&message) {
                    match stream.read(&mut part) {
                        Ok(0) | Err(_) => break,
                        Ok(count) => message.extend_from_slice(&part[..count]),
                    }
                }
                kept.lock().unwrap().push(String::from_utf8_lossy(&message).into_owned());
                match manners[place.min(manners.len() - 1)] {
                    Manner::Answer(status) => {
                        let _ = write!(stream, "HTTP/1.1 {status} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
                    }
                    Manner::Hang => held.push(stream),
                }
            }
        });
        Self { url, came }
    }

    fn messages(&self) -> Vec<String> {
        self.came.lock().unwrap().clone()
    }
}

/// Whether the head and as many bytes as it promises have come.
fn whole(message: &[u8]) -> bool {
    let text = String::from_utf8_lossy(message);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    body.len() >= header(head, "content-length").parse().unwrap_or(0)
}

fn header(message: &str, name: &str) -> String {
    let lines = message.lines().filter_map(|line| line.split_once(':'));
    let mut found = lines.filter(|(known, _)| known.eq_ignore_ascii_case(name));
    found.next().map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
}

fn body(message: &str) -> &str {
    message.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

fn settings() -> Settings {
    Settings { demo: true, loopback_webhooks: true, ..Settings::default() }
}

async fn start() -> TestApp {
    TestApp::start_with(crate::assembly(), settings()).await
}

async fn office_of(app: &TestApp, user_name: &str) -> kernel::Id<kernel::Office> {
    let staff = offices::staff_named(app.db(), user_name).await.unwrap().unwrap();
    offices::brief(app.db(), &[staff]).await.unwrap()[&staff].office
}

/// Registers a webhook for everything that happens in somebody's office; answers its secret.
async fn hook(app: &TestApp, other: &Other, user_name: &str) -> String {
    let office = office_of(app, user_name).await;
    let phum = offices::staff_named(app.db(), cast::PHUM).await.unwrap().unwrap();
    let tx = app.db().write(By::System("test")).await.unwrap();
    let events = <Event as kernel::Code>::ALL.to_vec();
    let command = Register {
        office, name: "ระบบเบี้ยยังชีพ".to_owned(), url: other.url.clone(), events
    };
    let (_, secret) = webhooks::register(&tx, phum, &command).await.unwrap();
    tx.commit().await.unwrap();
    secret
}

async fn run(app: &TestApp) -> usize {
    let post = PostOffice::closed(Arc::clone(app.app().texts()));
    Runner::new(app.db().clone(), kueakun::jobs::handlers(post, &settings())).run_due().await.unwrap()
}

/// Registers somebody and takes in a matter about them; answers the ids.
async fn case(app: &TestApp, confidentiality: &str) -> (String, String) {
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let names = [("given", "บัวลอย"), ("family", "สมมุติวงศ์"), ("looked", "yes")];
    let answer = somsri.post("/people", &names).await;
    let person = answer.is(303).location().rsplit('/').next().unwrap().to_owned();
    let mut fields = intake(&person);
    fields.retain(|(name, _)| *name != "confidentiality");
    fields.push(("confidentiality", confidentiality.to_owned()));
    let answer = somsri.post("/cases", &pairs(&fields)).await;
    let case = answer.is(303).location().trim_end_matches("/triage").rsplit('/').next().unwrap().to_owned();
    (person, case)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happened_is_told_with_ids_alone_and_signed() {
    let app = start().await;
    let other = Other::start(&[Manner::Answer(204)]);
    let secret = hook(&app, &other, cast::SOMSRI).await;
    let (person, case) = case(&app, "normal").await;
    run(&app).await;
    let messages = other.messages();
    let told: Vec<Value> = messages.iter().map(|message| serde_json::from_str(body(message)).unwrap()).collect();
    let of = |kind: &str| told.iter().find(|message| message["type"] == json!(kind)).cloned().unwrap_or_default();
    assert_eq!(of("person.registered")["data"], json!({ "person": person }));
    assert_eq!(of("case.opened")["data"], json!({ "case": case }));
    assert_eq!(told.len(), 2);
    for message in &messages {
        for secret in ["บัวลอย", "สมมุติวงศ์", "ผู้สูงอายุ"] {
            assert!(!message.contains(secret), "{message}");
        }
        let (id, at) = (header(message, "webhook-id"), header(message, "webhook-timestamp"));
        let signed = signing::sign(&secret, &id, at.parse().unwrap(), body(message)).unwrap();
        assert_eq!(header(message, "webhook-signature"), signed);
    }
    assert_eq!(run(&app).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_fails_and_hangs_is_sent_until_it_is_taken_under_one_id() {
    let app = start().await;
    let other = Other::start(&[Manner::Answer(500), Manner::Hang, Manner::Answer(200)]);
    hook(&app, &other, cast::SOMSRI).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.post("/people", &[("given", "มานะ"), ("looked", "yes")]).await.is(303);
    for _ in 0..3 {
        run(&app).await;
        app.move_to(app.now().plus_minutes(10));
    }
    let ids: Vec<String> = other.messages().iter().map(|message| header(message, "webhook-id")).collect();
    assert_eq!(ids.len(), 3);
    assert!(ids.iter().all(|id| *id == ids[0] && id.starts_with("msg_")));
    let mut phum = app.sign_in(cast::PHUM).await;
    let there = phum.open("/webhooks").await.first_link("/webhooks/0");
    let page = phum.open(&there).await;
    page.has_text("รับแล้ว").has_text("ลองแล้ว 3 ครั้ง").has_no_text("whsec_");
    let again = page.forms().into_iter().find(|form| form.ends_with("/repetition")).unwrap();
    phum.submit(&again, &[]).await;
    run(&app).await;
    assert_eq!(header(&other.messages()[3], "webhook-id"), ids[0], "sent again under the id it had");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_restricted_or_sealed_case_nobody_outside_hears() {
    let app = start().await;
    let other = Other::start(&[Manner::Answer(200)]);
    hook(&app, &other, cast::SOMSRI).await;
    case(&app, "sealed").await;
    case(&app, "restricted").await;
    let (_, opened) = case(&app, "normal").await;
    let sealing = [("confidentiality", "sealed"), ("reason", "ผู้ถูกกล่าวหาเป็นเจ้าหน้าที่")];
    app.sign_in(cast::SOMSRI).await.post(&format!("/cases/{opened}/confidentiality"), &sealing).await.is(303);
    run(&app).await;
    let told: Vec<String> = other.messages().iter().map(|message| body(message).to_owned()).collect();
    assert!(!told.is_empty());
    assert!(told.iter().all(|message| message.contains("person.registered")), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_neighbours_events_are_not_told() {
    let app = start().await;
    let other = Other::start(&[Manner::Answer(200)]);
    hook(&app, &other, cast::NARONG).await;
    case(&app, "normal").await;
    run(&app).await;
    assert!(other.messages().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_fails_for_five_days_is_ended_and_its_maker_is_told() {
    let app = start().await;
    let other = Other::start(&[Manner::Answer(503)]);
    hook(&app, &other, cast::SOMSRI).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.post("/people", &[("given", "มานะ"), ("looked", "yes")]).await.is(303);
    run(&app).await;
    app.days_later(5);
    let mark = app.mark().await;
    run(&app).await;
    app.assert_nothing_else_recorded(mark, &["webhook-ended"]).await;
    let mut phum = app.sign_in(cast::PHUM).await;
    phum.open("/me/notices").await.has_text("ระบบเบี้ยยังชีพ");
    phum.open("/webhooks").await.has_text("เลิกใช้แล้ว");
    let before = other.messages().len();
    app.sign_in(cast::SOMSRI).await.post("/people", &[("given", "ชูใจ"), ("looked", "yes")]).await.is(303);
    run(&app).await;
    assert_eq!(other.messages().len(), before);
}

#[tokio::test]
async fn an_administrator_registers_and_ends_a_webhook_and_inner_addresses_are_refused() {
    let app = crate::start().await;
    let office = office_of(&app, cast::SOMSRI).await.to_string();
    let mut phum = app.sign_in(cast::PHUM).await;
    let with = |url: &'static str| [("name", "ปลายทาง"), ("url", url), ("office", "x"), ("events", "case.opened")];
    for url in ["http://example.org/", "https://127.0.0.1/", "https://10.0.0.8/", "https://localhost/x", "ไม่ใช่ที่อยู่"]
    {
        let mut fields = with(url).to_vec();
        fields[2].1 = &office;
        let page = phum.post("/webhooks", &fields).await;
        page.is(422);
        assert!(!page.field_error("url").is_empty(), "{url}");
    }
    let mut fields = with("https://hooks.example.go.th/kueakun").to_vec();
    fields[2].1 = &office;
    let mark = app.mark().await;
    let page = phum.post("/webhooks", &fields).await;
    page.is(200).has_text("whsec_");
    let there = phum.open("/webhooks").await.first_link("/webhooks/0");
    phum.open(&there).await.has_no_text("whsec_").has_text("hooks.example.go.th");
    phum.submit(&format!("{there}/ending"), &[]).await;
    app.assert_nothing_else_recorded(mark, &["webhook-registered", "webhook-ended"]).await;
    phum.post(&format!("{there}/ending"), &[]).await.is(404);
    app.sign_in(cast::SOMSRI).await.get("/webhooks").await.is(403);
}
