//! The way in, in up to three steps, and out.

use std::collections::HashMap;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, FromRequestParts, Query};
use axum::http::header::{HeaderName, SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use kernel::{Fields, Id, Invalid};
use web::{Answer, App, Failure, Form, Guest, html, invalid, json, see_other, session_cookie};

use super::passkeys::site;
use crate::actions::sign_in::{self as action, Caller, Outcome, Step};
use crate::rules::account::WHOLE_HOURS;
use crate::rules::{address, device};
use crate::views::passkeys::Scripted;
use crate::{actions, forms, store as rows, views};

/// The network address that a request comes from, and the browser's signature.
#[derive(Debug)]
pub struct Origin {
    address: String,
    device: String,
}

impl FromRequestParts<App> for Origin {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Failure> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        let forwarded = header(&parts.headers, &HeaderName::from_static("x-forwarded-for"));
        let address = match peer {
            // Behind a proxy on the same machine the last hop is what the proxy saw; anyone else's word is not taken.
            Some(peer) if peer.is_loopback() && !forwarded.is_empty() => {
                forwarded.rsplit(',').next().unwrap_or_default().trim().to_owned()
            }
            Some(peer) => peer.to_string(),
            None => String::new(),
        };
        Ok(Self { address, device: device::name(header(&parts.headers, &USER_AGENT)) })
    }
}

fn header<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

impl Origin {
    /// The same with the browser that asks.
    pub fn caller(self, guest: &Guest) -> Caller {
        Caller { address: self.address, device: self.device, browser: guest.visitor.csrf.clone() }
    }
}

/// The sign-in page; who is signed in already goes on.
pub async fn show(guest: Guest, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let next = asked.get("next").map_or("/", |next| address::own_path(next));
    if guest.visitor.actor.as_ref().is_some_and(|actor| !actor.seats.is_empty()) {
        return see_other(next, "");
    }
    let mut fields = Fields::default();
    fields.set("next", next);
    html(&page(&guest, &fields, &Invalid::default()).await?)
}

async fn page(guest: &Guest, fields: &Fields, wrong: &Invalid) -> Result<views::sign_in::SignIn, Failure> {
    let p = guest.page("offices-account-sign-in-title");
    let demo = guest.app().settings().demo;
    let cast = if demo { rows::accounts::cast(guest.db(), guest.app().today()).await? } else { Vec::new() };
    let form = forms::account::sign_in(&p, fields, wrong);
    let scripted = site(guest.app()).ok().map(|site| {
        let way = ("/sign-in/passkey", "offices-passkeys-use");
        let form = forms::account::passkey(&p, fields, &Invalid::default(), way, false);
        Scripted::get(form, "/sign-in/passkey/challenge", site.origin())
    });
    let ways = views::identities::ways(&p, &guest.app().settings().providers);
    Ok(views::sign_in::SignIn::new(p, form, (ways, scripted), cast, fields.get("next")))
}

/// User name and password.
pub async fn password(guest: Guest, origin: Origin, Form(fields): Form) -> Answer {
    let caller = origin.caller(&guest);
    let outcome = action::with_password(guest.db(), &caller, fields.get("user_name"), fields.get("password")).await?;
    let key = match outcome {
        Outcome::Denied => "offices-account-denied",
        Outcome::NoPost => "offices-account-no-post",
        _ => return enter(outcome, &fields),
    };
    invalid(&page(&guest, &fields, &Invalid::one("user_name", key)).await?)
}

/// Options for the browser to sign in with a passkey.
pub async fn passkey_challenge(guest: Guest, origin: Origin, Form(fields): Form) -> Answer {
    let site = site(guest.app())?;
    let caller = origin.caller(&guest);
    Ok(json(actions::passkeys::ask(guest.db(), &site, &caller, fields.get("user_name")).await?))
}

/// A passkey, in the place of all steps.
pub async fn passkey(guest: Guest, origin: Origin, Form(fields): Form) -> Answer {
    let site = site(guest.app())?;
    let outcome = action::with_passkey(guest.db(), &origin.caller(&guest), &site, fields.get("credential")).await?;
    let key = match outcome {
        Outcome::Denied => "offices-passkeys-denied",
        Outcome::NoPost => "offices-account-no-post",
        _ => return enter(outcome, &fields),
    };
    invalid(&page(&guest, &fields, &Invalid::one("user_name", key)).await?)
}

/// A member of the cast of a demonstration, with one click.
pub async fn cast(guest: Guest, origin: Origin, Form(fields): Form) -> Answer {
    if !guest.app().settings().demo {
        return Err(Failure::NotFound);
    }
    let outcome = action::as_cast(guest.db(), &origin.caller(&guest), fields.get("account")).await?;
    enter(outcome, &fields)
}

/// Sets the cookie, or leads to the next step.
pub fn enter(outcome: Outcome, fields: &Fields) -> Answer {
    let next = address::own_path(fields.get("next"));
    match outcome {
        Outcome::In(token) => {
            let mut response = see_other(next, "")?;
            let line = session_cookie(&token, WHOLE_HOURS * 3_600);
            let value = HeaderValue::from_str(&line).map_err(Failure::internal)?;
            response.headers_mut().append(SET_COOKIE, value);
            Ok(response)
        }
        Outcome::Next(Step::Code, ticket) => {
            see_other(&format!("/sign-in/code?ticket={ticket}&next={}", escape(next)), "")
        }
        Outcome::Next(Step::Password, ticket) => {
            see_other(&format!("/sign-in/password?ticket={ticket}&next={}", escape(next)), "")
        }
        Outcome::Denied | Outcome::NoPost => see_other("/sign-in", ""),
    }
}

/// Escapes an own path for a query.
fn escape(path: &str) -> String {
    path.replace('%', "%25").replace('&', "%26").replace('+', "%2B").replace('#', "%23")
}

/// The fields of a step that come with its address.
fn carried(asked: &HashMap<String, String>) -> Fields {
    let mut fields = Fields::default();
    for name in ["ticket", "next"] {
        fields.set(name, asked.get(name).cloned().unwrap_or_default());
    }
    fields
}

/// The form of the second step; a ticket that is no longer good begins again.
pub async fn ask_code(guest: Guest, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let fields = carried(&asked);
    if action::holder(guest.db(), Step::Code, fields.get("ticket"), &guest.visitor.csrf).await?.is_none() {
        return see_other("/sign-in", "");
    }
    html(&code_page(&guest, &fields, &Invalid::default()))
}

fn code_page(guest: &Guest, fields: &Fields, wrong: &Invalid) -> views::sign_in::Step {
    let p = guest.page("offices-account-code-title");
    let form = forms::account::code(&p, fields, wrong);
    let lead = p.t("offices-account-code-lead").into_owned();
    views::sign_in::Step { p, lead, form }
}

/// The second step.
pub async fn code(guest: Guest, origin: Origin, Form(fields): Form) -> Answer {
    let caller = origin.caller(&guest);
    match action::with_code(guest.db(), &caller, fields.get("ticket"), fields.get("code")).await? {
        Outcome::Denied => invalid(&code_page(&guest, &fields, &Invalid::one("code", "offices-account-code-wrong"))),
        Outcome::NoPost => invalid(&code_page(&guest, &fields, &Invalid::one("code", "offices-account-no-post"))),
        outcome => enter(outcome, &fields),
    }
}

/// The form of the last step, for those whose first password somebody else set.
pub async fn ask_password(guest: Guest, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let fields = carried(&asked);
    if action::holder(guest.db(), Step::Password, fields.get("ticket"), &guest.visitor.csrf).await?.is_none() {
        return see_other("/sign-in", "");
    }
    html(&password_page(&guest, &fields, &Invalid::default()))
}

fn password_page(guest: &Guest, fields: &Fields, wrong: &Invalid) -> views::sign_in::Step {
    let p = guest.page("offices-account-first-password-title");
    let form = forms::account::first_password(&p, fields, wrong);
    let lead = p.t("offices-account-first-password-lead").into_owned();
    views::sign_in::Step { p, lead, form }
}

/// The last step.
pub async fn own_password(guest: Guest, origin: Origin, Form(fields): Form) -> Answer {
    let caller = origin.caller(&guest);
    let Some(account) = action::holder(guest.db(), Step::Password, fields.get("ticket"), &caller.browser).await? else {
        return see_other("/sign-in", "");
    };
    let owner = actions::account::owner(guest.db(), account.staff, &account.user_name).await?;
    let password = match forms::account::read_new_password(&fields, &owner) {
        Ok(password) => password.to_owned(),
        Err(wrong) => return invalid(&password_page(&guest, &fields, &wrong)),
    };
    match action::with_own_password(guest.db(), &caller, account, &password).await? {
        Outcome::NoPost => {
            invalid(&password_page(&guest, &fields, &Invalid::one("password", "offices-account-no-post")))
        }
        outcome => enter(outcome, &fields),
    }
}

/// Signs out.
pub async fn out(guest: Guest, Form(_): Form) -> Answer {
    if let (Some(actor), Some(session)) = (&guest.visitor.actor, guest.visitor.session) {
        actions::account::sign_out(guest.db(), actor.staff, Id::new(session)).await?;
    }
    let mut response = see_other("/sign-in", "offices-account-signed-out")?;
    let line = session_cookie("", 0);
    response.headers_mut().append(SET_COOKIE, HeaderValue::from_str(&line).map_err(Failure::internal)?);
    Ok(response)
}
