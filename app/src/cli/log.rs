//! What the program logs: JSON lines on standard error, or readable ones where a person watches. Never personal data:
//! of a request only its method, the route's pattern, the status and the time it took.

use std::time::Instant;

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tracing_subscriber::EnvFilter;

use super::{Done, Trouble, terminal};

/// Starts logging, as much as the filter lets through.
pub(super) fn start(filter: &str) -> Done {
    let filter = EnvFilter::try_new(filter).map_err(|error| Trouble(format!("the log filter {filter:?}: {error}")))?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if terminal::is_watched() {
        lines.with_target(false).compact().try_init()
    } else {
        lines.json().flatten_event(true).with_current_span(false).try_init()
    };
    started.map_err(|error| Trouble(format!("the log cannot be started: {error}")))
}

/// Logs every request when it has been answered.
pub(super) fn requests(router: Router) -> Router {
    router.layer(from_fn(note))
}

async fn note(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let start = Instant::now();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("(no such page)", |route| route.as_str());
    let status = response.status().as_u16();
    let ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    match status {
        500.. => tracing::warn!(%method, route, status, ms, "request"),
        _ => tracing::info!(%method, route, status, ms, "request"),
    }
    response
}
