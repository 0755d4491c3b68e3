//! The page that asks again who is there, before the ways to sign in may be changed.

use std::collections::HashMap;

use axum::extract::Query;
use axum::response::Response;
use kernel::{Fields, Id, Invalid};
use store::Undone;
use web::{Allowed, Answer, Failure, Form, Permission, html, invalid, json, see_other};

use super::factor;
use super::passkeys::site;
use crate::actions::{proof as action, second_factor};
use crate::model::Session;
use crate::permissions::KeepFactors;
use crate::rules::address;
use crate::views::passkeys::{Proof, Scripted};
use crate::{forms, store as rows};

/// The session that a factor is shown in.
pub fn session<P: Permission>(at: &Allowed<P>) -> Result<Id<Session>, Failure> {
    at.session().map(Id::new).ok_or(Failure::NotFound)
}

/// The way to this page where the last proof is too old, and from here back to `there`; none where it still counts. Whoever has a
/// second factor and signed in without it changes no factor by the first alone.
pub async fn needed<P: Permission>(at: &Allowed<P>, there: &str) -> Result<Option<Response>, Failure> {
    if at.owes_factor() && second_factor::has_one(at.db(), at.actor().staff).await? {
        return see_other(factor::HERE, "").map(Some);
    }
    if action::stands(at.db(), session(at)?).await? {
        return Ok(None);
    }
    see_other(&format!("/me/proof?next={there}"), "").map(Some)
}

/// The form.
pub async fn ask(at: Allowed<KeepFactors>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let mut fields = Fields::default();
    fields.set("next", asked.get("next").map_or("/me", |next| address::own_path(next)));
    html(&page(&at, &fields, &Invalid::default()).await?)
}

async fn page(at: &Allowed<KeepFactors>, fields: &Fields, wrong: &Invalid) -> Result<Proof, Failure> {
    let p = at.page("offices-proof-title");
    let account = rows::accounts::of(at.db(), at.actor().staff).await?.ok_or(Failure::NotFound)?;
    let has_passkey = !rows::passkeys::of(at.db(), at.actor().staff).await?.is_empty();
    let with_password = (!account.password.is_empty()).then(|| forms::account::proof(&p, fields, wrong));
    let with_passkey = site(at.app()).ok().filter(|_| has_passkey).map(|site| {
        let form = forms::account::passkey(&p, fields, wrong, ("/me/proof/passkey", "offices-passkeys-use"), false);
        Scripted::get(form, "/me/proof/challenge", site.origin())
    });
    Ok(Proof { p, with_password, with_passkey })
}

async fn go_on(at: &Allowed<KeepFactors>, fields: &Fields, done: Result<(), Undone>) -> Answer {
    match done {
        Ok(()) => see_other(address::own_path(fields.get("next")), ""),
        Err(Undone::Invalid(wrong)) => invalid(&page(at, fields, &wrong).await?),
        Err(undone) => Err(undone.into()),
    }
}

/// With the password.
pub async fn with_password(at: Allowed<KeepFactors>, Form(fields): Form) -> Answer {
    let done = action::with_password(at.db(), at.actor(), session(&at)?, fields.get("password")).await;
    go_on(&at, &fields, done).await
}

/// Options for the browser.
pub async fn challenge(at: Allowed<KeepFactors>, Form(_): Form) -> Answer {
    let site = site(at.app())?;
    Ok(json(crate::actions::passkeys::ask_proof(at.db(), at.actor(), &site, at.csrf()).await?))
}

/// With a passkey.
pub async fn with_passkey(at: Allowed<KeepFactors>, Form(fields): Form) -> Answer {
    let site = site(at.app())?;
    let answer = (&site, at.csrf(), fields.get("credential"));
    let done = action::with_passkey(at.db(), at.actor(), session(&at)?, answer).await;
    go_on(&at, &fields, done).await
}
