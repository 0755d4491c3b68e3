//! People through the API: found, listed, registered, changed, and nobody else's.

use http::Method;
use kueakun::demo::cast;
use serde_json::{Value, json};

use super::{Program, body, somebody};

/// Registers somebody; answers their id and tag.
pub async fn registered(program: &mut Program, person: &Value) -> (String, String) {
    let answer = program.post("/people", person).await;
    answer.is(201);
    let id = body(&answer)["id"].as_str().unwrap().to_owned();
    assert_eq!(answer.location(), format!("/api/v1/people/{id}"));
    (id, answer.header("etag").to_owned())
}

#[tokio::test]
async fn a_person_is_registered_read_and_found() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let mark = app.mark().await;
    let (id, tag) = registered(&mut program, &somebody()).await;
    app.assert_nothing_else_recorded(mark, &["person-registered"]).await;
    let answer = program.get(&format!("/people/{id}")).await;
    answer.is(200);
    assert_eq!(answer.header("etag"), tag);
    let person = body(&answer);
    assert_eq!(person["born"], json!("1948-02-05"));
    assert_eq!(person["registered_address"], json!({ "house": "12/3", "village_no": "4", "place": 901_105 }));
    assert_eq!(person.get("middle_name"), None);
    let found = body(&program.post("/people/search", &json!({ "text": "บัวลอย สมมุติวงศ์" })).await);
    assert_eq!(found["items"][0]["id"], json!(id));
    app.sign_in(cast::SOMSRI).await.open(&format!("/people/{id}")).await.has_text("บัวลอย").has_text("5 กุมภาพันธ์ 2491");
}

#[tokio::test]
async fn what_the_caller_has_already_is_not_sent_again() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let (id, tag) = registered(&mut program, &somebody()).await;
    let path = format!("/people/{id}");
    program.send(Method::GET, &path, &[("if-none-match", &tag)], None).await.is(304);
    program.send(Method::GET, &path, &[("if-none-match", "\"9.0\"")], None).await.is(200);
}

#[tokio::test]
async fn who_may_be_the_same_is_told_before_anybody_is_registered_twice() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let (id, _) = registered(&mut program, &somebody()).await;
    let mark = app.mark().await;
    let answer = program.post("/people", &somebody()).await;
    answer.is(409);
    let alike = &body(&answer)["likely_duplicates"][0];
    assert_eq!((&alike["id"], alike.get("score")), (&json!(id), None));
    assert!(alike["probability"].as_f64().unwrap() > 0.9, "{alike}");
    assert!(alike["reasons"].as_array().unwrap().contains(&json!("same-birth-day")), "{alike}");
    app.assert_nothing_else_recorded(mark, &[]).await;
    let mut reviewed = somebody();
    reviewed["likely_duplicates_reviewed"] = json!(true);
    let (other, _) = registered(&mut program, &reviewed).await;
    assert_ne!(id, other);
    app.sign_in(cast::SOMSRI).await.open("/people/pairs").await.has_text("บัวลอย");
}

#[tokio::test]
async fn a_number_is_nobodys_twice() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let mut person = somebody();
    person["identity_number"] = json!("0900100000004");
    person["likely_duplicates_reviewed"] = json!(true);
    let (id, _) = registered(&mut program, &person).await;
    let masked = body(&program.get(&format!("/people/{id}")).await)["identity_masked"].clone();
    assert!(masked.as_str().unwrap().contains('x'), "{masked}");
    program.post("/people", &person).await.is(422);
}

#[tokio::test]
async fn a_change_names_the_version_that_was_read() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let (id, tag) = registered(&mut program, &somebody()).await;
    let path = format!("/people/{id}");
    let change = json!({ "nickname": "ลอย", "phone": null, "marital": "widowed" });
    program.send(Method::PATCH, &path, &[], Some(&change)).await.is(428);
    program.send(Method::PATCH, &path, &[("if-match", "\"7.0\"")], Some(&change)).await.is(412);
    let mark = app.mark().await;
    let answer = program.send(Method::PATCH, &path, &[("if-match", &tag)], Some(&change)).await;
    answer.is(200);
    app.assert_nothing_else_recorded(mark, &["person-changed"]).await;
    let person = body(&answer);
    assert_eq!(
        (&person["nickname"], person.get("phone"), &person["marital"]),
        (&json!("ลอย"), None, &json!("widowed"))
    );
    assert_eq!(person["born"], json!("1948-02-05"), "what is left out stays");
    assert_eq!(person["given_name"], json!("บัวลอย"));
    program.send(Method::PATCH, &path, &[("if-match", &tag)], Some(&change)).await.is(412);
}

#[tokio::test]
async fn an_address_can_be_set_and_taken_away() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let (id, _) = registered(&mut program, &somebody()).await;
    let path = format!("/people/{id}");
    let now = json!({ "current_address": { "house": "9", "place": 901_105 }, "died": "2026-08-01" });
    let answer = program.send(Method::PATCH, &path, &[("if-match", "*")], Some(&now)).await;
    answer.is(200);
    let person = body(&answer);
    assert_eq!((&person["current_address"]["house"], &person["died"]), (&json!("9"), &json!("2026-08-01")));
    let gone = json!({ "current_address": null, "dead": false });
    let person = body(&program.send(Method::PATCH, &path, &[("if-match", "*")], Some(&gone)).await);
    assert_eq!((person.get("current_address"), &person["dead"], person.get("died")), (None, &json!(false), None));
}

#[tokio::test]
async fn the_same_request_twice_is_done_once() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let key = [("idempotency-key", "a-key-of-the-caller")];
    let first = program.send(Method::POST, "/people", &key, Some(&somebody())).await;
    first.is(201);
    let mark = app.mark().await;
    let second = program.send(Method::POST, "/people", &key, Some(&somebody())).await;
    second.is(201);
    assert_eq!((first.bytes(), first.location()), (second.bytes(), second.location()));
    app.assert_nothing_else_recorded(mark, &[]).await;
    let mut other = somebody();
    other["nickname"] = json!("ลอย");
    let answer = program.send(Method::POST, "/people", &key, Some(&other)).await;
    answer.is(422);
    assert_eq!(body(&answer)["type"], json!("urn:kueakun:problem:key-reused"));
    let mut another = Program::of(&app, cast::SOMSRI).await;
    another.send(Method::POST, "/people", &key, Some(&somebody())).await.is(409);
}

#[tokio::test]
async fn a_key_is_forgotten_when_nothing_was_done() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let key = [("idempotency-key", "k")];
    let (_, _) = registered(&mut program, &somebody()).await;
    program.send(Method::POST, "/people", &key, Some(&somebody())).await.is(409);
    let mut reviewed = somebody();
    reviewed["likely_duplicates_reviewed"] = json!(true);
    program.send(Method::POST, "/people", &key, Some(&reviewed)).await.is(201);
}

#[tokio::test]
async fn a_list_goes_on_where_it_ended_and_shows_everybody_once() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    for number in 0..5 {
        let given = format!("สมมุติ{}", ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า"][number]);
        let person = json!({ "given_name": given, "likely_duplicates_reviewed": true });
        registered(&mut program, &person).await;
    }
    let whole = body(&program.get("/people?limit=100").await);
    let mut seen = Vec::new();
    let mut path = "/people?limit=2".to_owned();
    loop {
        let part = body(&program.get(&path).await);
        let items = part["items"].as_array().unwrap();
        assert!(items.len() <= 2);
        seen.extend(items.clone());
        let Some(next) = part["next"].as_str() else { break };
        path = format!("/people?limit=2&cursor={next}");
    }
    assert_eq!(&Value::Array(seen), &whole["items"]);
    let next = body(&program.get("/people?limit=2").await)["next"].as_str().unwrap().to_owned();
    let bent = next.replacen(|letter: char| letter.is_ascii_hexdigit(), "x", 1);
    for wrong in
        ["/people?limit=0", "/people?limit=101", &format!("/people?cursor={bent}"), "/people?cursor=1", "/people?x=1"]
    {
        program.get(wrong).await.is(422);
    }
}

#[tokio::test]
async fn another_office_finds_that_somebody_exists_and_reads_nothing_more() {
    let app = crate::start().await;
    let mut ours = Program::of(&app, cast::SOMSRI).await;
    let (id, tag) = registered(&mut ours, &somebody()).await;
    let mut theirs = Program::of(&app, cast::NARONG).await;
    theirs.get(&format!("/people/{id}")).await.is(404);
    let change = json!({ "nickname": "x" });
    theirs.send(Method::PATCH, &format!("/people/{id}"), &[("if-match", &tag)], Some(&change)).await.is(404);
    let listed = body(&theirs.get("/people?limit=100").await);
    assert!(listed["items"].as_array().unwrap().iter().all(|person| person["id"] != json!(id)));
    let found = body(&theirs.post("/people/search", &json!({ "text": "บัวลอย สมมุติวงศ์" })).await);
    assert_eq!(found["items"][0]["id"], json!(id));
    assert!(!found.to_string().contains("0812345670"));
}

#[tokio::test]
async fn that_somebody_protected_was_read_is_written_down() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let (id, _) = registered(&mut program, &somebody()).await;
    let path = format!("/people/{id}");
    program.send(Method::PATCH, &path, &[("if-match", "*")], Some(&json!({ "protected": true }))).await.is(200);
    let mark = app.mark().await;
    program.get(&path).await.is(200);
    app.assert_nothing_else_recorded(mark, &["person-read"]).await;
}
