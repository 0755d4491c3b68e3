//! One's own passkeys: the list, making one, taking one away. Making one needs a script, for browsers offer no other way.

use ::passkeys::Site;
use kernel::{Check, Fields, Id, Invalid};
use store::Undone;
use web::{Allowed, Answer, App, Failure, Form, Path, html, html_with, invalid, json, see_other};

use super::proof;
use crate::model::Passkey;
use crate::permissions::KeepFactors;
use crate::views::passkeys::{Index, Scripted};
use crate::{actions, forms, store as rows};

/// Where these pages lie, to come back to.
const HERE: &str = "/me/passkeys";

/// The site that passkeys are bound to; where the operator named none there are no passkeys.
pub fn site(app: &App) -> Result<Site, Failure> {
    Site::new(&app.settings().public_url).map_err(|_| Failure::NotFound)
}

/// The list, and the form for a new one.
pub async fn index(at: Allowed<KeepFactors>) -> Answer {
    if let Some(first) = proof::needed(&at, HERE).await? {
        return Ok(first);
    }
    html(&page(&at, &Fields::default(), &Invalid::default()).await?)
}

async fn page(at: &Allowed<KeepFactors>, fields: &Fields, wrong: &Invalid) -> Result<Index, Failure> {
    let p = at.page("offices-passkeys-title");
    let known = rows::passkeys::of(at.db(), at.actor().staff).await?;
    let adding = site(at.app()).ok().map(|site| {
        let form = forms::account::passkey(&p, fields, wrong, (HERE, "offices-passkeys-make"), true);
        Scripted::create(form, "/me/passkeys/challenge", site.origin())
    });
    Ok(Index::new(p, known, adding))
}

/// Options for the browser to make one.
pub async fn challenge(at: Allowed<KeepFactors>, Form(_): Form) -> Answer {
    let site = site(at.app())?;
    if proof::needed(&at, HERE).await?.is_some() {
        return Err(Failure::FormExpired);
    }
    Ok(json(actions::passkeys::ask_own(at.db(), at.actor(), &site, at.csrf()).await?))
}

/// Keeps the one that the browser made.
pub async fn create(at: Allowed<KeepFactors>, Form(fields): Form) -> Answer {
    if let Some(first) = proof::needed(&at, HERE).await? {
        return Ok(first);
    }
    let site = site(at.app())?;
    let mut check = Check::new(&fields, at.today());
    let name = check.line("name");
    let done = match check.finish(|| name) {
        Ok(name) => {
            let made = (name.as_str(), fields.get("credential"));
            actions::passkeys::add(at.db(), at.actor(), proof::session(&at)?, (&site, at.csrf()), made).await
        }
        Err(wrong) => Err(wrong.into()),
    };
    match done {
        Ok(()) => see_other(HERE, "offices-passkeys-added"),
        Err(Undone::Invalid(wrong)) => invalid(&page(&at, &fields, &wrong).await?),
        Err(Undone::Refused(refusal)) => {
            let page = page(&at, &fields, &Invalid::default()).await?.refused(&refusal);
            html_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(undone) => Err(undone.into()),
    }
}

/// Takes one away.
pub async fn remove(at: Allowed<KeepFactors>, Path(id): Path<Id<Passkey>>, Form(_): Form) -> Answer {
    if rows::passkeys::of(at.db(), at.actor().staff).await?.iter().all(|row| row.id != id) {
        return Err(Failure::NotFound);
    }
    if let Some(first) = proof::needed(&at, HERE).await? {
        return Ok(first);
    }
    actions::passkeys::remove(at.db(), at.actor(), id).await?;
    see_other(HERE, "offices-passkeys-removed")
}
