//! One's own page, and changing the password.

use kernel::{Id, Invalid};
use ui::FormPage;
use web::{Allowed, Answer, Failure, Form, form_again, html, invalid, see_other};

use super::proof;
use crate::permissions::KeepAccount;
use crate::{actions, forms, store as rows, views};

/// Where everything of one's own is found.
pub async fn index(at: Allowed<KeepAccount>) -> Answer {
    let actor = at.actor();
    let account = rows::accounts::of(at.db(), actor.staff).await?;
    let unread = rows::notices::unread(at.db(), actor.staff, 99).await?.len();
    let sessions = rows::sessions::of(at.db(), actor.staff, at.now()).await?.len();
    let providers = !at.app().settings().providers.is_empty();
    let mail = !rows::accounts::mail(at.db(), actor.staff).await?.is_empty();
    let passkeys = rows::passkeys::of(at.db(), actor.staff).await?.len();
    let seats = views::account::seats(at.db(), &at.page("offices-me-title"), actor).await?;
    let second_factor = account.is_some_and(|account| account.totp_on);
    html(&views::account::Me {
        p: at.page("offices-me-title"),
        seats,
        second_factor,
        providers,
        mail,
        passkeys,
        unread,
        sessions,
    })
}

fn password_page(at: &Allowed<KeepAccount>, wrong: &Invalid, has_one: bool) -> FormPage {
    let p = at.page("offices-account-password-title");
    let lead = p.t("offices-account-password-lead").into_owned();
    let form = forms::account::password(&p, wrong, has_one);
    FormPage { p, lead, form }
}

/// The form.
pub async fn password(at: Allowed<KeepAccount>) -> Answer {
    let has_one = has_password(&at).await?;
    match if has_one { None } else { proof::needed(&at, "/me/password").await? } {
        Some(first) => Ok(first),
        None => html(&password_page(&at, &Invalid::default(), has_one)),
    }
}

/// Whether the account has a password; one that was begun with a passkey or at a provider may have none.
async fn has_password(at: &Allowed<KeepAccount>) -> Result<bool, Failure> {
    let account = rows::accounts::of(at.db(), at.actor().staff).await?.ok_or(Failure::NotFound)?;
    Ok(!account.password.is_empty())
}

/// Changes the password and ends the other sessions. Where there is none yet, a fresh proof stands in for it.
pub async fn change_password(at: Allowed<KeepAccount>, Form(fields): Form) -> Answer {
    let account = rows::accounts::of(at.db(), at.actor().staff).await?.ok_or(Failure::NotFound)?;
    let has_one = !account.password.is_empty();
    if !has_one && let Some(first) = proof::needed(&at, "/me/password").await? {
        return Ok(first);
    }
    let owner = actions::account::owner(at.db(), account.staff, &account.user_name).await?;
    let wanted = match forms::account::read_new_password(&fields, &owner) {
        Ok(wanted) => wanted,
        Err(wrong) => return invalid(&password_page(&at, &wrong, has_one)),
    };
    let session = at.session().map(Id::new);
    match actions::account::change_password(at.db(), at.actor(), session, (fields.get("known"), wanted)).await {
        Ok(()) => see_other("/me", "offices-account-password-changed"),
        Err(undone) => form_again(undone, |wrong| password_page(&at, wrong, has_one)),
    }
}
