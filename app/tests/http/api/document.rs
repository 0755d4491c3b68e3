//! The OpenAPI document: committed, complete, and true of every answer that the tests get.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use testkit::Answer;

/// The committed document.
const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");

/// The template of a path, such as `/people/{id}` for `/people/0abc…`.
fn template<'d>(document: &'d Value, path: &str) -> Option<&'d str> {
    let path = path.split('?').next().unwrap_or(path);
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |template: &str| {
        let wanted: Vec<&str> = template.split('/').collect();
        wanted.len() == parts.len()
            && wanted.iter().zip(&parts).all(|(want, part)| want.starts_with('{') || want == part)
    };
    let mut templates: Vec<&str> = document["paths"].as_object()?.keys().map(String::as_str).collect();
    templates.sort_by_key(|template| template.matches('{').count());
    templates.into_iter().find(|template| fits(template))
}

/// Holds an answer against what the document says of its operation and status.
#[track_caller]
pub fn hold(document: &Value, method: &str, path: &str, answer: &Answer) {
    let Some(template) = template(document, path) else { return };
    let operation = &document["paths"][template][method.to_ascii_lowercase()];
    if operation.is_null() {
        return;
    }
    let at = format!("{method} {template} {}", answer.status());
    let said = &operation["responses"][answer.status().to_string()];
    assert!(!said.is_null(), "{at} is not documented:\n{}", answer.text());
    let kind = answer.header("content-type").split(';').next().unwrap_or_default();
    if answer.bytes().is_empty() {
        assert!(said["content"].is_null(), "{at} has no body");
        return;
    }
    let content = &said["content"][kind];
    assert!(!content.is_null(), "{at} is not documented as {kind}:\n{}", answer.text());
    if kind.ends_with("json") {
        let mut schema = content["schema"].clone();
        schema["components"] = document["components"].clone();
        let validator = jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{at}: {error}"));
        let body: Value = serde_json::from_slice(answer.bytes()).unwrap();
        let wrong: Vec<String> =
            validator.iter_errors(&body).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{at} is not what its schema says: {wrong:#?}\n{body:#}");
        assert_eq!(nulls(&body), 0, "{at}: what is absent is left out, never null");
    }
}

fn nulls(value: &Value) -> usize {
    match value {
        Value::Null => 1,
        Value::Array(items) => items.iter().map(nulls).sum(),
        Value::Object(fields) => fields.values().map(nulls).sum(),
        _ => 0,
    }
}

#[tokio::test]
async fn the_committed_document_is_what_the_program_serves() {
    let app = crate::start().await;
    let answer = app.visitor().get("/api/v1/openapi.json").await;
    answer.is(200);
    let served: Value = serde_json::from_slice(answer.bytes()).unwrap();
    let text = serde_json::to_string_pretty(&served).unwrap() + "\n";
    if std::env::var_os("KUEAKUN_BLESS").is_some() {
        std::fs::write(COMMITTED, &text).unwrap();
    }
    let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
    assert_eq!(committed, text, "docs/openapi.json is not what the program declares; KUEAKUN_BLESS=1 writes it anew");
}

#[tokio::test]
async fn every_operation_is_documented_and_nothing_else_is() {
    let app = crate::start().await;
    let document: Value = serde_json::from_str(app.app().document()).unwrap();
    let declared: BTreeSet<String> =
        app.app().operations().iter().map(|one| format!("{} {}", one.method, one.path)).collect();
    let mut documented = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            documented.insert(format!("{} {path}", method.to_ascii_uppercase()));
            assert!(operation["summary"].is_string(), "{method} {path} says what it does");
            assert!(operation["x-scope"].is_string(), "{method} {path} says which scope it wants");
        }
    }
    assert_eq!(declared, documented);
}

#[tokio::test]
async fn every_schema_of_the_document_can_be_used() {
    let app = crate::start().await;
    let document: Value = serde_json::from_str(app.app().document()).unwrap();
    assert_eq!(document["openapi"], json!("3.1.0"));
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        let mut schema = schema.clone();
        schema["components"] = document["components"].clone();
        jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}
