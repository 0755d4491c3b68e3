//! One's own address for mail: asked for with a fresh proof, and one's own only once a link sent there was opened.

use std::collections::HashMap;

use axum::extract::Query;
use kernel::{Fields, Invalid};
use store::Undone;
use web::{Allowed, Answer, Failure, Form, Guest, html, invalid, see_other};

use super::proof;
use crate::actions::{links, recoveries as action};
use crate::permissions::KeepAccount;
use crate::rules::links::LinkPurpose;
use crate::views::links::Mail;
use crate::views::sign_in::Step;
use crate::{forms, store as rows};

const HERE: &str = "/me/mail";

/// The address, and the form for another.
pub async fn show(at: Allowed<KeepAccount>) -> Answer {
    if let Some(first) = proof::needed(&at, HERE).await? {
        return Ok(first);
    }
    html(&page(&at, &Fields::default(), &Invalid::default()).await?)
}

async fn page(at: &Allowed<KeepAccount>, fields: &Fields, wrong: &Invalid) -> Result<Mail, Failure> {
    let p = at.page("offices-mail-title");
    let mail = rows::accounts::mail(at.db(), at.actor().staff).await?;
    Ok(Mail { mail, can_send: at.app().settings().mail, form: forms::links::view_mail(&p, fields, wrong), p })
}

/// Sends a link to another address.
pub async fn ask(at: Allowed<KeepAccount>, Form(fields): Form) -> Answer {
    if let Some(first) = proof::needed(&at, HERE).await? {
        return Ok(first);
    }
    let read = forms::links::read_mail(&fields, at.today()).and_then(|mail| match mail.is_empty() {
        true => Err(Invalid::one("email", "form-required")),
        false => Ok(mail),
    });
    match read {
        Ok(mail) if at.app().settings().mail => action::ask_mail(at.db(), at.actor(), &mail).await?,
        Ok(_) => return Err(Failure::NotFound),
        Err(wrong) => return invalid(&page(&at, &fields, &wrong).await?),
    }
    see_other("/me", "offices-mail-sent")
}

/// The page of the link.
pub async fn shown(guest: Guest, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let mut fields = Fields::default();
    fields.set("token", asked.get("token").cloned().unwrap_or_default());
    let now = guest.app().now();
    if links::find(guest.db(), LinkPurpose::Mail, fields.get("token"), now).await?.is_none() {
        return see_other("/sign-in", "offices-link-over");
    }
    let p = guest.page("offices-mail-confirm-title");
    let form = forms::links::view_mail_confirm(&p, &fields, &Invalid::default());
    html(&Step { lead: p.t("offices-mail-confirm-lead").into_owned(), form, p })
}

/// The address is theirs.
pub async fn confirm(guest: Guest, Form(fields): Form) -> Answer {
    match action::confirm_mail(guest.db(), fields.get("token")).await {
        Ok(()) => see_other("/sign-in", "offices-mail-confirmed"),
        Err(Undone::Invalid(_)) => see_other("/sign-in", "offices-link-over"),
        Err(undone) => Err(undone.into()),
    }
}
