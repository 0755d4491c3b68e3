//! The HTTP edge: every address of this module.

mod account;
mod appointments;
mod delegations;
mod jobs;
mod notices;
mod offices;
mod second_factor;
mod sessions;
mod sign_in;
mod staff;
mod tokens;

use kernel::Id;
use web::{Failure, Routes};

/// Path, handler and permission of every page.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/offices", offices::index)
        .get("/offices/{id}", offices::show)
        .get("/offices/{id}/new", offices::new)
        .post("/offices", offices::create)
        .get("/offices/{id}/edit", offices::edit)
        .post("/offices/{id}", offices::update)
        .get("/staff", staff::index)
        .get("/staff/new", staff::new)
        .post("/staff", staff::create)
        .get("/staff/{id}", staff::show)
        .get("/staff/{id}/edit", staff::edit)
        .post("/staff/{id}", staff::update)
        .get("/staff/{id}/appointments/new", appointments::new)
        .post("/staff/{id}/appointments", appointments::create)
        .get("/staff/{id}/appointments/{appointment}/ending", appointments::ending)
        .post("/staff/{id}/appointments/{appointment}/ending", appointments::end)
        .get("/staff/{id}/invitation", staff::invitation)
        .post("/staff/{id}/invitation", staff::invite)
        .and(machinery())
        .and(own())
        .and(entrance())
}

/// What those who keep the machine look after.
fn machinery() -> Routes {
    Routes::new()
        .get("/jobs", jobs::index)
        .post("/jobs/{job}/restart", jobs::run_again)
        .post("/jobs/{job}/removal", jobs::discard)
}

/// What everybody has for themself.
fn own() -> Routes {
    Routes::new()
        .get("/me", account::index)
        .get("/me/password", account::password)
        .post("/me/password", account::change_password)
        .get("/me/second-factor", second_factor::show)
        .post("/me/second-factor", second_factor::turn_on)
        .post("/me/second-factor/ending", second_factor::turn_off)
        .get("/me/sessions", sessions::index)
        .post("/me/sessions/ending", sessions::end_others)
        .post("/me/sessions/{id}/ending", sessions::end)
        .get("/me/tokens", tokens::index)
        .post("/me/tokens", tokens::create)
        .post("/me/tokens/{token}/withdrawal", tokens::withdraw)
        .get("/me/delegations", delegations::index)
        .post("/me/delegations", delegations::create)
        .post("/me/delegations/{id}/withdrawal", delegations::withdraw)
        .get("/me/notices", notices::index)
        .post("/me/notices/reading", notices::read_all)
        .post("/me/notices/{id}/reading", notices::read)
}

/// The way in and out.
fn entrance() -> Routes {
    Routes::new()
        .open_get("/sign-in", sign_in::show)
        .open_post("/sign-in", sign_in::password)
        .open_post("/sign-in/cast", sign_in::cast)
        .open_get("/sign-in/code", sign_in::ask_code)
        .open_post("/sign-in/code", sign_in::code)
        .open_get("/sign-in/password", sign_in::ask_password)
        .open_post("/sign-in/password", sign_in::own_password)
        .open_post("/session/ending", sign_in::out)
}

/// An id in an address; what is no id is not there.
fn id<K>(text: &str) -> Result<Id<K>, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}
