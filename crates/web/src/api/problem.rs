//! Why a request came to nothing, as RFC 9457 problem details in the caller's language.

use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Code as _, Invalid, Lang, Refusal};
use serde_json::{Map, Value, json};
use store::{StoreError, Undone};

use super::Scope;
use crate::app::App;
use crate::failure::Failure;
use crate::refusals::Knock;
use crate::visitor::Visitor;

/// What a handler of the edge answers.
pub type ApiAnswer = Result<Response, Problem>;

/// One thing that is wrong with what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, as a JSON pointer into the body, or the name of a parameter or header.
    pub pointer: String,
    /// The key of the reason.
    pub key: &'static str,
    /// More about it, in English, from the reader of JSON; empty where the key says all.
    pub more: String,
}

impl Fault {
    /// A fault whose key says all.
    #[must_use]
    pub fn new(pointer: impl Into<String>, key: &'static str) -> Self {
        Self { pointer: pointer.into(), key, more: String::new() }
    }
}

/// The problems of a form, named by where they stand in the body: pairs of field and pointer.
#[must_use]
pub fn faults(invalid: &Invalid, places: &[(&str, &str)]) -> Problem {
    let place = |field: &str| places.iter().find(|(name, _)| *name == field).map_or("", |(_, pointer)| *pointer);
    Problem::Invalid(invalid.problems().iter().map(|(field, key)| Fault::new(place(field), key)).collect())
}

/// ปัญหา: what the caller can do something about, each with its status.
#[derive(Debug, Clone)]
pub enum Problem {
    /// No token, or one that is not known, has expired or was withdrawn: 401.
    NoToken,
    /// The token does not have this scope: 403.
    Scope(Scope),
    /// The owner of the token does not have the permission of that key: 403.
    Forbidden(&'static str),
    /// Nothing there, or nothing that the owner may see: 404.
    NotFound,
    /// The resource has other methods, named in `Allow`: 405.
    Method,
    /// Nothing that is answered here is what the caller reads: 406.
    NotAcceptable,
    /// Another request with the same key is under way: 409.
    Busy,
    /// Somebody alike is registered; their ids and why: 409.
    Alike(Value),
    /// The resource has another version by now: 412.
    Stale,
    /// More was sent than is taken: 413.
    TooLarge,
    /// What was sent is of another type than is read here: 415.
    Type,
    /// What was sent cannot be read at all: 400.
    Unreadable(Fault),
    /// What was sent is wrong, place by place: 422.
    Invalid(Vec<Fault>),
    /// A rule says no: 422.
    Refused(Refusal),
    /// The key was used for another request: 422.
    KeyReused,
    /// The request must say which version it is about: 428.
    Condition,
    /// Too fast; seconds to wait: 429.
    TooMany(i64),
    /// The database does not answer now: 503.
    Unavailable(String),
    /// A defect: 500.
    Internal(String),
}

impl Problem {
    /// One wrong place.
    #[must_use]
    pub fn at(pointer: &str, key: &'static str) -> Self {
        Self::Invalid(vec![Fault::new(pointer, key)])
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::NoToken => StatusCode::UNAUTHORIZED,
            Self::Scope(_) | Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::Busy | Self::Alike(_) => StatusCode::CONFLICT,
            Self::Stale => StatusCode::PRECONDITION_FAILED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Type => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::Invalid(_) | Self::Refused(_) | Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Condition => StatusCode::PRECONDITION_REQUIRED,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stable word of its `type`, and the end of its text keys.
    const fn word(&self) -> &'static str {
        match self {
            Self::NoToken => "no-token",
            Self::Scope(_) => "scope",
            Self::Forbidden(_) => "forbidden",
            Self::NotFound => "not-found",
            Self::Method => "method",
            Self::NotAcceptable => "not-acceptable",
            Self::Busy => "busy",
            Self::Alike(_) => "alike",
            Self::Stale => "stale",
            Self::TooLarge => "too-large",
            Self::Type => "type",
            Self::Unreadable(_) => "unreadable",
            Self::Invalid(_) => "invalid",
            Self::Refused(_) => "refused",
            Self::KeyReused => "key-reused",
            Self::Condition => "condition",
            Self::TooMany(_) => "too-many",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }

    fn body(&self, app: &App, lang: Lang) -> Value {
        let texts = app.texts();
        let mut body = Map::new();
        let word = self.word();
        body.insert("type".to_owned(), json!(format!("urn:kueakun:problem:{word}")));
        body.insert("title".to_owned(), json!(texts.get(lang, &format!("api-{word}"))));
        body.insert("status".to_owned(), json!(self.status().as_u16()));
        match self {
            Self::Refused(refusal) => {
                body.insert("detail".to_owned(), json!(texts.refusal(lang, refusal)));
                if let Some(clause) = &refusal.clause {
                    body.insert("clause".to_owned(), json!(clause));
                }
            }
            Self::Invalid(faults) => drop(body.insert("errors".to_owned(), errors(app, lang, faults))),
            Self::Unreadable(fault) => {
                body.insert("errors".to_owned(), errors(app, lang, std::slice::from_ref(fault)));
            }
            Self::Scope(scope) => drop(body.insert("scope".to_owned(), json!(scope.code()))),
            Self::Alike(people) => drop(body.insert("likely_duplicates".to_owned(), people.clone())),
            Self::Unavailable(what) | Self::Internal(what) => {
                let reference = app.db().new_id::<()>().to_string();
                tracing::error!(reference, what, "a request of the API failed");
                body.insert("reference".to_owned(), json!(reference));
            }
            _ => {}
        }
        Value::Object(body)
    }
}

fn errors(app: &App, lang: Lang, faults: &[Fault]) -> Value {
    let one = |fault: &Fault| {
        let mut detail = app.texts().get(lang, fault.key).into_owned();
        if !fault.more.is_empty() {
            detail = format!("{detail} ({})", fault.more);
        }
        json!({ "pointer": fault.pointer, "detail": detail })
    };
    Value::Array(faults.iter().map(one).collect())
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Stale => Self::Stale,
            StoreError::Taken => Self::Busy,
            StoreError::Unavailable(what) => Self::Unavailable(what.to_string()),
            StoreError::Broken(what) => Self::Internal(what.to_string()),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Undone> for Problem {
    fn from(undone: Undone) -> Self {
        match undone {
            Undone::Invalid(invalid) => faults(&invalid, &[]),
            Undone::Refused(refusal) => Self::Refused(refusal),
            Undone::Failed(error) => error.into(),
        }
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotFound => Self::NotFound,
            Failure::Forbidden(key) => Self::Forbidden(key),
            Failure::SignIn(_) | Failure::FactorOwed | Failure::FormExpired => Self::NoToken,
            Failure::TooLarge => Self::TooLarge,
            Failure::Unreadable => Self::Unreadable(Fault::new("", "api-body-unreadable")),
            Failure::Stale => Self::Stale,
            Failure::Refused(refusal) => Self::Refused(refusal),
            Failure::Unavailable(what) => Self::Unavailable(what),
            Failure::Internal(what) => Self::Internal(what),
        }
    }
}

impl IntoResponse for Problem {
    /// The bare status; [`show`] puts the words around it, in the caller's language.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

pub(crate) async fn no_such_resource() -> Problem {
    Problem::NotFound
}

/// The middleware: where a handler failed, the problem in words. What the framework refused by itself is told the same way.
pub(crate) async fn show(State(app): State<App>, request: Request, next: Next) -> Response {
    let lang = request.extensions().get::<Visitor>().map_or(Lang::Th, |visitor| visitor.lang);
    let knock = Knock::of(&request);
    let response = next.run(request).await;
    let extensions = response.extensions();
    let failure = || extensions.get::<Failure>().cloned().map(Problem::from);
    let problem = extensions.get::<Problem>().cloned().or_else(failure).or_else(|| of_status(response.status()));
    let Some(problem) = problem else { return response };
    let mut told = answer(&app, lang, &problem);
    if let Some(refused) = knock.refused_operation(&app, &problem) {
        knock.tell(refused, problem.status(), &mut told);
    }
    if let Some(allow) = response.headers().get(axum::http::header::ALLOW) {
        told.headers_mut().insert(axum::http::header::ALLOW, allow.clone());
    }
    told
}

fn of_status(status: StatusCode) -> Option<Problem> {
    match status {
        StatusCode::METHOD_NOT_ALLOWED => Some(Problem::Method),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Problem::TooLarge),
        _ => None,
    }
}

/// The answer for a problem.
pub(crate) fn answer(app: &App, lang: Lang, problem: &Problem) -> Response {
    let mut response = (problem.status(), problem.body(app, lang).to_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    match problem {
        Problem::NoToken => {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"kueakun\""));
        }
        Problem::Scope(scope) => {
            let words = format!("Bearer realm=\"kueakun\", error=\"insufficient_scope\", scope=\"{}\"", scope.code());
            if let Ok(value) = HeaderValue::from_str(&words) {
                headers.insert(WWW_AUTHENTICATE, value);
            }
        }
        Problem::TooMany(seconds) => drop(headers.insert(RETRY_AFTER, HeaderValue::from(*seconds))),
        Problem::Busy => drop(headers.insert(RETRY_AFTER, HeaderValue::from(1))),
        _ => {}
    }
    response
}
