//! What is answered when all went well, and the conditions that the caller put on it.

use axum::extract::FromRequestParts;
use axum::http::header::{CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ApiAnswer, Problem, ROOT};
use crate::app::App;
use crate::failure::Failure;

/// An answer: status, body, the tag of its version, and where what was made is found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reply {
    status: u16,
    body: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    location: Option<String>,
}

impl Reply {
    /// 200 with a body.
    ///
    /// # Errors
    /// [`Problem::Internal`] when the body has no JSON form.
    pub fn ok(body: &impl Serialize) -> Result<Self, Problem> {
        let body = serde_json::to_value(body).map_err(|error| Problem::Internal(error.to_string()))?;
        Ok(Self { status: StatusCode::OK.as_u16(), body, tag: None, location: None })
    }

    /// 201 with a body; `path` is where what was made is found, below the root of the edge.
    ///
    /// # Errors
    /// [`Problem::Internal`] when the body has no JSON form.
    pub fn created(path: &str, body: &impl Serialize) -> Result<Self, Problem> {
        let reply = Self::ok(body)?;
        Ok(Self { status: StatusCode::CREATED.as_u16(), location: Some(format!("{ROOT}{path}")), ..reply })
    }

    /// Says which version it shows: an update of that version names this tag in `If-Match`. What is shown beside the version
    /// is part of the tag, so that `If-None-Match` never answers with something older.
    #[must_use]
    pub fn version(mut self, app: &App, version: i64) -> Self {
        use store::Source as _;
        let mut shown = app.db().keys().token("api-tag", &self.body.to_string());
        shown.truncate(16);
        self.tag = Some(format!("\"{version}.{shown}\""));
        self
    }

    /// The answer, or 304 where the caller has it already.
    #[must_use]
    pub fn unless(self, conditions: &Conditions) -> Response {
        match (&self.tag, &conditions.none_match) {
            (Some(tag), Some(known)) if known.split(',').any(|one| weak(one) == tag || one.trim() == "*") => {
                let mut response = StatusCode::NOT_MODIFIED.into_response();
                set(response.headers_mut(), &self);
                response
            }
            _ => self.answer(),
        }
    }

    /// The answer.
    #[must_use]
    pub fn answer(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let mut response = (status, self.body.to_string()).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        set(response.headers_mut(), &self);
        response
    }
}

impl From<Reply> for ApiAnswer {
    fn from(reply: Reply) -> Self {
        Ok(reply.answer())
    }
}

fn set(headers: &mut HeaderMap, reply: &Reply) {
    for (name, value) in [(ETAG, &reply.tag), (LOCATION, &reply.location)] {
        if let Some(value) = value.as_deref().and_then(|value| HeaderValue::from_str(value).ok()) {
            headers.insert(name, value);
        }
    }
}

/// A tag without the mark of weak comparison.
fn weak(tag: &str) -> &str {
    let tag = tag.trim();
    tag.strip_prefix("W/").unwrap_or(tag)
}

/// `If-Match` and `If-None-Match` as they were sent.
#[derive(Debug, Clone, Default)]
pub struct Conditions {
    matching: Option<String>,
    none_match: Option<String>,
}

impl FromRequestParts<App> for Conditions {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Failure> {
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Ok(Self { matching: text(&IF_MATCH), none_match: text(&IF_NONE_MATCH) })
    }
}

impl Conditions {
    /// The version that the caller read; `now` is that of the resource, for callers who take whatever it is (`*`).
    ///
    /// # Errors
    /// [`Problem::Condition`] when none was named, [`Problem::Stale`] when it is another one.
    pub fn version(&self, now: i64) -> Result<i64, Problem> {
        let wanted = self.matching.as_deref().map(str::trim).ok_or(Problem::Condition)?;
        let named =
            |tag: &str| tag.trim().trim_matches('"').split('.').next().and_then(|text| text.parse::<i64>().ok());
        if wanted == "*" || wanted.split(',').any(|tag| named(tag) == Some(now)) {
            Ok(now)
        } else {
            Err(Problem::Stale)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matching(text: &str) -> Conditions {
        Conditions { matching: Some(text.to_owned()), none_match: None }
    }

    #[test]
    fn an_update_names_the_version_that_was_read() {
        assert!(matches!(Conditions::default().version(3), Err(Problem::Condition)));
        assert!(matches!(matching("\"2.ab\"").version(3), Err(Problem::Stale)));
        for right in ["\"3.ab\"", "\"2.ab\", \"3.cd\"", "*"] {
            assert_eq!(matching(right).version(3).ok(), Some(3), "{right}");
        }
    }
}
