//! What is done with each kind of task, registered once when the program is put together.

use std::collections::BTreeMap;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use kernel::Id;
use store::{Db, Result, StoreError, Tx};

use crate::queue::{self, Taken};
use crate::schedule::Schedule;
use crate::{JobRecord, Plan, Task};

/// Why a job was not done. The words are kept where the administrator reads them: no personal data, no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setback {
    /// It may go better later.
    Later(String),
    /// It will never go.
    Never(String),
}

impl From<StoreError> for Setback {
    /// What is not there any more will not come back; everything else may pass.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::Never(error.to_string()),
            _ => Self::Later(error.to_string()),
        }
    }
}

/// A task in its handler's hands.
#[derive(Debug, Clone)]
pub struct Job<T> {
    /// Its id: the same at every attempt, so that whoever is told twice can know.
    pub id: Id<JobRecord>,
    /// What is to be done.
    pub task: T,
    /// Which attempt this is, from 1.
    pub attempt: i64,
    lease: i64,
}

impl<T> Job<T> {
    /// Takes the job out of the queue in the handler's own transaction, so that what it changed here happens exactly once.
    /// A handler that does not call this must bear being run twice.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the lease ran out and another has the job: roll back.
    pub async fn finish(&self, tx: &Tx<'_>) -> Result<()> {
        if queue::finish(tx, self.id, self.lease).await? { Ok(()) } else { Err(StoreError::Stale) }
    }
}

pub(crate) type Doing = Pin<Box<dyn Future<Output = std::result::Result<(), Setback>> + Send>>;

/// Begins a job that was taken.
type Start = Box<dyn Fn(Db, &Taken) -> Doing + Send + Sync>;

/// A handler that no longer shows the type of its task.
pub(crate) struct Handler {
    pub(crate) plan: Plan,
    pub(crate) start: Start,
}

/// ผู้ทำงาน: each kind of task with what is done about it, and what is done again and again.
#[derive(Clone, Default)]
pub struct Handlers {
    handlers: BTreeMap<&'static str, Arc<Handler>>,
    schedules: Vec<Schedule>,
}

impl fmt::Debug for Handlers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.kinds()).finish()
    }
}

impl Handlers {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// This is what is done about tasks of type `T`.
    #[must_use]
    pub fn on<T, F, D>(mut self, work: F) -> Self
    where
        T: Task,
        F: Fn(Db, Job<T>) -> D + Send + Sync + 'static,
        D: Future<Output = std::result::Result<(), Setback>> + Send + 'static,
    {
        let start = move |db: Db, taken: &Taken| -> Doing {
            match serde_json::from_str(&taken.payload) {
                Ok(task) => Box::pin(work(db, Job { id: taken.id, task, attempt: taken.attempts, lease: taken.lease })),
                Err(error) => Box::pin(std::future::ready(Err(Setback::Never(format!(
                    "the task was written by another version of the program: {error}"
                ))))),
            }
        };
        self.handlers.insert(T::KIND, Arc::new(Handler { plan: T::PLAN, start: Box::new(start) }));
        self
    }

    /// This task is put into the queue every so many minutes, once however many processes serve.
    #[must_use]
    pub fn every<T: Task>(mut self, minutes: i64, task: &T) -> Self {
        // A struct of ids and codes has a JSON form; one that has none would be refused by `add` as well.
        let payload = serde_json::to_string(task).unwrap_or_default();
        self.schedules.push(Schedule { kind: T::KIND, payload, minutes: minutes.max(1) });
        self
    }

    /// Adds another module's.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.handlers.extend(other.handlers);
        self.schedules.extend(other.schedules);
        self
    }

    pub(crate) fn kinds(&self) -> Vec<&'static str> {
        self.handlers.keys().copied().collect()
    }

    pub(crate) fn of(&self, kind: &str) -> Option<Arc<Handler>> {
        self.handlers.get(kind).cloned()
    }

    pub(crate) fn schedules(&self) -> &[Schedule] {
        &self.schedules
    }
}
