//! Tokens and problems: who gets in, how far, and what is said to who does not.

use http::Method;
use kueakun::demo::cast;
use serde_json::{Value, json};
use web::api::Scope;

use super::{Program, body, pointers, somebody, token};

#[tokio::test]
async fn a_token_is_made_shown_once_used_and_withdrawn() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let mark = app.mark().await;
    let fields = [("name", "เครื่องของกองคลัง"), ("scopes", "people:read"), ("days", "30")];
    let page = somsri.post("/me/tokens", &fields).await;
    page.is(200);
    let seen = page.seen();
    let start = seen.find("kk_").expect("the token is shown");
    let token = seen[start..].split_whitespace().next().unwrap().to_owned();
    assert_eq!(token.len(), 3 + 64);
    app.assert_nothing_else_recorded(mark, &["token-issued"]).await;
    let list = somsri.open("/me/tokens").await;
    list.has_text("เครื่องของกองคลัง").has_text("ยังไม่เคยใช้").has_no_text(&token);
    let mut program = Program::holding(&app, &token);
    program.get("/people").await.is(200);
    somsri.open("/me/tokens").await.has_text("ใช้ล่าสุด");
    let withdrawal = list.forms().into_iter().find(|form| form.ends_with("/withdrawal")).unwrap();
    app.sign_in(cast::PRASERT).await.post(&withdrawal, &[]).await.is(404);
    somsri.submit(&withdrawal, &[]).await.has_no_text("เครื่องของกองคลัง");
    program.get("/people").await.is(401);
}

#[tokio::test]
async fn a_token_without_name_scope_or_term_is_not_made() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let page = somsri.post("/me/tokens", &[("name", ""), ("days", "4000")]).await;
    page.is(422);
    for field in ["name", "scopes", "days"] {
        assert!(!page.field_error(field).is_empty(), "{field}");
    }
}

#[tokio::test]
async fn nobody_without_a_token_in_force_gets_in() {
    let app = crate::start().await;
    let text = token(&app, cast::SOMSRI, <Scope as kernel::Code>::ALL).await;
    for wrong in ["", "kk_", "kk_0000", &text[..60], &format!("{text}0"), &text[3..]] {
        let answer = Program::holding(&app, wrong).get("/people").await;
        answer.is(401);
        assert!(answer.header("www-authenticate").starts_with("Bearer"), "{wrong}");
        assert_eq!(answer.header("set-cookie"), "");
    }
    app.days_later(31);
    Program::holding(&app, &text).get("/people").await.is(401);
}

#[tokio::test]
async fn a_browsers_session_opens_no_operation() {
    let app = crate::start().await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    somsri.get("/api/v1/people").await.is(401);
}

#[tokio::test]
async fn who_is_locked_out_is_locked_out_with_every_token() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    program.get("/people").await.is(200);
    let staff = offices::staff_named(app.db(), cast::SOMSRI).await.unwrap().unwrap();
    let tx = app.db().write(store::By::System("test")).await.unwrap();
    offices::lock(&tx, staff, "เครื่องหาย").await.unwrap();
    tx.commit().await.unwrap();
    program.get("/people").await.is(401);
}

#[tokio::test]
async fn a_token_does_what_its_scopes_say_and_what_its_owner_may() {
    let app = crate::start().await;
    let mut reader = Program::with(&app, cast::SOMSRI, &[Scope::PeopleRead]).await;
    reader.get("/people").await.is(200);
    let answer = reader.post("/people", &somebody()).await;
    answer.is(403);
    assert_eq!(body(&answer)["scope"], json!("people:write"));
    reader.get("/cases").await.is(403);
    let mut hr = Program::of(&app, cast::ANONG).await;
    let answer = hr.get("/people").await;
    answer.is(403);
    assert_eq!(body(&answer)["type"], json!("urn:kueakun:problem:forbidden"));
}

#[tokio::test]
async fn every_operation_asks_for_its_token_its_scope_and_its_permission() {
    let app = crate::start().await;
    let id = kernel::Id::<()>::new(1).to_string();
    let mut nobody = Program::holding(&app, "");
    let mut admin = Program::of(&app, cast::PHUM).await;
    let mark = app.mark().await;
    for operation in app.app().operations().to_vec() {
        let parts = operation.path.split('/').map(|part| if part.starts_with('{') { id.as_str() } else { part });
        let path = parts.collect::<Vec<_>>().join("/");
        let method: Method = operation.method.parse().unwrap();
        nobody.send(method.clone(), &path, &[], Some(&json!({}))).await.is(401);
        let others: Vec<Scope> =
            <Scope as kernel::Code>::ALL.iter().copied().filter(|scope| *scope != operation.scope).collect();
        let mut other = Program::with(&app, cast::SOMSRI, &others).await;
        other.send(method.clone(), &path, &[], Some(&json!({}))).await.is(403);
        let allowed = cast::ALL.iter().find(|member| member.user_name == cast::PHUM).unwrap();
        assert!(!allowed.roles.iter().any(|role| operation.roles.contains(role)), "{path}");
        admin.send(method, &path, &[], Some(&json!({}))).await.is(403);
    }
    let lines = app.audit_since(mark).await;
    assert!(lines.iter().all(|line| line.act == "token-issued"), "nothing was done");
}

#[tokio::test]
async fn problems_are_told_in_the_callers_language_with_their_type() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let answer = program.get("/people/0000000000001").await;
    answer.is(404);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(
        body(&answer)["title"],
        json!("There is no such thing, or it lies outside what the owner of the token looks after")
    );
    let thai = program.raw(Method::GET, "/people/x", &[("accept-language", "th")], Vec::new()).await;
    thai.is(404);
    program.get("/nowhere").await.is(404);
}

#[tokio::test]
async fn methods_types_and_sizes_that_are_not_taken_are_told_so() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let answer = program.send(Method::DELETE, "/people", &[], None).await;
    answer.is(405);
    let allow = answer.header("allow");
    assert!(allow.contains("GET") && allow.contains("POST"), "{allow}");
    assert_eq!(answer.header("content-type"), "application/problem+json");
    program.raw(Method::POST, "/people", &[("content-type", "text/plain")], b"{}".to_vec()).await.is(415);
    program.raw(Method::GET, "/people", &[("accept", "text/html")], Vec::new()).await.is(406);
    program.raw(Method::POST, "/people", &[("content-type", "application/json")], b"{".to_vec()).await.is(400);
    let large = vec![b' '; 1024 * 1024 + 1];
    program.raw(Method::POST, "/people", &[("content-type", "application/json")], large).await.is(413);
}

#[tokio::test]
async fn what_is_wrong_is_named_by_its_pointer() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let mark = app.mark().await;
    let with = |field: &str, value: Value| {
        let mut body = somebody();
        body[field] = value;
        body
    };
    let cases = [
        (with("born", json!("2491-02-05")), "/born"),
        (with("born", json!("1948-02-30")), "/born"),
        (with("identity_number", json!("1101700203451")), "/identity_number"),
        (with("phone", json!("12")), "/phone"),
        (with("address", json!({ "place": 999_999 })), "/address/place"),
        (with("given_name", json!("")), "/given_name"),
        (with("given_name", json!(7)), "/given_name"),
        (with("sex", json!("x")), "/sex"),
        (with("sex", Value::Null), "/sex"),
    ];
    for (sent, pointer) in cases {
        let answer = program.post("/people", &sent).await;
        answer.is(422);
        assert_eq!(pointers(&answer), [pointer], "{}", answer.text());
    }
    let answer = program.post("/people", &with("shoe_size", json!(41))).await;
    answer.is(422);
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn who_asks_too_fast_waits() {
    let app = testkit::TestApp::start_with(
        crate::assembly(),
        web::Settings { demo: true, api_per_minute: 3, ..web::Settings::default() },
    )
    .await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    for _ in 0..3 {
        program.get("/people").await.is(200);
    }
    let answer = program.get("/people").await;
    answer.is(429);
    assert!(answer.header("retry-after").parse::<u32>().unwrap() <= 60);
    Program::of(&app, cast::PRASERT).await.get("/people").await.is(200);
    app.move_to(app.now().plus_minutes(1));
    program.get("/people").await.is(200);
}
