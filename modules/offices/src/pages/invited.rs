//! What somebody invited does with their link: a user name, and a password or a passkey.

use std::collections::HashMap;

use axum::extract::Query;
use kernel::{Fields, Invalid};
use store::Undone;
use web::{Answer, Failure, Form, Guest, html, invalid, json, see_other};

use super::passkeys::site;
use super::sign_in::{Origin, enter};
use crate::actions::account::owner;
use crate::actions::invitations::{self as action, FirstWay};
use crate::actions::links;
use crate::rules::links::LinkPurpose;
use crate::views::identities::ways;
use crate::views::links::Invited;
use crate::views::passkeys::Scripted;
use crate::{forms, store as rows};

/// The page of the link; one that is used up or over says so.
pub async fn show(guest: Guest, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let mut fields = Fields::default();
    fields.set("token", asked.get("token").cloned().unwrap_or_default());
    match page(&guest, &fields, &Invalid::default()).await? {
        Some(page) => html(&page),
        None => see_other("/sign-in", "offices-link-over"),
    }
}

async fn page(guest: &Guest, fields: &Fields, wrong: &Invalid) -> Result<Option<Invited>, Failure> {
    let now = guest.app().now();
    let found = links::find(guest.db(), LinkPurpose::Invitation, fields.get("token"), now).await?;
    let Some(link) = found else { return Ok(None) };
    let file = rows::staff::find(guest.db(), link.staff).await?;
    let office = rows::offices::find(guest.db(), file.office).await?;
    let p = guest.page("offices-invited-title");
    let lead = p.tn("offices-invited-lead", &[("name", &file.full_name()), ("office", &office.name)]);
    let form = forms::links::view_accept(&p, fields, wrong);
    let scripted = site(guest.app()).ok().map(|site| {
        let way = ("/invitation/passkey", "offices-passkeys-make");
        let form = forms::account::passkey(&p, fields, &Invalid::default(), way, false);
        Scripted::create(form, "/invitation/challenge", site.origin())
    });
    let ways = ways(&p, &guest.app().settings().providers);
    Ok(Some(Invited { p, lead, form, ways, token: fields.get("token").to_owned(), scripted }))
}

async fn again(guest: &Guest, fields: &Fields, undone: Undone) -> Answer {
    match undone {
        Undone::Invalid(wrong) => match page(guest, fields, &wrong).await? {
            Some(page) => invalid(&page),
            None => see_other("/sign-in", "offices-link-over"),
        },
        undone => Err(undone.into()),
    }
}

/// With a password.
pub async fn accept(guest: Guest, origin: Origin, Form(fields): Form) -> Answer {
    let (word, now) = (fields.get("token"), guest.app().now());
    let Some(link) = links::find(guest.db(), LinkPurpose::Invitation, word, now).await? else {
        return see_other("/sign-in", "offices-link-over");
    };
    let owner = owner(guest.db(), link.staff, "").await?;
    let read = forms::links::read_user_name(&fields, guest.app().today());
    let read = read.and_then(|name| {
        let password = forms::account::read_new_password(&fields, &owner.and(&name))?;
        Ok((name, password))
    });
    let (name, password) = match read {
        Ok(read) => read,
        Err(wrong) => return again(&guest, &fields, wrong.into()).await,
    };
    let caller = origin.caller(&guest);
    match action::accept(guest.db(), &caller, fields.get("token"), &name, FirstWay::Password(password)).await {
        Ok(outcome) => enter(outcome, &fields),
        Err(undone) => again(&guest, &fields, undone).await,
    }
}

/// Options for the browser to make the first passkey.
pub async fn challenge(guest: Guest, origin: Origin, Form(fields): Form) -> Answer {
    let site = site(guest.app())?;
    let name = forms::links::read_user_name(&fields, guest.app().today()).map_err(|_| Failure::Unreadable)?;
    let caller = origin.caller(&guest);
    Ok(json(action::ask_passkey(guest.db(), &caller, &site, fields.get("token"), &name).await?))
}

/// With a passkey.
pub async fn accept_with_passkey(guest: Guest, origin: Origin, Form(fields): Form) -> Answer {
    let site = site(guest.app())?;
    let name = match forms::links::read_user_name(&fields, guest.app().today()) {
        Ok(name) => name,
        Err(wrong) => return again(&guest, &fields, wrong.into()).await,
    };
    let way = FirstWay::Passkey(&site, fields.get("credential"));
    match action::accept(guest.db(), &origin.caller(&guest), fields.get("token"), &name, way).await {
        Ok(outcome) => enter(outcome, &fields),
        Err(undone) => again(&guest, &fields, undone).await,
    }
}
