//! Roles that need two factors: whoever has one and came with a password alone is led to a second factor, and to nothing else.

use kernel::{Id, Role};
use store::By;
use testkit::{Browser, ORIGIN, TestApp};
use web::{Method, Settings};

use crate::passkeys::{Authenticator, make, sign_in};
use crate::second_factor::{code, turn_on};
use crate::{PASSWORD, assembly, staff};

/// The program where supervisors and administrators need two factors: anong and somsak, and the admin.
async fn start() -> TestApp {
    let both_factors = vec![Role::Supervisor, Role::Admin];
    let settings = Settings { demo: true, public_url: ORIGIN.to_owned(), both_factors, ..Settings::default() };
    Box::pin(TestApp::start_with(assembly(), settings)).await
}

/// Signs in with the password; answers where it leads.
async fn with_password(browser: &mut Browser, user: &str) -> String {
    browser
        .post("/sign-in", &[("user_name", user), ("password", PASSWORD), ("next", "/staff")])
        .await
        .is(303)
        .location()
}

#[tokio::test]
async fn whoever_owes_a_second_factor_opens_nothing_but_the_pages_that_set_one_up() {
    let app = start().await;
    let mut anong = app.visitor();
    assert_eq!(with_password(&mut anong, "anong").await, "/staff");
    let mark = app.mark().await;
    let guarded =
        app.app().routes().iter().filter(|route| !matches!(route.permission, None | Some("offices-own-factors")));
    let one = Id::<()>::new(1).to_string();
    let mut doors = 0;
    for route in guarded {
        let parts = route.path.split('/').map(|part| if part.starts_with('{') { one.as_str() } else { part });
        let path = parts.collect::<Vec<_>>().join("/");
        let answer = match route.method {
            Method::Get => anong.get(&path).await,
            Method::Post => anong.post(&path, &[]).await,
        };
        assert_eq!((answer.status(), answer.location()), (303, "/me/factor".to_owned()), "{:?} {path}", route.method);
        doors += 1;
    }
    assert!(doors > 40, "the routes of the module: {doors}");
    app.assert_nothing_else_recorded(mark, &[]).await;
    let page = anong.open("/me/factor").await;
    page.has_text("ต้องยืนยันสองขั้น");
    assert!(!page.text().contains("href=\"/staff\""), "no way leads to what is closed");
    for open in ["/me/second-factor", "/me/passkeys", "/me/proof"] {
        anong.open(open).await;
    }
    anong.set_cookie("kueakun_lang", "en");
    anong.open("/me/factor").await.has_text("A second step is needed first");
}

#[tokio::test]
async fn one_time_codes_open_the_door_at_once_and_are_asked_for_from_then_on() {
    let app = start().await;
    let mut anong = app.visitor();
    with_password(&mut anong, "anong").await;
    let (secret, _) = turn_on(&app, &mut anong).await;
    anong.open("/staff").await;
    assert_eq!(anong.get("/me/factor").await.location(), "/", "nothing is owed any more");
    let mut again = app.visitor();
    let there = with_password(&mut again, "anong").await;
    assert!(there.starts_with("/sign-in/code?ticket="), "{there}");
    let ticket = again.open(&there).await.field_value("ticket");
    again.post("/sign-in/code", &[("ticket", &ticket), ("code", &code(&app, &secret))]).await.is(303);
    again.open("/staff").await;
    again.post("/me/second-factor/ending", &[]).await.is(303);
    again.open("/me/factor").await.has_text("ต้องยืนยันสองขั้น");
    assert_eq!(anong.get("/staff").await.location(), "/me/factor", "without a second factor nobody goes on anywhere");
}

#[tokio::test]
async fn other_roles_sign_in_as_ever() {
    let app = start().await;
    let mut pimjai = app.visitor();
    with_password(&mut pimjai, "pimjai").await;
    pimjai.open("/staff").await;
    assert_eq!(pimjai.get("/me/factor").await.location(), "/");
}

#[tokio::test]
async fn whoever_acts_for_such_a_colleague_needs_two_factors_as_well() {
    let app = start().await;
    let mut anong = app.visitor();
    with_password(&mut anong, "anong").await;
    turn_on(&app, &mut anong).await;
    let wichai = staff(&app, "wichai").await.to_string();
    let lent = [("to", wichai.as_str()), ("from", "1/9/2569"), ("until", "5/9/2569"), ("reason", "ลาพักผ่อน")];
    anong.submit("/me/delegations", &lent).await;
    let mut acting = app.visitor();
    with_password(&mut acting, "wichai").await;
    assert_eq!(acting.get("/staff").await.location(), "/me/factor");
}

#[tokio::test]
async fn a_passkey_is_both_factors_and_a_password_beside_it_changes_none() {
    let app = start().await;
    let mut anong = app.visitor();
    with_password(&mut anong, "anong").await;
    let mut authenticator = Authenticator::new(7);
    make(&mut anong, &mut authenticator).await;
    anong.open("/staff").await;
    let mut with_passkey = app.visitor();
    assert_eq!(sign_in(&mut with_passkey, &mut authenticator, "anong").await, 303);
    with_passkey.open("/staff").await;
    let mut thief = app.visitor();
    with_password(&mut thief, "anong").await;
    thief.open("/me/factor").await.has_text("บัญชีนี้มีวิธีที่สองอยู่แล้ว");
    let mark = app.mark().await;
    for changed in ["/me/second-factor", "/me/second-factor/ending", "/me/passkeys"] {
        let answer = thief.post(changed, &[("code", "000000"), ("name", "x"), ("credential", "{}")]).await;
        assert_eq!((answer.status(), answer.location()), (303, "/me/factor".to_owned()), "{changed}");
    }
    thief.post("/me/passkeys/challenge", &[]).await.is(403);
    assert_eq!(thief.get("/me/second-factor").await.location(), "/me/factor", "no secret is shown");
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn a_recovery_code_opens_the_door_and_a_lost_device_is_replaced_with_the_operators_help() {
    let app = start().await;
    let mut anong = app.visitor();
    with_password(&mut anong, "anong").await;
    let (_, codes) = turn_on(&app, &mut anong).await;
    make(&mut anong, &mut Authenticator::new(7)).await;
    let mut recovered = app.visitor();
    let there = with_password(&mut recovered, "anong").await;
    let ticket = recovered.open(&there).await.field_value("ticket");
    recovered.post("/sign-in/code", &[("ticket", &ticket), ("code", &codes[0])]).await.is(303);
    recovered.open("/staff").await;
    let tx = app.db().write(By::System("command-line")).await.expect("the database answers");
    let anongs = staff(&app, "anong").await;
    assert!(offices::unlock(&tx, anongs, "โทรศัพท์หาย").await.expect("unlocked"));
    assert_eq!(offices::take_passkeys(&tx, anongs, "โทรศัพท์หาย").await.expect("taken"), 1);
    tx.commit().await.expect("committed");
    let mut anew = app.visitor();
    with_password(&mut anew, "anong").await;
    assert_eq!(anew.get("/staff").await.location(), "/me/factor");
    turn_on(&app, &mut anew).await;
    anew.open("/staff").await;
}
