//! Somebody watches for new requests while a thread computes.

use std::future::ready;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

/// Wakes another thread before a request is answered.
///
/// A thread that finds a request while it watches the network answers it there and then, and where the database is a file its
/// statements run on the thread that asks: on an otherwise idle server nobody would see the next request until that answer is made. Of two tasks that a
/// thread makes, tokio wakes another thread for one, and that one watches as soon as it finds nothing else to do.
/// (`Builder::enable_eager_driver_handoff` says the same, in builds that take tokio's unstable features.)
pub(crate) async fn hand_over(request: Request, next: Next) -> Response {
    for _ in 0..2 {
        drop(tokio::spawn(ready(())));
    }
    next.run(request).await
}
