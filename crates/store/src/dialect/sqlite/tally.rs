//! Counting commits, so that the thread that folds the write-ahead log knows when there is something to do, and whoever
//! watches the program how long the disk took.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::checkpoint::Limits;
use crate::traffic::Disk;

/// Commits, told by the writer: those since the log was last folded, and all.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    count: Mutex<Count>,
    more: Condvar,
}

#[derive(Debug, Default)]
struct Count {
    commits: u32,
    disk: Disk,
    over: bool,
}

impl Tally {
    /// A group is on the disk, which took so long.
    pub(super) fn committed(&self, took: Duration) {
        let mut count = self.lock();
        count.commits += 1;
        count.disk.commits += 1;
        count.disk.longest_commit = count.disk.longest_commit.max(took);
        drop(count);
        self.more.notify_one();
    }

    /// Writers waited so long for the log to be folded.
    pub(super) fn folded(&self, took: Duration) {
        let mut count = self.lock();
        count.disk.longest_fold = count.disk.longest_fold.max(took);
    }

    /// What the disk was asked for so far.
    pub(crate) fn disk(&self) -> Disk {
        self.lock().disk
    }

    pub(super) fn end(&self) {
        self.lock().over = true;
        self.more.notify_one();
    }

    fn lock(&self) -> MutexGuard<'_, Count> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for commits, until there are enough of them or the first has waited long enough.
    pub(super) fn wait(&self, limits: &Limits, folded: bool) -> Due {
        let nothing = |count: &mut Count| count.commits == 0 && !count.over;
        let count = self.lock();
        let count = if folded {
            self.more.wait_while(count, nothing).unwrap_or_else(PoisonError::into_inner)
        } else {
            let (count, waited) =
                self.more.wait_timeout_while(count, limits.rest, nothing).unwrap_or_else(PoisonError::into_inner);
            if waited.timed_out() {
                return Due::Rest;
            }
            count
        };
        let few = |count: &mut Count| count.commits < limits.commits && !count.over;
        let (mut count, _) =
            self.more.wait_timeout_while(count, limits.patience, few).unwrap_or_else(PoisonError::into_inner);
        count.commits = 0;
        if count.over { Due::Over } else { Due::Work }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Something was written.
    Work,
    /// Nobody has written for a while.
    Rest,
    /// The file is let go.
    Over,
}
