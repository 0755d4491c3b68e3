//! Answers: a page, a page whose form was wrong, or the way to the next page.

use askama::Template;
use axum::http::header::{CONTENT_TYPE, HeaderName, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use kernel::{Invalid, Moment, Refusal};
use store::{StoreError, Undone};
use ui::{FormPage, Page};

use crate::cookies;
use crate::failure::Failure;
use crate::visitor::add_cookie;

/// What every handler answers.
pub type Answer = Result<Response, Failure>;

/// A page.
///
/// # Errors
/// [`Failure::Internal`] when the template fails.
pub fn html(page: &impl Template) -> Answer {
    html_with(StatusCode::OK, page)
}

/// A page with a form that was wrong: 422, the form filled as it was sent.
///
/// # Errors
/// [`Failure::Internal`] when the template fails.
pub fn invalid(page: &impl Template) -> Answer {
    html_with(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// A page with a form that can say which rule refuses it.
pub trait Asking: Template {
    /// The same page, saying so.
    #[must_use]
    fn refused(self, refusal: &Refusal) -> Self;
}

impl Asking for FormPage {
    fn refused(mut self, refusal: &Refusal) -> Self {
        self.form = self.form.refused(&self.p, refusal);
        self
    }
}

/// The same form again, saying why nothing was done: which fields are wrong, or which rule refuses. A database that failed is no
/// matter of the form's.
///
/// # Errors
/// [`Failure`] of the database, or of the template.
pub fn form_again<P: Asking>(undone: Undone, page: impl FnOnce(&Invalid) -> P) -> Answer {
    match undone {
        Undone::Invalid(wrong) => invalid(&page(&wrong)),
        Undone::Refused(refusal) => invalid(&page(&Invalid::default()).refused(&refusal)),
        Undone::Failed(error) => Err(error.into()),
    }
}

/// What a form that saves while one types is told: plain words, and in a header the version it has now. `stale` is the key of the
/// words for a form whose record changed meanwhile.
///
/// # Errors
/// [`Failure`] of the database.
pub fn autosaved(p: &Page, now: Moment, saved: Result<i64, Undone>, stale: &str) -> Answer {
    let unsaved = |status, words: String| Ok((status, words).into_response());
    match saved {
        Ok(version) => {
            let version = (HeaderName::from_static("x-version"), HeaderValue::from(version));
            Ok((StatusCode::OK, [version], p.t1("ui-draft-saved", "time", &p.time(now))).into_response())
        }
        Err(Undone::Failed(StoreError::Stale)) => unsaved(StatusCode::CONFLICT, p.t(stale).into_owned()),
        Err(Undone::Refused(refusal)) => unsaved(StatusCode::UNPROCESSABLE_ENTITY, p.refusal(&refusal)),
        Err(Undone::Invalid(wrong)) => {
            let key = wrong.problems().first().map_or("form-required", |(_, key)| *key);
            unsaved(StatusCode::UNPROCESSABLE_ENTITY, p.t(key).into_owned())
        }
        Err(Undone::Failed(error)) => Err(error.into()),
    }
}

/// A page with a status.
///
/// # Errors
/// [`Failure::Internal`] when the template fails.
pub fn html_with(status: StatusCode, page: &impl Template) -> Answer {
    let body = page.render()?;
    let mut response = (status, body).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    Ok(response)
}

/// JSON for a script of ours, already written.
#[must_use]
pub fn json(text: String) -> Response {
    let mut response = text.into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// On to the next page after a deed; `said` is the key of the sentence shown there once.
///
/// # Errors
/// [`Failure::Internal`] when the address cannot be written.
pub fn see_other(there: &str, said: &'static str) -> Answer {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let value = HeaderValue::from_str(there).map_err(Failure::internal)?;
    response.headers_mut().insert(LOCATION, value);
    if !said.is_empty() {
        add_cookie(&mut response, &cookies::set(cookies::FLASH, said, 60));
    }
    Ok(response)
}

/// Escapes a value for a query.
pub(crate) fn escape(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// A path of ours for a `Location`: what is not ASCII is escaped, the rest stays.
pub(crate) fn escape_path(path: &str) -> String {
    path.chars()
        .map(|letter| if letter.is_ascii_graphic() { letter.to_string() } else { escape(&letter.to_string()) })
        .collect()
}
