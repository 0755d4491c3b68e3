//! Background jobs as the administrator sees them: how full the queue is, and what was given up.

use jobs::JobRecord;
use kernel::Id;
use web::{Allowed, Answer, Form, Path, html, see_other};

use crate::permissions::KeepJobs;
use crate::{actions, views};

/// Failed jobs that are shown at a time; removing or repeating them brings up the next.
const SHOWN: i64 = 100;

/// The queue and what was given up.
pub async fn index(at: Allowed<KeepJobs>) -> Answer {
    let load = jobs::load(at.db(), at.now()).await?;
    let failed = jobs::failed(at.db(), SHOWN).await?;
    html(&views::jobs::Index::new(at.page("offices-jobs-title"), load, failed))
}

/// Lets a job run again.
pub async fn run_again(at: Allowed<KeepJobs>, Path(id): Path<Id<JobRecord>>, Form(_): Form) -> Answer {
    actions::jobs::run_again(at.db(), at.actor(), id).await?;
    see_other("/jobs", "offices-jobs-started-again")
}

/// Removes a job.
pub async fn discard(at: Allowed<KeepJobs>, Path(id): Path<Id<JobRecord>>, Form(_): Form) -> Answer {
    actions::jobs::discard(at.db(), at.actor(), id).await?;
    see_other("/jobs", "offices-jobs-discarded")
}
