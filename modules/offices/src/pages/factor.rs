//! Where somebody is led who signed in with one factor and has a role that needs two: to set one up, or to sign in with the one
//! that they have.

use web::{Allowed, Answer, html, see_other};

use super::passkeys::site;
use crate::actions::second_factor;
use crate::permissions::KeepFactors;
use crate::views::account::FactorOwed;

/// Where this page lies.
pub const HERE: &str = "/me/factor";

/// The ways to a second factor; whoever owes none goes on.
pub async fn show(at: Allowed<KeepFactors>) -> Answer {
    if !at.owes_factor() {
        return see_other("/", "");
    }
    let has_one = second_factor::has_one(at.db(), at.actor().staff).await?;
    let passkeys = site(at.app()).is_ok();
    html(&FactorOwed { p: at.page("offices-factor-title"), has_one, passkeys })
}
