//! What is done in the background: the phases of imports, and forgetting what is old enough.

use std::sync::Arc;

use ::jobs::{Handlers, Job, Setback, Task};
use ::store::Db;
use kernel::Id;
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use crate::actions;
use crate::links::Matters;
use crate::model::Import;

/// งานนำเข้า: an import is to be worked on until its phase ends.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Work {
    /// Which.
    pub(crate) import: Id<Import>,
}

impl Task for Work {
    const KIND: &'static str = "registers-import";
}

/// งานเก็บกวาดการนำเข้า
#[derive(Debug, Serialize, Deserialize)]
struct Sweep {}

impl Task for Sweep {
    const KIND: &'static str = "registers-sweep";
}

/// Minutes between two sweeps: an hour.
const SWEEPING: i64 = 60;

/// What this module does in the background.
#[must_use]
pub fn handlers(matters: Arc<dyn Matters>) -> Handlers {
    working(matters).on(async |db: Db, _: Job<Sweep>| Ok(actions::sweep(&db).await?)).every(SWEEPING, &Sweep {})
}

/// The phases alone, for a command that waits for one and does nothing else.
#[must_use]
pub fn working(matters: Arc<dyn Matters>) -> Handlers {
    Handlers::new().on(move |db: Db, job: Job<Work>| {
        let matters = Arc::clone(&matters);
        on_its_own(async move { actions::work(db, job, matters.as_ref()).await })
    })
}

/// A phase has a thread to itself: it writes without a pause, and what the engine takes and gives back of memory for that
/// stays in one place instead of a little with every thread. When nobody waits for it any more it ends.
async fn on_its_own(work: impl Future<Output = Result<(), Setback>> + Send + 'static) -> Result<(), Setback> {
    let (mut tell, told) = oneshot::channel();
    let runtime = Handle::current();
    let run = move || {
        let done = runtime.block_on(async {
            tokio::select! {
                done = work => Some(done),
                () = tell.closed() => None,
            }
        });
        done.map(|done| tell.send(done))
    };
    let thread = std::thread::Builder::new().name("import".to_owned()).spawn(run);
    thread.map_err(|error| Setback::Later(error.to_string()))?;
    told.await.unwrap_or_else(|error| Err(Setback::Later(error.to_string())))
}
