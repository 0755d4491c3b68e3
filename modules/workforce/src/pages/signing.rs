//! Who must sign which step of a case.

use web::{Allowed, Answer, html};

use crate::permissions::ReadStandard;
use crate::store::signing;
use crate::views::signing::by_step;
use crate::views::{NoStandard, SigningPage};

/// GET /standard/signing
pub async fn list(allowed: Allowed<ReadStandard>) -> Answer {
    let p = allowed.page("workforce-signing");
    let rules = signing::current(allowed.db()).await?;
    if rules.is_empty() { html(&NoStandard { p }) } else { html(&SigningPage { steps: by_step(&p, rules), p }) }
}
