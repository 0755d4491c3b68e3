//! The OpenAPI document: what the modules say of their operations, and what is the same for all of them.

use kernel::Code;
use serde_json::{Value, json};
use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
use utoipa::openapi::{KnownFormat, RefOr, Schema, SchemaFormat};

use super::{ApiRoutes, ROOT};

/// The letters of an id: 13 of Crockford's base 32.
const ID: &str = "^[0-7][0-9a-hjkmnp-tv-z]{12}$";

/// The schema of an id.
#[must_use]
pub fn id() -> RefOr<Schema> {
    RefOr::T(Schema::Object(ObjectBuilder::new().schema_type(Type::String).pattern(Some(ID)).build()))
}

/// The schema of a closed list.
#[must_use]
pub fn code<T: Code>() -> RefOr<Schema> {
    let words = T::ALL.iter().map(|member| member.code());
    RefOr::T(Schema::Object(ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).build()))
}

/// A day of the Common Era.
const DAY: &str = "^(1[89]|2[0-3])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
/// As much of a day as is known.
const PARTIAL: &str = "^(1[89]|2[0-3])[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

fn texts(null: bool) -> ObjectBuilder {
    let kinds = if null { SchemaType::from_iter([Type::String, Type::Null]) } else { SchemaType::new(Type::String) };
    ObjectBuilder::new().schema_type(kinds)
}

fn day_of(pattern: &str, null: bool) -> RefOr<Schema> {
    let whole = pattern == DAY;
    let schema = texts(null).pattern(Some(pattern));
    let schema = if whole { schema.format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))) } else { schema };
    RefOr::T(Schema::Object(schema.build()))
}

/// The schema of `YYYY-MM-DD` in the Common Era.
#[must_use]
pub fn day_schema() -> RefOr<Schema> {
    day_of(DAY, false)
}

/// The same, or `null`.
#[must_use]
pub fn day_or_null() -> RefOr<Schema> {
    day_of(DAY, true)
}

/// The schema of as much of a day as is known.
#[must_use]
pub fn partial_day_schema() -> RefOr<Schema> {
    day_of(PARTIAL, false)
}

/// The same, or `null`.
#[must_use]
pub fn partial_day_or_null() -> RefOr<Schema> {
    day_of(PARTIAL, true)
}

/// The schema of one line, or `null`.
#[must_use]
pub fn text_or_null() -> RefOr<Schema> {
    RefOr::T(Schema::Object(texts(true).max_length(Some(200)).build()))
}

/// Problem details (RFC 9457).
#[derive(Debug, utoipa::ToSchema)]
#[schema(as = Problem)]
#[allow(dead_code, reason = "the shape of what `Problem` writes, for the document")]
pub struct ProblemBody {
    /// A stable name of the kind of problem.
    #[schema(pattern = "^urn:kueakun:problem:[a-z-]+$", rename = "type")]
    kind: String,
    /// The kind in words, in the caller's language.
    title: String,
    /// The status.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// This problem in words.
    #[schema(required = false)]
    detail: String,
    /// What is wrong, place by place.
    #[schema(required = false)]
    errors: Vec<ProblemError>,
    /// The clause that says so.
    #[schema(required = false)]
    clause: String,
    /// The scope that the token lacks.
    #[schema(required = false)]
    scope: String,
    /// The number under which it was logged.
    #[schema(required = false)]
    reference: String,
    /// Persons who may be the same.
    #[schema(required = false, value_type = Vec<Object>)]
    likely_duplicates: Vec<Value>,
}

/// One thing that is wrong with what was sent.
#[derive(Debug, utoipa::ToSchema)]
#[allow(dead_code, reason = "the shape of what `Problem` writes, for the document")]
struct ProblemError {
    /// A JSON pointer into the body, or the name of a parameter or header.
    pointer: String,
    /// Why, in the caller's language.
    detail: String,
}

/// The whole document of these operations.
#[must_use]
pub fn document(routes: &ApiRoutes) -> Value {
    use utoipa::OpenApi as _;
    let mut whole = Whole::openapi();
    for part in routes.documents() {
        whole.merge(part.clone());
    }
    let mut document = serde_json::to_value(whole).unwrap_or_default();
    document["info"] = json!({
        "title": "Kueakun",
        "version": "1",
        "description": "People, cases, home visits and files of an office, for other programs. Days are ISO 8601 in the \
            Common Era, moments have Thailand's offset, absent values are left out.",
        "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
    });
    document["servers"] = json!([{ "url": ROOT }]);
    document["components"]["securitySchemes"] = json!({
        "token": { "type": "http", "scheme": "bearer", "description": "A token that its owner made under \"API tokens\"." }
    });
    document["security"] = json!([{ "token": [] }]);
    complete(&mut document, routes);
    document
}

#[derive(utoipa::OpenApi)]
#[openapi(components(schemas(ProblemBody)))]
struct Whole;

/// Adds to every operation its scope and the problems that each can have.
fn complete(document: &mut Value, routes: &ApiRoutes) {
    for operation in routes.list() {
        let method = operation.method.to_ascii_lowercase();
        let Some(entry) = document["paths"][operation.path].get_mut(&method) else { continue };
        let scope = operation.scope.code();
        entry["x-scope"] = json!(scope);
        entry["x-permission"] = json!(operation.permission);
        let statuses = statuses(entry, operation.path);
        let Some(responses) = entry["responses"].as_object_mut() else { continue };
        for (status, words) in statuses {
            responses.entry(status.to_string()).or_insert_with(|| problem(words));
        }
    }
}

fn problem(words: &str) -> Value {
    let schema = json!({ "$ref": "#/components/schemas/Problem" });
    json!({ "description": words, "content": { "application/problem+json": { "schema": schema } } })
}

/// What can come of an operation beside success.
fn statuses(entry: &Value, path: &str) -> Vec<(u16, &'static str)> {
    let has_header = |name: &str| {
        let parameters = entry["parameters"].as_array();
        parameters.is_some_and(|all| all.iter().any(|one| one["name"].as_str() == Some(name)))
    };
    let mut all = vec![
        (401, "No token, or none that is in force"),
        (403, "The token or its owner may not"),
        (406, "The caller reads no JSON"),
        (422, "Something is wrong, place by place, or a rule forbids it"),
        (429, "Too fast; Retry-After says how long to wait"),
        (503, "The database does not answer now"),
    ];
    if path.contains('{') {
        all.push((404, "Nothing there that the owner of the token may see"));
    }
    if !entry["requestBody"].is_null() {
        all.push((400, "The body cannot be read"));
        all.push((413, "The body is too large"));
        all.push((415, "The body is of another type"));
    }
    if has_header("If-Match") {
        all.push((412, "It has another version by now"));
        all.push((428, "If-Match is missing"));
    }
    if has_header("Idempotency-Key") {
        all.push((409, "A request with the same key is under way"));
    }
    all
}
