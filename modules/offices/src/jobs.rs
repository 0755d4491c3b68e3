//! What this module does in the background: forgetting what the API was asked long enough ago.

use ::jobs::{Handlers, Job, Task};
use serde::{Deserialize, Serialize};
use store::{By, Db};

/// Minutes between two sweeps.
const SWEEPING: i64 = 60;

/// งานเก็บกวาดคำตอบของ API
#[derive(Debug, Serialize, Deserialize)]
struct Sweep {}

impl Task for Sweep {
    const KIND: &'static str = "answers-sweep";
}

/// The handlers of this module.
#[must_use]
pub fn handlers() -> Handlers {
    Handlers::new()
        .on(async |db: Db, job: Job<Sweep>| {
            let tx = db.write(By::System("offices")).await?;
            web::api::sweep(&tx).await?;
            job.finish(&tx).await?;
            Ok(tx.commit().await?)
        })
        .every(SWEEPING, &Sweep {})
}
