//! Every kind of work that is done after its command, on one page: the modules bring the handlers, `serve` runs them.

use jobs::Handlers;
use offices::PostOffice;
use web::Settings;

use crate::wiring;

/// What is done about each kind of task; letters go through this post office.
#[must_use]
pub fn handlers(post: PostOffice, settings: &Settings) -> Handlers {
    offices::handlers(post).and(webhooks::handlers(wiring::may_be_told, settings.loopback_webhooks))
}
