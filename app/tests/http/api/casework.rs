//! Cases, home visits and files through the API, with the same rules as on the pages.

use http::Method;
use kueakun::demo::cast;
use serde_json::{Value, json};
use testkit::TestApp;

use super::people::registered;
use super::{Program, body, pointers, somebody};
use crate::cases::the_way::triage;

fn intake(subject: &str) -> Value {
    json!({
        "unit": "individual", "subject": subject, "title": "ผู้สูงอายุอยู่ลำพัง", "target_group": "elderly",
        "channel": "walk_in", "received_on": "2026-09-01", "received_time": "08:30",
        "story": "เพื่อนบ้านเห็นว่าไม่ได้กินข้าวสองวัน", "request": "ขอให้ไปเยี่ยม", "reporter": "anonymous",
        "basis": "public-task", "confidentiality": "normal",
    })
}

async fn opened(program: &mut Program) -> String {
    let (person, _) = registered(program, &somebody()).await;
    let answer = program.post("/cases", &intake(&person)).await;
    answer.is(201);
    body(&answer)["id"].as_str().unwrap().to_owned()
}

/// A case that is triaged, so that papers can be written.
async fn worked_on(app: &TestApp, program: &mut Program) -> String {
    let case = opened(program).await;
    triage(&mut app.sign_in(cast::SOMSRI).await, &format!("/cases/{case}"), "ordinary").await;
    case
}

fn whole() -> Value {
    json!({
        "happened_on": "2026-09-01", "place": "บ้านของผู้รับบริการ", "people": "ผู้รับบริการ เพื่อนบ้าน",
        "facts": "อยู่คนเดียว ไม่ได้กินข้าวสองวัน", "opinion": "ควรมีผู้ดูแล",
    })
}

#[tokio::test]
async fn a_case_is_taken_in_listed_and_read() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let mark = app.mark().await;
    let case = opened(&mut program).await;
    app.assert_nothing_else_recorded(mark, &["person-registered", "case-opened"]).await;
    let answer = program.get(&format!("/cases/{case}")).await;
    let read = body(&answer);
    assert_eq!((&read["stage"], &read["next"]["what"]), (&json!("1-intake"), &json!("triage")));
    assert_eq!(read["team"][0]["part"], json!("owner"));
    assert_eq!(read["opened_at"], json!("2026-09-01T08:30:00+07:00"));
    program
        .send(Method::GET, &format!("/cases/{case}"), &[("if-none-match", answer.header("etag"))], None)
        .await
        .is(304);
    let listed = body(&program.get("/cases?owner=me&stage=1-intake").await);
    assert!(listed["items"].as_array().unwrap().iter().any(|one| one["id"] == json!(case)));
    assert_eq!(body(&program.get("/cases?closed=true").await)["items"], json!([]));
}

#[tokio::test]
async fn a_wrong_intake_is_refused_place_by_place() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let (person, _) = registered(&mut program, &somebody()).await;
    let mark = app.mark().await;
    let with = |field: &str, value: Value| {
        let mut sent = intake(&person);
        sent[field] = value;
        sent
    };
    let wrong = [
        ("received_on", json!("2569-09-01")),
        ("received_on", json!("2026-09-02")),
        ("received_time", json!("25:00")),
        ("target_group", json!("nobody")),
        ("channel", json!("pigeon")),
        ("subject", json!("0000000000001")),
        ("subject", json!("x")),
        ("unit", json!("planet")),
    ];
    for (field, value) in wrong {
        let answer = program.post("/cases", &with(field, value)).await;
        answer.is(422);
        assert_eq!(pointers(&answer), [format!("/{field}")], "{}", answer.text());
    }
    app.assert_nothing_else_recorded(mark, &[]).await;
}

#[tokio::test]
async fn the_list_of_cases_goes_on_by_its_cursor() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let (person, _) = registered(&mut program, &somebody()).await;
    for _ in 0..3 {
        program.post("/cases", &intake(&person)).await.is(201);
    }
    let whole = body(&program.get("/cases?limit=100").await)["items"].as_array().unwrap().clone();
    let mut seen = Vec::new();
    let mut path = "/cases?limit=1".to_owned();
    loop {
        let part = body(&program.get(&path).await);
        seen.extend(part["items"].as_array().unwrap().clone());
        let Some(next) = part["next"].as_str() else { break };
        path = format!("/cases?limit=1&cursor={next}");
    }
    assert_eq!(seen, whole);
    assert!(seen.len() >= 3);
    let next = body(&program.get("/cases?limit=1").await)["next"].as_str().unwrap().to_owned();
    program.get(&format!("/cases?limit=1&closed=true&cursor={next}")).await.is(422);
}

#[tokio::test]
async fn a_visit_is_begun_written_and_signed() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let case = worked_on(&app, &mut program).await;
    let answer = program.post(&format!("/cases/{case}/visits"), &json!({ "facts": "ยังเขียนไม่เสร็จ" })).await;
    answer.is(201);
    let visit = answer.location().strip_prefix("/api/v1").unwrap().to_owned();
    assert_eq!(body(&answer)["state"], json!("draft"));
    let tag = answer.header("etag").to_owned();
    let signature = format!("{visit}/signature");
    let answer = program.send(Method::POST, &signature, &[("if-match", &tag)], Some(&json!({}))).await;
    answer.is(422);
    assert_eq!(pointers(&answer), ["/place", "/people"]);
    program.send(Method::PATCH, &visit, &[], Some(&whole())).await.is(428);
    let answer = program.send(Method::PATCH, &visit, &[("if-match", &tag)], Some(&whole())).await;
    answer.is(200);
    let written = answer.header("etag").to_owned();
    program.send(Method::PATCH, &visit, &[("if-match", &tag)], Some(&whole())).await.is(412);
    program.send(Method::POST, &signature, &[("if-match", &tag)], Some(&json!({}))).await.is(412);
    let mark = app.mark().await;
    let signed = program.send(Method::POST, &signature, &[("if-match", &written)], Some(&json!({}))).await;
    signed.is(200);
    assert_eq!(body(&signed)["signatures"][0]["part"], json!("author"));
    let acts: Vec<String> = app.audit_since(mark).await.into_iter().map(|line| line.act).collect();
    assert!(acts == ["paper-submitted"] || acts == ["paper-signed"], "{acts:?}");
    let after = program.send(Method::PATCH, &visit, &[("if-match", "*")], Some(&whole())).await;
    after.is(422);
    app.sign_in(cast::SOMSRI).await.open(&format!("/cases/{case}")).await.has_text("เยี่ยมบ้าน");
}

#[tokio::test]
async fn beginning_a_visit_twice_with_one_key_begins_one() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let case = worked_on(&app, &mut program).await;
    let path = format!("/cases/{case}/visits");
    let key = [("idempotency-key", "visit-1")];
    let first = program.send(Method::POST, &path, &key, Some(&whole())).await;
    let second = program.send(Method::POST, &path, &key, Some(&whole())).await;
    assert_eq!((first.is(201).location(), first.bytes()), (second.is(201).location(), second.bytes()));
    let visits = body(&program.get(&path).await);
    assert_eq!(visits["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_file_is_attached_described_and_downloaded() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let case = worked_on(&app, &mut program).await;
    let answer = program.post(&format!("/cases/{case}/visits"), &whole()).await;
    let visit = answer.location().strip_prefix("/api/v1").unwrap().to_owned();
    let files = format!("{visit}/files");
    let named = ("content-disposition", "attachment; filename*=UTF-8''%E0%B8%9A%E0%B9%89%E0%B8%B2%E0%B8%99.pdf");
    let pdf = b"%PDF-1.7 x".to_vec();
    let typed = ("content-type", "application/pdf");
    let answer = program.raw(Method::POST, &files, &[named, typed], pdf.clone()).await;
    answer.is(201);
    assert_eq!((&body(&answer)["name"], &body(&answer)["size"]), (&json!("บ้าน.pdf"), &json!(10)));
    let file = answer.location().strip_prefix("/api/v1").unwrap().to_owned();
    program.get(&file).await.is(200);
    let content = program.get(&format!("{file}/content")).await;
    assert_eq!((content.is(200).bytes(), content.header("content-type")), (pdf.as_slice(), "application/pdf"));
    assert!(content.header("content-disposition").starts_with("attachment"));
    program.raw(Method::POST, &files, &[named, ("content-type", "image/png")], pdf.clone()).await.is(415);
    program.raw(Method::POST, &files, &[typed], pdf).await.is(422);
    program.raw(Method::POST, &files, &[named, typed], b"MZ".to_vec()).await.is(422);
    program.raw(Method::POST, &files, &[named, typed], Vec::new()).await.is(422);
    let read = body(&program.get(&visit).await);
    assert_eq!(read["files"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn another_office_and_a_sealed_case_show_nothing() {
    let app = crate::start().await;
    let mut ours = Program::of(&app, cast::SOMSRI).await;
    let case = worked_on(&app, &mut ours).await;
    let answer = ours.post(&format!("/cases/{case}/visits"), &whole()).await;
    let visit = answer.location().strip_prefix("/api/v1").unwrap().to_owned();
    let sealing = [("confidentiality", "sealed"), ("reason", "ผู้ถูกกล่าวหาเป็นเจ้าหน้าที่")];
    app.sign_in(cast::SOMSRI).await.submit(&format!("/cases/{case}/confidentiality"), &sealing).await;
    for stranger in [cast::NARONG, cast::NARUMON, cast::THAWAT] {
        let mut theirs = Program::of(&app, stranger).await;
        for path in [format!("/cases/{case}"), format!("/cases/{case}/visits"), visit.clone()] {
            theirs.get(&path).await.is(404);
        }
        let listed = body(&theirs.get("/cases?limit=100").await);
        assert!(listed["items"].as_array().unwrap().iter().all(|one| one["id"] != json!(case)), "{stranger}");
    }
    let mark = app.mark().await;
    ours.get(&format!("/cases/{case}")).await.is(200);
    app.assert_nothing_else_recorded(mark, &["case-read"]).await;
}

#[tokio::test]
async fn a_paper_of_another_form_is_no_visit() {
    let app = crate::start().await;
    let mut program = Program::of(&app, cast::SOMSRI).await;
    let case = worked_on(&app, &mut program).await;
    let mut somsri = app.sign_in(cast::SOMSRI).await;
    let answer = somsri.post(&format!("/cases/{case}/papers"), &[("form", "interview")]).await;
    let paper = answer.location().rsplit('/').next().unwrap().to_owned();
    program.get(&format!("/cases/{case}/visits/{paper}")).await.is(404);
    assert_eq!(body(&program.get(&format!("/cases/{case}/visits")).await)["items"], json!([]));
}
