//! Every kind of work that is done after its command, on one page: the modules bring the handlers, `serve` runs them.

use jobs::Handlers;

/// What is done about each kind of task.
#[must_use]
pub fn handlers() -> Handlers {
    Handlers::new()
}
