//! Who asks: the bearer token becomes a visitor as the pages know one; no cookie is read and none is set.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, AUTHORIZATION};
use axum::middleware::Next;
use axum::response::Response;
use kernel::Lang;

use super::{Problem, Scope, problem};
use crate::app::App;
use crate::visitor::Visitor;

/// ผู้เรียกใช้: the token of a request.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Its id.
    pub token: i64,
    /// What it may do.
    pub scopes: Arc<[Scope]>,
}

/// The first language of `Accept-Language` that the program speaks; Thai where none is.
fn language(headers: &HeaderMap) -> Lang {
    let wanted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let word = |part: &str| part.split([';', '-']).next().unwrap_or_default().trim().to_ascii_lowercase();
    wanted.split(',').map(word).find_map(|word| kernel::Code::from_code(&word)).unwrap_or(Lang::Th)
}

/// Whether what is answered may be something other than what the caller reads.
fn refuses_json(headers: &HeaderMap) -> bool {
    let Some(wanted) = headers.get(ACCEPT).and_then(|value| value.to_str().ok()) else { return false };
    let reads = |part: &str| {
        let mut pieces = part.split(';').map(str::trim);
        let kind = pieces.next().unwrap_or_default().to_ascii_lowercase();
        let refused =
            pieces.any(|piece| matches!(piece.replace(' ', "").as_str(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        !refused && (kind == "*/*" || kind.starts_with("application/") || kind.starts_with("image/"))
    };
    !wanted.trim().is_empty() && !wanted.split(',').any(reads)
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// The middleware of the edge.
pub(crate) async fn meet(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let mut visitor = Visitor::of_program(language(headers), path);
    let found = match bearer(headers) {
        Some(token) => app.accounts().find_token(app.db(), token).await,
        None => Ok(None),
    };
    let refused = match found {
        Err(error) => Some(Problem::from(error)),
        Ok(None) => None,
        Ok(Some(holder)) => {
            visitor.actor = Some(holder.actor);
            let caller = Caller { token: holder.token, scopes: holder.scopes.into() };
            let waits = app.pace().take(holder.token, app.now(), app.settings().api_per_minute);
            request.extensions_mut().insert(caller);
            waits.map(Problem::TooMany)
        }
    };
    let refused = refused.or_else(|| refuses_json(request.headers()).then_some(Problem::NotAcceptable));
    request.extensions_mut().insert(visitor.clone());
    match refused {
        Some(refused) => problem::answer(&app, visitor.lang, &refused),
        None => next.run(request).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn headers(name: HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn the_first_language_that_is_spoken_here_is_taken() {
        assert_eq!(language(&headers(ACCEPT_LANGUAGE, "fr, en-GB;q=0.8, th")), Lang::En);
        assert_eq!(language(&headers(ACCEPT_LANGUAGE, "de")), Lang::Th);
        assert_eq!(language(&HeaderMap::new()), Lang::Th);
    }

    #[test]
    fn who_reads_no_json_is_told_so() {
        assert!(refuses_json(&headers(ACCEPT, "text/html")));
        assert!(refuses_json(&headers(ACCEPT, "application/json;q=0")));
        assert!(!refuses_json(&headers(ACCEPT, "text/html, */*;q=0.1")));
        assert!(!refuses_json(&HeaderMap::new()));
    }

    #[test]
    fn the_scheme_is_bearer_however_it_is_written() {
        assert_eq!(bearer(&headers(AUTHORIZATION, "bearer kk_1")), Some("kk_1"));
        assert_eq!(bearer(&headers(AUTHORIZATION, "Basic kk_1")), None);
    }
}
