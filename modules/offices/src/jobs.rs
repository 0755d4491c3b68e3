//! What this module does in the background: sending letters, and forgetting what the API was asked long enough ago.

use ::jobs::{Handlers, Job, Task};
use serde::{Deserialize, Serialize};
use store::{By, Db};

use crate::actions::letters::{self, PostOffice};

/// Minutes between two sweeps.
const SWEEPING: i64 = 60;

/// งานเก็บกวาดคำตอบของ API
#[derive(Debug, Serialize, Deserialize)]
struct Sweep {}

impl Task for Sweep {
    const KIND: &'static str = "answers-sweep";
}

/// The handlers of this module; letters go through this post office.
#[must_use]
pub fn handlers(post: PostOffice) -> Handlers {
    letters::handlers(post)
        .on(async |db: Db, job: Job<Sweep>| {
            let tx = db.write(By::System("offices")).await?;
            web::api::sweep(&tx).await?;
            job.finish(&tx).await?;
            Ok(tx.commit().await?)
        })
        .every(SWEEPING, &Sweep {})
}
