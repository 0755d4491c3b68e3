//! A forgotten password: asking for a link by mail, and setting a new one by a link. The answer never tells who has an account.

use std::collections::HashMap;

use axum::extract::Query;
use kernel::{Fields, Invalid};
use store::Undone;
use ui::Form as Shown;
use web::{Answer, Form, Guest, html, invalid, see_other};

use super::sign_in::Origin;
use crate::actions::account::owner;
use crate::actions::{links, recoveries as action};
use crate::rules::links::LinkPurpose;
use crate::views::sign_in::Step;
use crate::{forms, store as rows};

fn page(guest: &Guest, title: &str, lead: &str, form: impl FnOnce(&ui::Page) -> Shown) -> Step {
    let p = guest.page(title);
    Step { lead: p.t(lead).into_owned(), form: form(&p), p }
}

/// The form.
pub async fn show(guest: Guest) -> Answer {
    html(&asking(&guest, &Fields::default(), &Invalid::default()))
}

fn asking(guest: &Guest, fields: &Fields, wrong: &Invalid) -> Step {
    let by_mail = guest.app().settings().mail;
    let lead = if by_mail { "offices-recovery-lead" } else { "offices-recovery-no-mail" };
    page(guest, "offices-recovery-title", lead, |p| forms::links::view_forgotten(p, fields, wrong))
}

/// Sends a link where there is an address; the same answer for everybody.
pub async fn ask(guest: Guest, origin: Origin, Form(fields): Form) -> Answer {
    if fields.get("user_name").trim().is_empty() {
        return invalid(&asking(&guest, &fields, &Invalid::one("user_name", "form-required")));
    }
    if guest.app().settings().mail {
        let caller = origin.caller(&guest);
        match action::ask_by_mail(guest.db(), &caller, fields.get("user_name")).await {
            Ok(()) => {}
            Err(Undone::Refused(_)) => {
                let wrong = Invalid::one("user_name", "offices-account-refused-often");
                return invalid(&asking(&guest, &fields, &wrong));
            }
            Err(undone) => return Err(undone.into()),
        }
    }
    see_other("/sign-in", "offices-recovery-sent")
}

/// The form of the link; one that is used up or over says so.
pub async fn password(guest: Guest, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let mut fields = Fields::default();
    fields.set("token", asked.get("token").cloned().unwrap_or_default());
    let now = guest.app().now();
    if links::find(guest.db(), LinkPurpose::Recovery, fields.get("token"), now).await?.is_none() {
        return see_other("/sign-in", "offices-link-over");
    }
    html(&setting(&guest, &fields, &Invalid::default()))
}

fn setting(guest: &Guest, fields: &Fields, wrong: &Invalid) -> Step {
    let (title, lead) = ("offices-recovery-password-title", "offices-recovery-password-lead");
    page(guest, title, lead, |p| forms::links::view_recovered(p, fields, wrong))
}

/// Sets it.
pub async fn set_password(guest: Guest, Form(fields): Form) -> Answer {
    let (word, now) = (fields.get("token"), guest.app().now());
    let Some(link) = links::find(guest.db(), LinkPurpose::Recovery, word, now).await? else {
        return see_other("/sign-in", "offices-link-over");
    };
    let account = rows::accounts::of(guest.db(), link.staff).await?;
    let name = account.map(|account| account.user_name).unwrap_or_default();
    let owner = owner(guest.db(), link.staff, &name).await?;
    let password = match forms::account::read_new_password(&fields, &owner) {
        Ok(password) => password,
        Err(wrong) => return invalid(&setting(&guest, &fields, &wrong)),
    };
    match action::set_password(guest.db(), word, password).await {
        Ok(()) => see_other("/sign-in", "offices-recovery-done"),
        Err(Undone::Invalid(_)) => see_other("/sign-in", "offices-link-over"),
        Err(undone) => Err(undone.into()),
    }
}
