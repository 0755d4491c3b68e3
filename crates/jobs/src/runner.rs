//! The runner: takes what is due, a few at a time, keeps its leases while it works, and stops when told.

use std::time::Duration;

use kernel::Moment;
use store::{By, Db, Result};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::handlers::{Handlers, Setback};
use crate::queue::{self, Taken};
use crate::schedule;

/// Jobs under way at a time in one process.
const AT_ONCE: usize = 4;
/// How long a job is taken for, in milliseconds; longer work renews it.
const LEASE: i64 = 60_000;
/// How often a lease is renewed.
const RENEWAL: Duration = Duration::from_secs(20);
/// How often the queue is looked at when nothing is under way.
const PULSE: Duration = Duration::from_secs(1);
/// The longest account of a failure that is kept, in letters.
const TROUBLE: usize = 500;

/// Does what is in the queue of one database.
#[derive(Debug, Clone)]
pub struct Runner {
    db: Db,
    handlers: Handlers,
}

/// A runner at work.
#[derive(Debug)]
pub struct Running {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Running {
    /// Takes no new job, gives those under way that long, then leaves them to whoever comes next.
    pub async fn stop(mut self, patience: Duration) {
        self.stop.send_replace(true);
        if tokio::time::timeout(patience, &mut self.task).await.is_err() {
            tracing::warn!("some jobs did not end in time; they are done again after the next start");
            self.task.abort();
        }
    }

    /// Ends at once, as if the process were killed.
    pub fn kill(self) {
        self.task.abort();
    }
}

impl Runner {
    /// A runner over that database.
    #[must_use]
    pub const fn new(db: Db, handlers: Handlers) -> Self {
        Self { db, handlers }
    }

    /// Starts working until stopped.
    #[must_use]
    pub fn start(self) -> Running {
        let (stop, told) = watch::channel(false);
        Running { stop, task: tokio::spawn(self.work(told)) }
    }

    /// Does everything that is due, one after the other, until nothing is; answers how many jobs were begun. For tests and
    /// for commands that must leave nothing behind.
    ///
    /// # Errors
    /// [`store::StoreError`] when the queue cannot be read.
    pub async fn run_due(&self) -> Result<usize> {
        let mut begun = 0;
        loop {
            let taken = self.take(AT_ONCE).await?;
            if taken.is_empty() {
                return Ok(begun);
            }
            begun += taken.len();
            for job in taken {
                self.clone().see_to(job).await;
            }
        }
    }

    async fn work(self, mut told: watch::Receiver<bool>) {
        let mut under_way = JoinSet::new();
        let mut away = false;
        while !*told.borrow_and_update() {
            match self.take(AT_ONCE - under_way.len()).await {
                Ok(taken) => {
                    if std::mem::take(&mut away) {
                        tracing::info!("the queue of jobs answers again");
                    }
                    for job in taken {
                        under_way.spawn(self.clone().see_to(job));
                    }
                }
                Err(error) if !std::mem::replace(&mut away, true) => {
                    tracing::error!(%error, "the queue of jobs cannot be read; it is tried again every second");
                }
                Err(_) => {}
            }
            tokio::select! {
                _ = told.changed() => {}
                _ = under_way.join_next(), if under_way.len() == AT_ONCE => {}
                () = tokio::time::sleep(PULSE) => while under_way.try_join_next().is_some() {},
            }
        }
        while under_way.join_next().await.is_some() {}
    }

    async fn take(&self, limit: usize) -> Result<Vec<Taken>> {
        schedule::add_due(&self.db, self.handlers.schedules()).await?;
        let kinds = self.handlers.kinds();
        if limit == 0 || kinds.is_empty() || !queue::any_due(&self.db).await? {
            return Ok(Vec::new());
        }
        queue::take(&self.db, &kinds, limit, LEASE).await
    }

    /// Does one job and writes down how it went. When that cannot be written the lease runs out and it is done again.
    async fn see_to(self, job: Taken) {
        let written = match self.attempt(&job).await {
            Some(Ok(())) => self.finished(&job).await,
            Some(Err(setback)) => self.failed(&job, &setback).await,
            None => Ok(()),
        };
        if let Err(error) = written {
            tracing::warn!(%error, kind = job.kind, "how a job went could not be written; it will be done again");
        }
    }

    /// What came of it; nothing when another took the job meanwhile.
    async fn attempt(&self, job: &Taken) -> Option<std::result::Result<(), Setback>> {
        let Some(handler) = self.handlers.of(&job.kind) else {
            return Some(Err(Setback::Later("no handler".to_owned())));
        };
        if job.attempts > handler.plan.attempts {
            return Some(Err(Setback::Never("the program ended each time while doing it".to_owned())));
        }
        let mut doing = JoinSet::new();
        doing.spawn((handler.start)(self.db.clone(), job));
        loop {
            tokio::select! {
                done = doing.join_next() => return Some(match done {
                    Some(Ok(outcome)) => outcome,
                    _ => Err(Setback::Later("the handler broke off".to_owned())),
                }),
                () = tokio::time::sleep(RENEWAL) => {
                    if matches!(queue::keep(&self.db, job, LEASE).await, Ok(false)) {
                        return None;
                    }
                }
            }
        }
    }

    async fn finished(&self, job: &Taken) -> Result<()> {
        let tx = self.db.write(By::System("jobs")).await?;
        queue::finish(&tx, job.id, job.lease).await?;
        tx.commit().await
    }

    async fn failed(&self, job: &Taken, setback: &Setback) -> Result<()> {
        let plan = self.handlers.of(&job.kind).map_or(crate::Plan::USUAL, |handler| handler.plan);
        let (Setback::Later(words) | Setback::Never(words)) = setback;
        let trouble: String = words.chars().take(TROUBLE).collect();
        if matches!(setback, Setback::Never(_)) || plan.is_spent(job.attempts) {
            tracing::warn!(kind = job.kind, trouble, "a job was given up");
            return queue::give_up(&self.db, job, &trouble).await;
        }
        let luck = u64::from_str_radix(&self.db.random_word()[..8], 16).unwrap_or(0);
        let due = self.db.now().millis().saturating_add(plan.wait(job.attempts, luck));
        queue::put_back(&self.db, job, Moment::from_millis(due), &trouble).await
    }
}
