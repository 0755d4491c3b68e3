//! หนังสือลับ: a register of its own, known to the registrar and to those it was given to by name; to others there is no trace of it.

use kueakun::demo::cast;
use testkit::TestApp;

use super::receiving::{but, came, receive};
use super::routing::{acknowledge, send, staff};

/// Thawat names Narumon registrar of the subdistrict's office.
pub async fn name_narumon(app: &TestApp) -> String {
    let office = crate::leaks::office_of(app, cast::MALI).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    let narumon = offices::staff_named(app.db(), cast::NARUMON).await.unwrap().unwrap().to_string();
    let fields = [("office", office.to_string()), ("staff", narumon), ("from-on", "1/9/69".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    thawat.post("/letters/registrars", &fields).await.is(303);
    format!("/letters/registrars?office={office}")
}

#[tokio::test]
async fn a_secret_letter_leaves_no_trace_for_anybody_else() {
    let app = crate::start().await;
    name_narumon(&app).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let mut mali = app.sign_in(cast::MALI).await;
    mali.get("/letters/secret/new").await.is(404);
    let open = receive(&mut mali, &came("หนังสือธรรมดา", "1")).await;
    let fields = but(came("แผนเผชิญเหตุชายแดน", "ลับ 7"), &[("secrecy", "secret")]);
    let paper: &[(&str, &str, &[u8])] = &[("paper", "ลับ.png", b"\x89PNG\r\n\x1a\nx")];
    let mark = app.mark().await;
    let answer = narumon.upload("/letters/secret", &fields, paper).await;
    answer.is(303);
    let secret = answer.location();
    narumon.open(&secret).await.has_text("ข้อมูลข่าวสารลับ รับที่ 1/2569");
    narumon.open("/letters/registers/secret-received").await.has_text("แผนเผชิญเหตุชายแดน");
    narumon
        .open("/letters/search?q=%E0%B8%8A%E0%B8%B2%E0%B8%A2%E0%B9%81%E0%B8%94%E0%B8%99")
        .await
        .has_text("แผนเผชิญเหตุชายแดน");
    app.assert_nothing_else_recorded(mark, &["letter-received", "secret-letter-read"]).await;
    for user in [cast::MALI, cast::PRASERT, cast::SOMSRI, cast::THAWAT, cast::PIMJAI, cast::WICHAI, cast::PHUM] {
        let mut browser = app.sign_in(user).await;
        browser.get(&secret).await.is(404);
        browser.get(&format!("{secret}/stamped")).await.is(404);
        browser.get(&format!("{secret}/routing")).await.is(404);
        let register = browser.get("/letters/registers/secret-received").await;
        assert!([403, 404].contains(&register.status()), "{user} {}", register.status());
        for page in
            ["/letters", "/letters/search?q=%E0%B8%8A%E0%B8%B2%E0%B8%A2%E0%B9%81%E0%B8%94%E0%B8%99", "/me/notices"]
        {
            browser.open(page).await.has_no_text("เผชิญเหตุ");
        }
    }
    app.sign_in(cast::MALI).await.open("/letters/registers/received").await.has_no_text("เผชิญเหตุ");
    app.sign_in(cast::MALI).await.open(&open).await.has_text("หนังสือรับที่ 1/2569");
}

#[tokio::test]
async fn a_secret_letter_goes_to_people_by_name_and_every_reading_is_written_down() {
    let app = crate::start().await;
    name_narumon(&app).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let mut prasert = app.sign_in(cast::PRASERT).await;
    let fields = but(came("แผนลับ", "1"), &[("secrecy", "very-secret")]);
    let answer = narumon.upload("/letters/secret", &fields, &[]).await;
    let letter = answer.location();
    let unit = format!("office-{}", crate::leaks::office_of(&app, cast::MALI).await);
    let routing = format!("{letter}/routing");
    send(&mut narumon, &routing, &[("to-1", &unit), ("asks-1", "know")]).await.is(422);
    let head = staff(&app, cast::PRASERT).await;
    send(&mut narumon, &routing, &[("to-1", &head), ("asks-1", "know")]).await.is(303);
    prasert.open("/me/notices").await.has_no_text("แผนลับ");
    let mark = app.mark().await;
    acknowledge(&mut prasert, &letter).await.is(303);
    app.assert_nothing_else_recorded(mark, &["secret-letter-read", "letter-acknowledged"]).await;
    prasert.get(&routing).await.is(403);
    app.sign_in(cast::SOMSRI).await.get(&letter).await.is(404);
}

#[tokio::test]
async fn who_is_no_longer_registrar_finds_nothing_the_next_day() {
    let app = crate::start().await;
    let page = name_narumon(&app).await;
    let mut thawat = app.sign_in(cast::THAWAT).await;
    let mut narumon = app.sign_in(cast::NARUMON).await;
    let fields = but(came("แผนลับ", "1"), &[("secrecy", "secret")]);
    let letter = narumon.upload("/letters/secret", &fields, &[]).await.location();
    let forms = thawat.open(&page).await.forms();
    let ending = forms.iter().find(|form| form.starts_with("/letters/") && form.ends_with("/ending")).unwrap().clone();
    for user in [cast::MALI, cast::PRASERT] {
        app.sign_in(user).await.post(&ending, &[]).await.is(403);
    }
    thawat.post(&ending, &[]).await.is(303);
    narumon.get(&letter).await.is(200);
    app.days_later(1);
    let mut narumon = app.sign_in(cast::NARUMON).await;
    narumon.get(&letter).await.is(404);
    narumon.get("/letters/secret/new").await.is(404);
}
