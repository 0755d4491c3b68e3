//! The few cookies: session, visit (for forms before sign-in), language, colours, and the word after a deed.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// The session token.
pub(crate) const SESSION: &str = "kueakun_session";
/// A random word that binds forms to this browser before anyone signs in.
pub(crate) const VISIT: &str = "kueakun_visit";
/// th or en.
pub(crate) const LANG: &str = "kueakun_lang";
/// auto, light or dark.
pub(crate) const THEME: &str = "kueakun_theme";
/// The key of the sentence to show once.
pub(crate) const FLASH: &str = "kueakun_flash";

/// A year, in seconds.
pub(crate) const YEAR: i64 = 31_536_000;

/// The value of a cookie.
pub(crate) fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// A `Set-Cookie` line; `seconds` 0 takes the cookie away.
pub(crate) fn set(name: &str, value: &str, seconds: i64, https: bool) -> String {
    let secure = if https { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
}

/// The `Set-Cookie` line of a session token; `seconds` 0 ends it in the browser.
#[must_use]
pub fn session_cookie(token: &str, seconds: i64, https: bool) -> String {
    set(SESSION, token, seconds, https)
}
