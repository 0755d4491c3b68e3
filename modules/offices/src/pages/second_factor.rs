//! One's own second factor: turning it on with an authenticator, and off again.

use kernel::Invalid;
use store::Undone;
use web::{Allowed, Answer, Failure, Form, html, invalid, see_other};

use super::proof;
use crate::actions::secrets;
use crate::permissions::KeepFactors;
use crate::{actions, forms, store as rows, views};

/// Where these pages lie, to come back to.
const HERE: &str = "/me/second-factor";

/// The picture for the authenticator while it is off; the way to turn it off while it is on.
pub async fn show(at: Allowed<KeepFactors>) -> Answer {
    if let Some(first) = proof::needed(&at, HERE).await? {
        return Ok(first);
    }
    html(&page(&at, &Invalid::default()).await?)
}

async fn page(at: &Allowed<KeepFactors>, wrong: &Invalid) -> Result<views::account::SecondFactor, Failure> {
    let p = at.page("offices-account-second-factor-title");
    let (account, secret) = actions::second_factor::offered(at.db(), at.actor()).await?;
    if account.totp_on {
        let left = rows::accounts::recovery_codes_left(at.db(), account.staff).await?;
        let form = forms::account::second_factor_off(&p);
        return Ok(views::account::SecondFactor::on(p, left, form));
    }
    let address = secrets::totp_address(&secret, &account.user_name)?;
    let form = forms::account::second_factor_on(&p, wrong);
    views::account::SecondFactor::off(p, &address, &secret, form)
}

/// Turns it on and shows the recovery codes, this once.
pub async fn turn_on(at: Allowed<KeepFactors>, Form(fields): Form) -> Answer {
    if let Some(first) = proof::needed(&at, HERE).await? {
        return Ok(first);
    }
    match actions::second_factor::turn_on(at.db(), at.actor(), proof::session(&at)?, fields.get("code")).await {
        Ok(codes) => html(&views::account::RecoveryCodes { p: at.page("offices-account-recovery-title"), codes }),
        Err(Undone::Invalid(wrong)) => invalid(&page(&at, &wrong).await?),
        Err(undone) => Err(undone.into()),
    }
}

/// Turns it off.
pub async fn turn_off(at: Allowed<KeepFactors>, Form(_): Form) -> Answer {
    if let Some(first) = proof::needed(&at, HERE).await? {
        return Ok(first);
    }
    actions::second_factor::turn_off(at.db(), at.actor()).await?;
    see_other("/me", "offices-account-second-factor-is-off")
}
