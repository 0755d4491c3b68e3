//! The HTTP edge: every address of this module.

mod account;
mod appointments;
mod delegations;
mod factor;
mod identities;
mod invitations;
mod invited;
mod jobs;
mod mail;
mod notices;
mod offices;
mod passkeys;
mod proof;
mod recoveries;
mod recovery;
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
        .get("/staff/{id}/first-password", staff::first_password)
        .post("/staff/{id}/first-password", staff::set_first_password)
        .and(links())
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

/// Links that open an account once, for those who hand them out.
fn links() -> Routes {
    Routes::new()
        .get("/staff/invitations", invitations::index)
        .get("/staff/invitations/new", invitations::new)
        .post("/staff/invitations", invitations::create)
        .post("/staff/invitations/{invitation}/resending", invitations::send_again)
        .post("/staff/invitations/{invitation}/revocation", invitations::revoke)
        .get("/staff/{id}/invitation", invitations::of)
        .post("/staff/{id}/invitation", invitations::invite)
        .get("/staff/{id}/recovery", recoveries::of)
        .post("/staff/{id}/recovery", recoveries::ask)
        .get("/staff/recoveries", recoveries::index)
        .post("/staff/recoveries/{recovery}/approval", recoveries::approve)
        .post("/staff/recoveries/{recovery}/refusal", recoveries::refuse)
}

/// What everybody has for themself.
fn own() -> Routes {
    Routes::new()
        .get("/me", account::index)
        .get("/me/password", account::password)
        .post("/me/password", account::change_password)
        .get("/me/mail", mail::show)
        .post("/me/mail", mail::ask)
        .get("/me/factor", factor::show)
        .get("/me/second-factor", second_factor::show)
        .post("/me/second-factor", second_factor::turn_on)
        .post("/me/second-factor/ending", second_factor::turn_off)
        .get("/me/proof", proof::ask)
        .post("/me/proof", proof::with_password)
        .post("/me/proof/challenge", proof::challenge)
        .post("/me/proof/passkey", proof::with_passkey)
        .get("/me/passkeys", passkeys::index)
        .post("/me/passkeys", passkeys::create)
        .post("/me/passkeys/challenge", passkeys::challenge)
        .post("/me/passkeys/{id}/removal", passkeys::remove)
        .get("/me/identities", identities::index)
        .get("/me/identities/linking", identities::go_linking)
        .post("/me/identities/{id}/removal", identities::remove)
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
        .open_post("/sign-in/passkey", sign_in::passkey)
        .open_post("/sign-in/passkey/challenge", sign_in::passkey_challenge)
        .open_get("/sign-in/code", sign_in::ask_code)
        .open_post("/sign-in/code", sign_in::code)
        .open_get("/sign-in/password", sign_in::ask_password)
        .open_post("/sign-in/password", sign_in::own_password)
        .open_get("/sign-in/with", identities::go)
        .open_get("/sign-in/with/return", identities::come_back)
        .open_get("/invitation/with", identities::go_invited)
        .open_get("/invitation", invited::show)
        .open_post("/invitation", invited::accept)
        .open_post("/invitation/challenge", invited::challenge)
        .open_post("/invitation/passkey", invited::accept_with_passkey)
        .open_get("/recovery", recovery::show)
        .open_post("/recovery", recovery::ask)
        .open_get("/recovery/password", recovery::password)
        .open_post("/recovery/password", recovery::set_password)
        .open_get("/mail", mail::shown)
        .open_post("/mail", mail::confirm)
        .open_post("/session/ending", sign_in::out)
}

/// An id in an address; what is no id is not there.
fn id<K>(text: &str) -> Result<Id<K>, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}
