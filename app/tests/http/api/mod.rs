//! The edge for other programs as one of them meets it. Every answer is held against the OpenAPI document.

mod casework;
mod document;
mod edge;
mod people;

use http::Method;
use kernel::Code as _;
use offices::IssueToken;
use serde_json::{Value, json};
use store::By;
use testkit::{Answer, Browser, TestApp};
use web::api::Scope;

/// A program that works for somebody with a token.
pub struct Program {
    door: Browser,
    token: String,
    document: Value,
}

/// The text of a token for a member of the cast.
pub async fn token(app: &TestApp, user_name: &str, scopes: &[Scope]) -> String {
    let staff = offices::staff_named(app.db(), user_name).await.unwrap().unwrap();
    let tx = app.db().write(By::System("test")).await.unwrap();
    let command = IssueToken { name: "ทดสอบ".to_owned(), scopes: scopes.to_vec(), days: 30 };
    let text = offices::issue_token(&tx, staff, &command).await.unwrap();
    tx.commit().await.unwrap();
    text
}

impl Program {
    /// A program with every scope.
    pub async fn of(app: &TestApp, user_name: &str) -> Self {
        Self::with(app, user_name, Scope::ALL).await
    }

    /// A program with these scopes.
    pub async fn with(app: &TestApp, user_name: &str, scopes: &[Scope]) -> Self {
        Self::holding(app, &token(app, user_name, scopes).await)
    }

    /// A program with that token, whatever it is.
    pub fn holding(app: &TestApp, token: &str) -> Self {
        let document = serde_json::from_str(app.app().document()).unwrap();
        Self { door: app.visitor(), token: token.to_owned(), document }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], None).await
    }

    pub async fn post(&mut self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, &[], Some(body)).await
    }

    /// A request in JSON with these headers; its answer must be what the document says.
    pub async fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Answer {
        let kind = if method == Method::PATCH { "application/merge-patch+json" } else { "application/json" };
        let mut all = headers.to_vec();
        if body.is_some() {
            all.push(("content-type", kind));
        }
        self.raw(method, path, &all, body.map(|body| body.to_string().into_bytes()).unwrap_or_default()).await
    }

    /// Any request; its answer must be what the document says.
    pub async fn raw(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let bearer = format!("Bearer {}", self.token);
        let mut all = vec![("authorization", bearer.as_str()), ("accept-language", "en")];
        all.extend_from_slice(headers);
        let answer = self.door.send(method.clone(), &format!("/api/v1{path}"), &all, body).await;
        document::hold(&self.document, method.as_str(), path, &answer);
        answer
    }
}

/// The body of an answer.
pub fn body(answer: &Answer) -> Value {
    serde_json::from_slice(answer.bytes()).unwrap_or_else(|error| panic!("{error}: {}", answer.text()))
}

/// The pointers of what a problem says is wrong.
pub fn pointers(answer: &Answer) -> Vec<String> {
    let errors = body(answer)["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().map(|error| error["pointer"].as_str().unwrap_or_default().to_owned()).collect()
}

/// A person who can be registered.
pub fn somebody() -> Value {
    json!({
        "title": "นาง", "given_name": "บัวลอย", "family_name": "สมมุติวงศ์", "sex": "female", "born": "1948-02-05",
        "phone": "081-234-5670", "address": { "house": "12/3", "village_no": "4", "place": 901_105 },
    })
}
