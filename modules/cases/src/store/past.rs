//! What a case has gathered so far, from which its stage and its next step follow.

use kernel::{Case, Id};
use store::{Result, Source};

use super::{conferences, last_triage, papers, referrals, work};
use crate::rules::Past;

/// The past of a case.
///
/// # Errors
/// [`store::StoreError`].
pub async fn of(on: &impl Source, case: Id<Case>) -> Result<Past> {
    Ok(Past {
        triage: last_triage(on, case).await?,
        papers: papers::of_case(on, case).await?,
        actions: work::actions(on, case).await?,
        followups: work::followups(on, case).await?,
        transfer: work::open_transfer(on, case).await?,
        referrals: referrals::open_of_case(on, case).await?,
        conferences: conferences::called(on, case).await?,
    })
}
