//! Going to an OpenID provider and coming back; one's own linked identities. The ways there are links, not forms: the
//! Content-Security-Policy lets no form lead to another site.

use std::collections::HashMap;

use axum::extract::Query;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use kernel::{Fields, Id};
use web::{Allowed, Answer, Failure, Form, Guest, Path, html, html_with, see_other};

use super::proof;
use super::sign_in::{Origin, enter};
use crate::actions::identities::{self as action, Errand, Return};
use crate::actions::secrets;
use crate::model::Identity;
use crate::permissions::KeepAccount;
use crate::rules::address;
use crate::store as rows;
use crate::views::identities::{Failed, Index};

/// Where these pages lie, to come back to.
const HERE: &str = "/me/identities";

fn text<'a>(asked: &'a HashMap<String, String>, name: &str) -> &'a str {
    asked.get(name).map_or("", String::as_str)
}

/// To the provider, to sign in.
pub async fn go(guest: Guest, origin: Origin, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let errand = Errand::SignIn(address::own_path(text(&asked, "next")).to_owned());
    leave(&guest, origin, text(&asked, "provider"), errand).await
}

/// To the provider, to begin with an invitation.
pub async fn go_invited(guest: Guest, origin: Origin, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let errand = Errand::Invitation(secrets::digest(text(&asked, "token")));
    leave(&guest, origin, text(&asked, "provider"), errand).await
}

async fn leave(guest: &Guest, origin: Origin, provider: &str, errand: Errand) -> Answer {
    let settings = guest.app().settings();
    let provider = action::known(settings, provider).ok_or(Failure::NotFound)?;
    let staff = guest.visitor.actor.as_ref().map(|actor| actor.staff);
    let caller = origin.caller(guest);
    match action::begin(guest.db(), &caller, (settings, provider), (staff, errand)).await? {
        Some(address) => away(&address),
        None => failed(guest, "offices-identities-away"),
    }
}

/// Sends the browser to another site, which nothing else does.
fn away(address: &str) -> Answer {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let value = HeaderValue::from_str(address).map_err(Failure::internal)?;
    response.headers_mut().insert(header::LOCATION, value);
    Ok(response)
}

fn failed(guest: &Guest, key: &str) -> Answer {
    let p = guest.page("offices-identities-failed-title");
    let signed_in = guest.visitor.actor.is_some();
    html_with(StatusCode::UNPROCESSABLE_ENTITY, &Failed { lead: p.t(key).into_owned(), signed_in, p })
}

/// To the provider, to link who one is there.
pub async fn go_linking(
    at: Allowed<KeepAccount>,
    guest: Guest,
    origin: Origin,
    Query(asked): Query<HashMap<String, String>>,
) -> Answer {
    if let Some(first) = proof::needed(&at, HERE).await? {
        return Ok(first);
    }
    leave(&guest, origin, text(&asked, "provider"), Errand::Link).await
}

/// Back from the provider.
pub async fn come_back(
    guest: Guest,
    origin: Origin,
    Query(asked): Query<HashMap<String, String>>,
) -> Result<Response, Failure> {
    let caller = origin.caller(&guest);
    let brought = (text(&asked, "state"), text(&asked, "code"));
    let settings = guest.app().settings();
    match action::come_back(guest.db(), &caller, settings, guest.visitor.actor.as_deref(), brought).await? {
        Return::Entered(outcome, next) => {
            let mut fields = Fields::default();
            fields.set("next", next);
            enter(outcome, &fields)
        }
        Return::Linked => see_other(HERE, "offices-identities-linked"),
        Return::Failed(key) => failed(&guest, key),
    }
}

/// The list, and the providers that may be added.
pub async fn index(at: Allowed<KeepAccount>) -> Answer {
    if let Some(first) = proof::needed(&at, HERE).await? {
        return Ok(first);
    }
    let linked = rows::identities::of(at.db(), at.actor().staff).await?;
    html(&Index::new(at.page("offices-identities-title"), linked, &at.app().settings().providers))
}

/// Unlinks one.
pub async fn remove(at: Allowed<KeepAccount>, Path(id): Path<Id<Identity>>, Form(_): Form) -> Answer {
    if rows::identities::of(at.db(), at.actor().staff).await?.iter().all(|row| row.id != id) {
        return Err(Failure::NotFound);
    }
    if let Some(first) = proof::needed(&at, HERE).await? {
        return Ok(first);
    }
    action::remove(at.db(), at.actor(), id).await?;
    see_other(HERE, "offices-identities-unlinked")
}
