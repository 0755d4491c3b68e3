//! The few cookies: session, visit (for forms before sign-in), language, colours, and the word after a deed.
//!
//! Handlers know them by their plain names. Over https the door (`visitor::meet`) gives them the prefix `__Host-` on their way out
//! and takes it off on their way in: no other host of the domain, and no page without https, can then put one in (RFC 6265bis, 4.1.3).

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};

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

/// All of them with the seconds that they stay.
const ALL: [(&str, i64); 5] = [(SESSION, WEEK), (VISIT, YEAR), (LANG, YEAR), (THEME, YEAR), (FLASH, 0)];

/// A year, in seconds.
pub(crate) const YEAR: i64 = 31_536_000;
/// Seven days, in seconds: no session lives longer.
const WEEK: i64 = 604_800;

/// What browsers take only from this host, over https, for every path.
const PREFIX: &str = "__Host-";

/// The cookies of one request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cookies<'a> {
    headers: &'a HeaderMap,
    https: bool,
}

impl<'a> Cookies<'a> {
    /// Those that came with these headers.
    pub(crate) const fn of(headers: &'a HeaderMap, https: bool) -> Self {
        Self { headers, https }
    }

    fn named(self, prefix: &str, name: &str) -> Option<&'a str> {
        let lines = self.headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(key, _)| key.strip_prefix(prefix) == Some(name)).map(|(_, value)| value)
    }

    /// The value of a cookie.
    pub(crate) fn read(self, name: &str) -> Option<&'a str> {
        if self.https { self.named(PREFIX, name).or_else(|| self.of_before(name)) } else { self.named("", name) }
    }

    /// A cookie of the time before the prefix. A session only with a token of that time, so that nobody's own of today can be
    /// put in under the old name; the visit only beside such a session, whose open forms it binds.
    fn of_before(self, name: &str) -> Option<&'a str> {
        let session = || self.named("", SESSION).filter(|token| is_of_before(token));
        match name {
            SESSION => session(),
            VISIT if self.named(PREFIX, SESSION).is_none() => session().and(self.named("", VISIT)),
            LANG | THEME => self.named("", name),
            _ => None,
        }
    }

    /// The lines that bring what came under an old name under its new one, and take the old one away.
    fn moved(self) -> Vec<String> {
        let mut lines = Vec::new();
        for (name, seconds) in ALL.into_iter().filter(|(name, _)| self.named("", name).is_some()) {
            if self.named(PREFIX, name).is_none()
                && let Some(value) = self.of_before(name)
            {
                lines.push(secured(&set(name, value, seconds)));
            }
            lines.push(format!("{}; Secure", set(name, "", 0)));
        }
        lines
    }

    /// What these cookies and this answer's come to over https. What a handler set comes last, which is what a browser keeps.
    pub(crate) fn secure(self, answer: &mut HeaderMap) {
        let set: Vec<HeaderValue> = answer.get_all(SET_COOKIE).iter().cloned().collect();
        answer.remove(SET_COOKIE);
        let by_handlers = set.iter().filter_map(|line| line.to_str().ok()).map(secured);
        for line in self.moved().into_iter().chain(by_handlers) {
            add(answer, &line);
        }
    }
}

/// Tokens had no mark before cookies had a prefix; all since begin with [`MARK`].
fn is_of_before(token: &str) -> bool {
    token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// How every token of a session begins.
pub const MARK: char = 's';

fn secured(line: &str) -> String {
    format!("{PREFIX}{line}; Secure")
}

/// A `Set-Cookie` line; `seconds` 0 takes the cookie away.
pub(crate) fn set(name: &str, value: &str, seconds: i64) -> String {
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}")
}

/// Adds such a line to an answer.
pub(crate) fn add(answer: &mut HeaderMap, line: &str) {
    if let Ok(value) = HeaderValue::from_str(line) {
        answer.append(SET_COOKIE, value);
    }
}

/// The `Set-Cookie` line of a session token; `seconds` 0 ends it in the browser.
#[must_use]
pub fn session_cookie(token: &str, seconds: i64) -> String {
    set(SESSION, token, seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    fn sent(line: &str) -> HeaderMap {
        HeaderMap::from_iter([(COOKIE, HeaderValue::from_str(line).unwrap())])
    }

    fn answered(line: &str, https: bool, set: &[String]) -> Vec<String> {
        let mut answer = HeaderMap::new();
        set.iter().for_each(|line| add(&mut answer, line));
        Cookies::of(&sent(line), https).secure(&mut answer);
        answer.get_all(SET_COOKIE).iter().map(|line| line.to_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn over_https_a_cookie_is_taken_under_its_prefix_alone() {
        let headers = sent("kueakun_session=sabc; __Host-kueakun_session=sdef; kueakun_flash=x");
        let cookies = Cookies::of(&headers, true);
        assert_eq!((cookies.read(SESSION), cookies.read(FLASH)), (Some("sdef"), None));
        assert_eq!(Cookies::of(&headers, false).read(SESSION), Some("sabc"));
        let tossed = sent("kueakun_session=sabc; kueakun_visit=v");
        assert_eq!(Cookies::of(&tossed, true).read(SESSION), None, "a token of today under the old name");
        assert_eq!(Cookies::of(&tossed, true).read(VISIT), None);
    }

    #[test]
    fn over_https_a_cookie_goes_out_prefixed_secure_and_for_this_host_alone() {
        let lines = answered("", true, &[session_cookie("sabc", 60)]);
        assert_eq!(lines, ["__Host-kueakun_session=sabc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure"]);
    }

    #[test]
    fn a_session_of_before_is_moved_under_its_new_name_with_the_visit_of_its_forms() {
        let before = format!("kueakun_session={OLD}; kueakun_visit=v");
        let headers = sent(&before);
        let cookies = Cookies::of(&headers, true);
        assert_eq!((cookies.read(SESSION), cookies.read(VISIT)), (Some(OLD), Some("v")));
        let lines = answered(&before, true, &[]);
        assert!(lines[0].starts_with(&format!("__Host-kueakun_session={OLD}; ")), "{lines:?}");
        assert!(lines[1].starts_with("kueakun_session=; ") && lines[1].contains("Max-Age=0"), "{lines:?}");
        assert!(lines[2].starts_with("__Host-kueakun_visit=v; "), "{lines:?}");
    }

    #[test]
    fn signing_out_with_a_session_of_before_ends_it_under_both_names() {
        let lines = answered(&format!("kueakun_session={OLD}"), true, &[session_cookie("", 0)]);
        let last = lines.iter().rfind(|line| line.starts_with("__Host-kueakun_session")).unwrap();
        assert!(last.contains("Max-Age=0"), "{lines:?}");
    }
}
