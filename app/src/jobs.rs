//! Every kind of work that is done after its command, on one page: the modules bring the handlers, `serve` runs them.

use jobs::Handlers;
use offices::PostOffice;

/// What is done about each kind of task; letters go through this post office.
#[must_use]
pub fn handlers(post: PostOffice) -> Handlers {
    Handlers::new().and(offices::handlers(post))
}
