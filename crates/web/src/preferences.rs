//! The platform's own routes: files for the browser, language and colours, the echo of a date, and the operator's questions.

use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use kernel::{Code as _, Day, Lang};
use serde::Deserialize;
use ui::Theme;

use crate::allowed::Guest;
use crate::answer::{Answer, see_other};
use crate::app::App;
use crate::cookies;
use crate::failure::Failure;
use crate::form::Form;
use crate::routes::Routes;
use crate::visitor::add_cookie;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .open_get("/assets/{name}", file)
        .open_post("/preferences", prefer)
        .open_get("/about", about)
        .open_get("/echo/date", echo_date)
        .open_get("/healthz", healthy)
        .open_get("/readyz", ready)
}

async fn file(Path(name): Path<String>) -> Response {
    let Some(asset) = ui::asset(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let mut response = asset.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    // The address carries the hash of the content, so that it can be kept for a year.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}

async fn prefer(Form(fields): Form) -> Answer {
    let back = fields.get("back");
    let back = if is_ours(back) { back } else { "/" };
    let mut response = see_other(&crate::answer::escape_path(back), "")?;
    if let Some(lang) = Lang::from_code(fields.get("lang")) {
        add_cookie(&mut response, &cookies::set(cookies::LANG, lang.code(), cookies::YEAR));
    }
    if let Some(theme) = Theme::from_code(fields.get("theme")) {
        add_cookie(&mut response, &cookies::set(cookies::THEME, theme.code(), cookies::YEAR));
    }
    Ok(response)
}

/// What the program is, and whose work it stands on.
async fn about(guest: Guest) -> Answer {
    crate::answer::html(&ui::About { p: guest.page("ui-about-title") })
}

/// A path of this program, never another site.
pub(crate) fn is_ours(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.chars().all(|letter| !letter.is_control())
}

#[derive(Deserialize)]
struct Echo {
    #[serde(default)]
    text: String,
}

/// The date as it was understood, with its weekday; empty when it was not.
async fn echo_date(guest: Guest, Query(asked): Query<Echo>) -> String {
    let page = guest.page("ui-product");
    thai::date::parse_date(&asked.text, page.today.date())
        .map_or_else(|_| String::new(), |date| page.weekday(Day::from_date(date)))
}

/// The program runs.
async fn healthy() -> &'static str {
    "ok\n"
}

/// The program can serve: the database answers.
async fn ready(State(app): State<App>) -> Response {
    match app.db().ping().await {
        Ok(()) => "ok\n".into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (Failure::from(error).status(), "the database does not answer\n").into_response()
        }
    }
}
