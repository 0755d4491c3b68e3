//! A browser as far as the server can tell: it keeps cookies, sends forms with their token, and shows pages.

use axum::Router;
use axum::body::Body;
use http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use http::{Method, Request};
use http_body_util::BodyExt as _;
use store::Db;
use tower::ServiceExt as _;

use crate::answer::Answer;

/// The cookies that a form's token is made from.
const VISIT: &str = "kueakun_visit";
const SESSION: &str = "kueakun_session";

/// One browser with its cookies.
#[derive(Debug, Clone)]
pub struct Browser {
    router: Router,
    db: Db,
    cookies: Vec<(String, String)>,
}

impl Browser {
    pub(crate) fn new(router: Router, db: Db) -> Self {
        let visit = (VISIT.to_owned(), "0".repeat(32));
        Self { router, db, cookies: vec![visit] }
    }

    /// A cookie's value.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Sets a cookie, such as `kueakun_lang` to `en`.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.retain(|(known, _)| known != name);
        self.cookies.push((name.to_owned(), value.to_owned()));
    }

    /// The token that this browser's forms carry.
    #[must_use]
    pub fn csrf(&self) -> String {
        let kept =
            |name: &str| self.cookie(&format!("__Host-{name}")).or_else(|| self.cookie(name)).unwrap_or_default();
        self.db.csrf(kept(VISIT), kept(SESSION))
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Vec::new()).await
    }

    /// Opens a page that must be there.
    pub async fn open(&mut self, path: &str) -> Answer {
        let answer = self.get(path).await;
        assert_eq!(answer.status(), 200, "GET {path}:\n{}", answer.text());
        answer
    }

    /// Sends a form with its token.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.csrf();
        let mut all = vec![("_csrf", token.as_str())];
        all.extend_from_slice(fields);
        self.post_raw(path, &all).await
    }

    /// Sends a form that must be taken, and opens the page it leads to.
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status(), 303, "POST {path}:\n{}", answer.text());
        self.open(&answer.location()).await
    }

    /// Sends a form exactly as given, without a token.
    pub async fn post_raw(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = encode(fields);
        let kind = [(CONTENT_TYPE.as_str(), "application/x-www-form-urlencoded")];
        self.send(Method::POST, path, &kind, body.into_bytes()).await
    }

    /// Sends a form with files `(field, file name, content)` and its token.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
        let token = self.csrf();
        let mut all = vec![("_csrf", token.as_str())];
        all.extend_from_slice(fields);
        let (kind, body) = multipart(&all, files);
        self.send(Method::POST, path, &[(CONTENT_TYPE.as_str(), &kind)], body).await
    }

    /// Sends any request with these headers, such as another site's.
    pub async fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let mut request = Request::builder().method(method.clone()).uri(path);
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        request = request.header(COOKIE, cookies.join("; "));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body)).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        for line in parts.headers.get_all(SET_COOKIE) {
            self.keep(line.to_str().expect("a cookie in ASCII"));
        }
        let bytes = body.collect().await.expect("the whole answer").to_bytes();
        Answer::new(format!("{method} {path}"), parts.status, parts.headers, bytes.to_vec())
    }

    fn keep(&mut self, line: &str) {
        let mut parts = line.split(';').map(str::trim);
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { return };
        let (name, value) = (name.to_owned(), value.to_owned());
        let ends = parts.any(|part| part.eq_ignore_ascii_case("max-age=0"));
        self.cookies.retain(|(known, _)| *known != name);
        if !ends {
            self.cookies.push((name, value));
        }
    }
}

/// The fields as a browser writes them into a body or a query.
#[must_use]
pub fn encode(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
    pairs.join("&")
}

fn escape(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A line that no test file holds.
const BOUNDARY: &str = "----kueakun-test-boundary-6c1f";

/// Fields and files `(field, file name, content)` as a browser sends them: the content type and the body.
#[must_use]
pub fn multipart(fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for (name, file, bytes) in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}
