//! The one writer. Commands follow one another; those that come while one is being put on the disk share the next write.
//!
//! Each command is a savepoint in a transaction that the first of a group began. A command that is done releases its
//! savepoint, lets the next one in, and queues again behind all that were waiting; whoever comes back first commits for
//! the whole group. So one command alone commits at once, and a hundred at a time share a handful of commits. None is
//! acknowledged before its group is on the disk.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use rusqlite::Connection;
use tokio::sync::{Mutex as Gate, MutexGuard, watch};

use super::tally::Tally;
use crate::{Result, StoreError};

/// The connection that writes, behind its gate.
pub(crate) struct Writer {
    gate: Gate<State>,
    tally: Arc<Tally>,
}

struct State {
    on: Mutex<Connection>,
    group: Option<Group>,
    tally: Arc<Tally>,
}

/// Commands that will be on the disk together, or not at all.
struct Group {
    released: u32,
    outcome: watch::Sender<Option<Result<()>>>,
}

impl Writer {
    pub(crate) fn new(connection: Connection) -> Self {
        let tally = Arc::<Tally>::default();
        let on = Mutex::new(connection);
        let state = State { on, group: None, tally: Arc::clone(&tally) };
        Self { gate: Gate::new(state), tally }
    }

    /// Where commits are counted.
    pub(super) const fn tally(&self) -> &Arc<Tally> {
        &self.tally
    }

    /// Does something between two groups, while nobody writes. For threads of their own alone.
    pub(super) fn between<T>(&self, act: impl FnOnce() -> T) -> T {
        let mut state = self.gate.blocking_lock();
        state.finish();
        let start = Instant::now();
        let done = act();
        self.tally.folded(start.elapsed());
        done
    }

    /// Waits for the turn and begins a command.
    pub(crate) async fn begin(&self) -> Result<Work<'_>> {
        let mut state = self.gate.lock().await;
        state.enter()?;
        Ok(Work { writer: self, state: Some(state) })
    }

    /// Commits what was released and left behind.
    pub(crate) async fn finish(&self) {
        self.gate.lock().await.finish();
    }
}

impl State {
    fn tell(&self, text: &str) -> Result<()> {
        let on = self.on.lock().unwrap_or_else(PoisonError::into_inner);
        on.prepare_cached(text)?.raw_execute()?;
        Ok(())
    }

    /// The engine gives up a whole transaction by itself after some faults, such as a full disk.
    fn gave_up(&self) -> bool {
        self.on.lock().unwrap_or_else(PoisonError::into_inner).is_autocommit()
    }

    fn enter(&mut self) -> Result<()> {
        if self.group.is_none() {
            self.tell("begin immediate")?;
            self.group = Some(Group { released: 0, outcome: watch::Sender::new(None) });
        }
        self.tell("savepoint command").inspect_err(|_| self.leave())
    }

    /// The command is done; answers where its group's outcome will be told.
    fn release(&mut self) -> Result<watch::Receiver<Option<Result<()>>>> {
        self.tell("release command")?;
        let group = self.group.as_mut().ok_or_else(|| StoreError::broken("no transaction is open"))?;
        group.released += 1;
        Ok(group.outcome.subscribe())
    }

    /// The command did not happen; those released before it did.
    fn leave(&mut self) {
        if !self.gave_up() {
            let undone = self.tell("rollback to command").and_then(|()| self.tell("release command"));
            if let Err(error) = undone {
                tracing::debug!(%error, "a command could not be undone by itself");
            }
        }
        self.finish();
    }

    /// Puts the group on the disk and tells those who wait for it.
    fn finish(&mut self) {
        let Some(group) = self.group.take() else { return };
        let start = Instant::now();
        let outcome = match (self.gave_up(), group.released) {
            (true, _) => Err(StoreError::unavailable("the disk took no more writes")),
            (false, 0) => self.tell("rollback"),
            (false, _) => self.tell("commit").inspect(|()| self.tally.committed(start.elapsed())),
        };
        if outcome.is_err()
            && !self.gave_up()
            && let Err(error) = self.tell("rollback")
        {
            tracing::error!(%error, "a transaction could not be ended");
        }
        group.outcome.send_replace(Some(outcome));
    }
}

/// One command's turn.
pub(crate) struct Work<'a> {
    writer: &'a Writer,
    state: Option<MutexGuard<'a, State>>,
}

impl Work<'_> {
    /// Runs statements of the command.
    pub(crate) fn on<T>(&self, ask: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let state = self.state.as_ref().ok_or_else(|| StoreError::broken("the command has ended"))?;
        ask(&state.on.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits until the command is on the disk.
    pub(crate) async fn commit(mut self) -> Result<()> {
        let Some(state) = self.state.as_mut() else { return Err(StoreError::broken("the command has ended")) };
        let outcome = state.release()?;
        self.state = None;
        let left = Left { writer: self.writer, outcome };
        let mut state = self.writer.gate.lock().await;
        if left.outcome.borrow().is_none() {
            state.finish();
        }
        drop(state);
        let told = left.outcome.borrow().clone();
        told.unwrap_or_else(|| Err(StoreError::broken("nobody committed")))
    }
}

impl Drop for Work<'_> {
    fn drop(&mut self) {
        if let Some(state) = self.state.as_mut() {
            state.leave();
        }
    }
}

/// A released command that waits for its group. When its caller goes away meanwhile, the group must still not be left
/// open: whoever holds the gate finishes it, or nobody does and it is finished here.
struct Left<'a> {
    writer: &'a Writer,
    outcome: watch::Receiver<Option<Result<()>>>,
}

impl Drop for Left<'_> {
    fn drop(&mut self) {
        if self.outcome.borrow().is_none()
            && let Ok(mut state) = self.writer.gate.try_lock()
        {
            state.finish();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Sql;
    use crate::dialect::sqlite::{File, all, run};

    struct Place {
        file: Arc<File>,
        _folder: tempfile::TempDir,
    }

    async fn place() -> Place {
        let folder = tempfile::tempdir().expect("a folder");
        let file = Arc::new(File::open(&folder.path().join("t.db")).expect("a file"));
        let work = file.begin().await.expect("a turn");
        work.on(|on| run(on, Sql::new("create table t (n bigint primary key)"))).expect("a table");
        work.commit().await.expect("a commit");
        Place { file, _folder: folder }
    }

    async fn write(file: &File, number: i64) -> Result<()> {
        let work = file.begin().await?;
        work.on(|on| run(on, Sql::new("insert into t (n) values (?)").bind(number)))?;
        tokio::task::yield_now().await;
        work.commit().await
    }

    async fn numbers(file: &File) -> Vec<i64> {
        let rows = file.read(|on| all::<(i64,)>(on, Sql::new("select n from t order by n"))).await;
        rows.expect("rows").into_iter().map(|(number,)| number).collect()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_is_acknowledged_can_be_read_at_once_however_many_write() {
        let place = place().await;
        let all = (0..200).map(|number| {
            let file = Arc::clone(&place.file);
            tokio::spawn(async move {
                write(&file, number).await.expect("a write");
                assert!(numbers(&file).await.contains(&number));
            })
        });
        for one in all.collect::<Vec<_>>() {
            one.await.expect("no panic");
        }
        assert_eq!(numbers(&place.file).await, (0..200).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn commands_that_wait_share_a_commit_and_one_that_fails_takes_no_other_along() {
        let place = place().await;
        let file = &place.file;
        write(file, 1).await.expect("a write");
        let outcomes = tokio::join!(write(file, 2), write(file, 1), write(file, 3));
        assert!(outcomes.0.is_ok() && outcomes.2.is_ok());
        assert!(matches!(outcomes.1, Err(StoreError::Taken)));
        assert_eq!(numbers(file).await, [1, 2, 3]);
    }

    #[tokio::test]
    async fn nothing_is_seen_before_the_commit_and_nothing_remains_without_one() {
        let place = place().await;
        let work = place.file.begin().await.expect("a turn");
        work.on(|on| run(on, Sql::new("insert into t (n) values (7)"))).expect("a row");
        assert!(numbers(&place.file).await.is_empty());
        drop(work);
        assert!(numbers(&place.file).await.is_empty());
        write(&place.file, 8).await.expect("the next turn");
        assert_eq!(numbers(&place.file).await, [8]);
    }

    #[tokio::test]
    async fn a_caller_who_goes_away_while_waiting_leaves_no_transaction_open() {
        let place = place().await;
        let other = place.file.begin().await.expect("a turn");
        let leaving = {
            let file = Arc::clone(&place.file);
            tokio::spawn(async move { write(&file, 1).await })
        };
        tokio::task::yield_now().await;
        drop(other);
        tokio::task::yield_now().await;
        leaving.abort();
        let _ = leaving.await;
        let state = place.file.writer().gate.try_lock().expect("nobody has the turn");
        assert!(state.group.is_none() && state.gave_up());
    }
}
