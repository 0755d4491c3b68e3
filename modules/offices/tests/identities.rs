//! Signing in at a provider, as far as no provider is needed; the journeys with a real one are in `e2e/oidc.test.mjs`.

use store::{By, Sql};
use testkit::{ORIGIN, TestApp};

use crate::staff;

/// The program with a provider that is not there: nobody listens on port 1.
async fn with_provider() -> TestApp {
    let provider = web::Provider {
        key: "agency".to_owned(),
        issuer: "http://127.0.0.1:1".to_owned(),
        client_id: "kueakun".to_owned(),
        label_th: "เข้าด้วยบัญชีของกรม".to_owned(),
        label_en: "Sign in with the agency's account".to_owned(),
        ..web::Provider::default()
    };
    let settings = web::Settings {
        demo: true,
        public_url: ORIGIN.to_owned(),
        providers: vec![provider],
        ..web::Settings::default()
    };
    Box::pin(TestApp::start_with(crate::assembly(), settings)).await
}

#[tokio::test]
async fn a_provider_that_does_not_answer_leaves_the_other_ways_in() {
    let app = with_provider().await;
    let mut browser = app.visitor();
    let page = browser.open("/sign-in").await;
    assert!(page.has_text("เข้าด้วยบัญชีของกรม").link("/sign-in/with?provider=agency"));
    browser.get("/sign-in/with?provider=agency").await.is(422).has_text("ไม่ตอบในขณะนี้");
    browser.get("/sign-in/with?provider=another").await.is(404);
    browser.set_cookie("kueakun_lang", "en");
    browser.open("/sign-in").await.has_text("Sign in with the agency's account");
}

#[tokio::test]
async fn what_was_not_begun_in_this_browser_comes_to_nothing() {
    let app = with_provider().await;
    let mark = app.mark().await;
    let answer = app.visitor().get("/sign-in/with/return?state=x&code=y").await;
    answer.is(422).has_text("ไม่ได้เริ่มจากเบราว์เซอร์นี้");
    app.assert_nothing_else_recorded(mark, &["sign-in-failed"]).await;
}

#[tokio::test]
async fn an_identity_is_unlinked_by_its_holder_after_a_fresh_proof() {
    let app = with_provider().await;
    let mut pimjai = app.sign_in("pimjai").await;
    let tx = app.db().write(By::System("test")).await.expect("the database answers");
    let row = "insert into identities (id, staff_id, provider, subject, made_at) values (?, ?, 'agency', 'x', ?)";
    let sql = Sql::new(row).bind(tx.new_id::<()>()).bind(staff(&app, "pimjai").await).bind(tx.now());
    tx.run(sql).await.expect("linked");
    tx.commit().await.expect("linked");
    let page = pimjai.open("/me/identities").await;
    let html = page.html();
    let form = html.elements().find(|element| element.attribute("action").ends_with("/removal")).expect("a way");
    let removal = form.attribute("action").to_owned();
    assert!(!page.link("/me/identities/linking?provider=agency"), "one for each provider");
    app.sign_in("anong").await.post(&removal, &[]).await.is(404);
    app.move_to(app.now().plus_minutes(15));
    assert_eq!(pimjai.post(&removal, &[]).await.location(), "/me/proof?next=/me/identities");
    app.move_to(app.now().plus_minutes(-15));
    let mark = app.mark().await;
    assert!(pimjai.submit(&removal, &[]).await.link("/me/identities/linking?provider=agency"));
    app.assert_nothing_else_recorded(mark, &["identity-unlinked"]).await;
}
