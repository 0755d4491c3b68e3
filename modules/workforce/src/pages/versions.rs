//! Every version that was imported.

use web::{Allowed, Answer, html};

use crate::permissions::ReadStandard;
use crate::store::standards;
use crate::views::{NoStandard, VersionsPage};

/// GET /standard/versions
pub async fn list(allowed: Allowed<ReadStandard>) -> Answer {
    let p = allowed.page("workforce-versions");
    let versions = standards::all(allowed.db()).await?;
    if versions.is_empty() { html(&NoStandard { p }) } else { html(&VersionsPage { p, versions }) }
}
