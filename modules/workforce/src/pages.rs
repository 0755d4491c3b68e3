//! The HTTP edge: every address of this module.

mod doubts;
mod signing;
mod standard;
mod versions;

use web::Routes;

/// Path, handler and permission of every page.
pub fn routes() -> Routes {
    Routes::new()
        .get("/standard", standard::show)
        .get("/standard/versions", versions::list)
        .get("/standard/signing", signing::list)
        .get("/standard/doubts", doubts::list)
        .get("/standard/doubts/{item}", doubts::show)
        .post("/standard/doubts/{item}/settlement", doubts::settle)
        .get("/standard/{address}", standard::duty)
}
