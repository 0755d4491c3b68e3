//! Passkeys through HTTP, answered by an authenticator of our own: made, used, taken away; and everything that must be refused.

use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use passkeys::written;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use testkit::{Browser, ORIGIN, TestApp};

use crate::{PASSWORD, staff, start};

/// An authenticator with one key (WebAuthn level 3, section 6), which verifies its user unless told otherwise.
#[derive(Clone)]
pub struct Authenticator {
    key: SigningKey,
    id: [u8; 16],
    handle: String,
    counter: u32,
    origin: String,
    verifies: bool,
}

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

impl Authenticator {
    pub fn new(seed: u8) -> Self {
        let key = SigningKey::from_slice(&[seed; 32]).expect("a scalar of the curve");
        Self { key, id: [seed; 16], handle: String::new(), counter: 0, origin: ORIGIN.to_owned(), verifies: true }
    }

    fn data(&mut self, host: &str, more: u8) -> Vec<u8> {
        self.counter += 1;
        let mut data = Sha256::digest(host).to_vec();
        data.push(PRESENT | if self.verifies { VERIFIED } else { 0 } | more);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = &options["publicKey"]["challenge"];
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    /// Makes the key for the site that asks; the attestation is `none`.
    fn create(&mut self, options: &Value) -> String {
        let host = options["publicKey"]["rp"]["id"].as_str().expect("the site's name").to_owned();
        options["publicKey"]["user"]["id"].as_str().expect("a handle").clone_into(&mut self.handle);
        let mut data = self.data(&host, ATTESTED);
        data.extend([0; 16]);
        data.extend(16_u16.to_be_bytes());
        data.extend(self.id);
        data.extend(self.cose());
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("less than 256 bytes"));
        object.extend(data);
        let client = written(&self.client("webauthn.create", options));
        self.answer(
            json!({ "attestationObject": written(&object), "clientDataJSON": client, "transports": ["internal"] }),
        )
    }

    /// The public key as COSE writes it: EC2, ES256, P-256, x, y.
    fn cose(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let mut out = b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".to_vec();
        out.extend_from_slice(point.x().expect("a point"));
        out.extend(b"\x22\x58\x20");
        out.extend_from_slice(point.y().expect("a point"));
        out
    }

    /// Signs in at the site that asks.
    fn get(&mut self, options: &Value) -> String {
        let host = options["publicKey"]["rpId"].as_str().expect("the site's name").to_owned();
        let data = self.data(&host, 0);
        let client = self.client("webauthn.get", options);
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature: Signature = self.key.sign(&signed);
        self.answer(json!({ "authenticatorData": written(&data), "clientDataJSON": written(&client),
            "signature": written(signature.to_der().as_bytes()), "userHandle": self.handle }))
    }

    fn answer(&self, response: Value) -> String {
        let id = written(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "extensions": {}, "response": response }).to_string()
    }
}

async fn asked(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Value {
    let answer = browser.post(path, fields).await;
    serde_json::from_str(&answer.is(200).text()).expect("options in JSON")
}

/// Makes a passkey for whoever is signed in.
pub async fn make(browser: &mut Browser, authenticator: &mut Authenticator) {
    let options = asked(browser, "/me/passkeys/challenge", &[]).await;
    let credential = authenticator.create(&options);
    browser.submit("/me/passkeys", &[("name", "โทรศัพท์"), ("credential", &credential)]).await.has_text("โทรศัพท์");
}

pub async fn sign_in(browser: &mut Browser, authenticator: &mut Authenticator, user_name: &str) -> u16 {
    let options = asked(browser, "/sign-in/passkey/challenge", &[("user_name", user_name)]).await;
    let credential = authenticator.get(&options);
    browser.post("/sign-in/passkey", &[("credential", &credential), ("next", "/offices")]).await.status()
}

async fn with_passkey() -> (TestApp, Authenticator) {
    let app = start().await;
    let mut authenticator = Authenticator::new(7);
    make(&mut app.sign_in("pimjai").await, &mut authenticator).await;
    (app, authenticator)
}

#[tokio::test]
async fn a_passkey_opens_the_account_without_a_user_name_and_without_a_code() {
    let (app, mut authenticator) = with_passkey().await;
    let mut browser = app.visitor();
    let options = asked(&mut browser, "/sign-in/passkey/challenge", &[]).await;
    assert_eq!(options["publicKey"]["allowCredentials"], json!([]));
    let mark = app.mark().await;
    let credential = authenticator.get(&options);
    let answer = browser.post("/sign-in/passkey", &[("credential", &credential), ("next", "/offices")]).await;
    assert_eq!((answer.status(), answer.location()), (303, "/offices".to_owned()));
    app.assert_nothing_else_recorded(mark, &["signed-in"]).await;
    let line = app.audit_since(mark).await.pop().expect("one entry");
    assert!(line.detail.contains("\"way\":\"passkey\""), "{}", line.detail);
    browser.open("/me/sessions").await.has_text("พาสคีย์");
    assert_eq!(
        browser.post("/sign-in/passkey", &[("credential", &credential)]).await.status(),
        422,
        "an answer counts once"
    );
}

#[tokio::test]
async fn an_authenticator_that_keeps_no_names_is_asked_after_the_user_name() {
    let (app, mut authenticator) = with_passkey().await;
    authenticator.handle = String::new();
    let mut browser = app.visitor();
    assert_eq!(sign_in(&mut browser, &mut authenticator, "").await, 422, "nobody was named");
    assert_eq!(sign_in(&mut browser, &mut authenticator, "anong").await, 422, "somebody else was named");
    assert_eq!(sign_in(&mut browser, &mut authenticator, " Pimjai").await, 303);
}

#[tokio::test]
async fn a_name_that_nobody_has_looks_like_any_other() {
    let (app, _) = with_passkey().await;
    let mut browser = app.visitor();
    let first = asked(&mut browser, "/sign-in/passkey/challenge", &[("user_name", "nobody")]).await;
    let again = asked(&mut browser, "/sign-in/passkey/challenge", &[("user_name", "nobody")]).await;
    let credentials = &first["publicKey"]["allowCredentials"];
    assert_eq!(credentials.as_array().map(Vec::len), Some(1));
    assert_eq!(*credentials, again["publicKey"]["allowCredentials"], "a real one would not change either");
}

#[tokio::test]
async fn another_origin_another_challenge_and_an_unverified_user_are_refused() {
    let (app, authenticator) = with_passkey().await;
    let mut browser = app.visitor();
    let mark = app.mark().await;
    let mut phished = Authenticator { origin: "https://kueakun.test.example".to_owned(), ..authenticator.clone() };
    assert_eq!(sign_in(&mut browser, &mut phished, "").await, 422);
    let mut careless = Authenticator { verifies: false, ..authenticator.clone() };
    assert_eq!(sign_in(&mut browser, &mut careless, "").await, 422);
    let old = asked(&mut browser, "/sign-in/passkey/challenge", &[]).await;
    asked(&mut browser, "/sign-in/passkey/challenge", &[]).await;
    let late = authenticator.clone().get(&old);
    browser.post("/sign-in/passkey", &[("credential", &late)]).await.is(422);
    let mut forged = Authenticator { key: SigningKey::from_slice(&[9; 32]).expect("a key"), ..authenticator };
    assert_eq!(sign_in(&mut browser, &mut forged, "").await, 422);
    app.assert_nothing_else_recorded(mark, &["sign-in-failed"; 4]).await;
    assert_eq!(browser.get("/me").await.status(), 303);
}

#[tokio::test]
async fn a_challenge_waits_five_minutes_and_belongs_to_one_browser() {
    let (app, mut authenticator) = with_passkey().await;
    let mut browser = app.visitor();
    let options = asked(&mut browser, "/sign-in/passkey/challenge", &[]).await;
    let answer = authenticator.get(&options);
    let mut other = app.visitor();
    other.set_cookie("kueakun_visit", &"1".repeat(32));
    other.post("/sign-in/passkey", &[("credential", &answer)]).await.is(422);
    app.move_to(app.now().plus_minutes(5));
    browser.post("/sign-in/passkey", &[("credential", &answer)]).await.is(422);
}

#[tokio::test]
async fn a_copied_key_is_noticed_by_its_counter() {
    let (app, mut authenticator) = with_passkey().await;
    let mut copy = authenticator.clone();
    assert_eq!(sign_in(&mut app.visitor(), &mut authenticator, "").await, 303);
    assert_eq!(sign_in(&mut app.visitor(), &mut copy, "").await, 422);
}

#[tokio::test]
async fn a_removed_passkey_opens_nothing_and_its_holder_is_told() {
    let (app, mut authenticator) = with_passkey().await;
    let mut browser = app.sign_in("pimjai").await;
    let page = browser.open("/me/passkeys").await;
    let html = page.html();
    let removal = html.elements().find(|element| element.attribute("action").ends_with("/removal"));
    let removal = removal.expect("a way to remove it").attribute("action").to_owned();
    app.sign_in("anong").await.post(&removal, &[]).await.is(404);
    browser.submit(&removal, &[]).await.has_text("ยังไม่มีพาสคีย์");
    assert_eq!(sign_in(&mut app.visitor(), &mut authenticator, "pimjai").await, 422);
    browser.open("/me/notices").await.has_text("เพิ่มพาสคีย์ในบัญชีของท่านแล้ว").has_text("ลบพาสคีย์จากบัญชีของท่านแล้ว");
}

#[tokio::test]
async fn nobody_adds_a_passkey_at_a_browser_left_open() {
    let app = start().await;
    let mut browser = app.sign_in("pimjai").await;
    app.move_to(app.now().plus_minutes(15));
    let mark = app.mark().await;
    assert_eq!(browser.get("/me/passkeys").await.location(), "/me/proof?next=/me/passkeys");
    browser.post("/me/passkeys/challenge", &[]).await.is(403);
    let answer = browser.post("/me/passkeys", &[("name", "x"), ("credential", "{}")]).await;
    assert_eq!(answer.location(), "/me/proof?next=/me/passkeys");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_passkey_proves_who_is_there_as_well_as_the_password() {
    let (app, mut authenticator) = with_passkey().await;
    let mut browser = app.sign_in("pimjai").await;
    app.move_to(app.now().plus_minutes(15));
    let mut stranger = Authenticator::new(9);
    let options = asked(&mut browser, "/me/proof/challenge", &[]).await;
    stranger.handle.clone_from(&authenticator.handle);
    let wrong = stranger.get(&options);
    browser.post("/me/proof/passkey", &[("credential", &wrong), ("next", "/me/passkeys")]).await.is(422);
    let options = asked(&mut browser, "/me/proof/challenge", &[]).await;
    let right = authenticator.get(&options);
    browser.submit("/me/proof/passkey", &[("credential", &right), ("next", "/me/passkeys")]).await.has_text("โทรศัพท์");
}

#[tokio::test]
async fn a_passkey_is_one_persons_and_an_account_locked_by_hand_stays_locked() {
    let (app, mut authenticator) = with_passkey().await;
    let mut anong = app.sign_in("anong").await;
    let options = asked(&mut anong, "/me/passkeys/challenge", &[]).await;
    let credential = authenticator.clone().create(&options);
    anong.post("/me/passkeys", &[("name", "x"), ("credential", &credential)]).await.is(422);
    let tx = app.db().write(store::By::System("test")).await.expect("the database answers");
    offices::lock(&tx, staff(&app, "pimjai").await, "เครื่องหาย").await.expect("locked");
    tx.commit().await.expect("locked");
    assert_eq!(sign_in(&mut app.visitor(), &mut authenticator, "pimjai").await, 422);
}

#[tokio::test]
async fn wrong_passwords_of_others_do_not_keep_a_passkey_waiting() {
    let (app, mut authenticator) = with_passkey().await;
    let mut browser = app.visitor();
    for _ in 0..5 {
        browser.post("/sign-in", &[("user_name", "pimjai"), ("password", "ผิดผิดผิดผิด")]).await.is(422);
    }
    browser.post("/sign-in", &[("user_name", "pimjai"), ("password", PASSWORD)]).await.is(422);
    assert_eq!(sign_in(&mut browser, &mut authenticator, "").await, 303);
}

#[tokio::test]
async fn where_the_operator_named_no_address_there_are_no_passkeys() {
    let settings = web::Settings { demo: true, ..web::Settings::default() };
    let app = Box::pin(TestApp::start_with(crate::assembly(), settings)).await;
    app.visitor().open("/sign-in").await.has_no_text("พาสคีย์");
    let mut browser = app.sign_in("pimjai").await;
    browser.open("/me/passkeys").await.has_text("ยังไม่ได้ตั้งที่อยู่สำหรับพาสคีย์");
    browser.post("/me/passkeys/challenge", &[]).await.is(404);
    app.visitor().post("/sign-in/passkey/challenge", &[]).await.is(404);
}

#[tokio::test]
async fn somebody_invited_begins_with_a_passkey_and_sets_a_password_later() {
    let app = start().await;
    let token = crate::invitations::invited_on_paper(&app).await;
    let mut authenticator = Authenticator::new(7);
    let mut browser = app.visitor();
    let who = [("token", token.as_str()), ("user_name", "duangjai")];
    let options = asked(&mut browser, "/invitation/challenge", &who).await;
    let credential = authenticator.create(&options);
    let fields = [who.as_slice(), &[("credential", credential.as_str())]].concat();
    browser.post("/invitation/passkey", &fields).await.is(303);
    let page = browser.open("/me/passkeys").await;
    let html = page.html();
    let removal = html.elements().find(|element| element.attribute("action").ends_with("/removal"));
    let removal = removal.expect("a way to remove it").attribute("action").to_owned();
    browser.post(&removal, &[]).await.is(422).has_text("ต้องเหลือวิธีเข้าสู่ระบบ");
    app.visitor().post("/sign-in", &[("user_name", "duangjai"), ("password", "")]).await.is(422);
    assert_eq!(sign_in(&mut app.visitor(), &mut authenticator, "").await, 303);
    let own = [("password", "รหัสของฉันเองนะ"), ("again", "รหัสของฉันเองนะ")];
    app.move_to(app.now().plus_minutes(15));
    assert_eq!(browser.post("/me/password", &own).await.location(), "/me/proof?next=/me/password");
    let options = asked(&mut browser, "/me/proof/challenge", &[]).await;
    let proof = authenticator.get(&options);
    browser.submit("/me/proof/passkey", &[("credential", &proof), ("next", "/me/password")]).await;
    browser.submit("/me/password", &own).await.has_text("เปลี่ยนรหัสผ่านแล้ว");
    app.visitor().post("/sign-in", &[("user_name", "duangjai"), ("password", "รหัสของฉันเองนะ")]).await.is(303);
}
