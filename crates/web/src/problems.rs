//! The page of everything that went wrong, in the reader's language, logged once under a number.

use axum::extract::{Request, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use ui::Problem;

use crate::answer::{html_with, see_other};
use crate::app::App;
use crate::failure::Failure;
use crate::refusals::Knock;
use crate::visitor::Visitor;

/// The middleware: where a handler failed, the page that says so.
pub(crate) async fn show(State(app): State<App>, request: Request, next: Next) -> Response {
    let visitor = request.extensions().get::<Visitor>().cloned();
    let knock = Knock::of(&request);
    let response = next.run(request).await;
    let failure = response.extensions().get::<Failure>().cloned().or_else(|| too_large(&response));
    match (failure, visitor) {
        (Some(failure), Some(visitor)) => {
            let refused = knock.refused_page(&app, &failure);
            let status = failure.status();
            let mut told = page(&app, &visitor, failure, |_| response);
            if let Some(refused) = refused {
                knock.tell(refused, status, &mut told);
            }
            told
        }
        _ => response,
    }
}

/// A body over the limit is refused before any handler sees it.
fn too_large(response: &Response) -> Option<Failure> {
    (response.status() == StatusCode::PAYLOAD_TOO_LARGE).then_some(Failure::TooLarge)
}

pub(crate) async fn no_such_page() -> Failure {
    Failure::NotFound
}

/// The page for a failure; `bare` is what is left when even that fails.
pub(crate) fn page(app: &App, visitor: &Visitor, failure: Failure, bare: impl FnOnce(Failure) -> Response) -> Response {
    if let Failure::SignIn(next) = &failure {
        return sign_in(next);
    }
    if matches!(failure, Failure::FactorOwed) {
        return see_other("/me/factor", "").unwrap_or_else(bare);
    }
    let reference = log(app, &failure);
    let p = visitor.page(app, &format!("problem-{}-title", word(&failure)));
    let text = match &failure {
        Failure::Refused(refusal) => p.refusal(refusal),
        _ => p.t(&format!("problem-{}-text", word(&failure))).into_owned(),
    };
    let (action_href, action) =
        if visitor.actor.is_some() { ("/", "problem-home") } else { ("/sign-in", "problem-sign-in") };
    let problem = Problem {
        title: p.title.clone(),
        text,
        reference,
        action_href: action_href.to_owned(),
        action_label: p.t(action).into_owned(),
        p,
    };
    html_with(failure.status(), &problem).unwrap_or_else(bare)
}

fn sign_in(next: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let there =
        if next == "/" { "/sign-in".to_owned() } else { format!("/sign-in?next={}", crate::answer::escape(next)) };
    if let Ok(value) = HeaderValue::from_str(&there) {
        response.headers_mut().insert(LOCATION, value);
    }
    response
}

const fn word(failure: &Failure) -> &'static str {
    match failure {
        Failure::NotFound | Failure::SignIn(_) | Failure::FactorOwed => "not-found",
        Failure::Forbidden(_) => "forbidden",
        Failure::FormExpired => "form-expired",
        Failure::TooLarge => "too-large",
        Failure::Unreadable => "unreadable",
        Failure::Stale => "stale",
        Failure::Refused(_) => "refused",
        Failure::Unavailable(_) => "unavailable",
        Failure::Internal(_) => "internal",
    }
}

/// Logs what the operator must know; answers the number that the reader can tell them.
fn log(app: &App, failure: &Failure) -> String {
    let (Failure::Internal(what) | Failure::Unavailable(what)) = failure else { return String::new() };
    let reference = app.db().new_id::<()>().to_string();
    tracing::error!(reference, what, "a request failed");
    reference
}
