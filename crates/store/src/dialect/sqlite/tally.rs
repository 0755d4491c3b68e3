//! Counting commits, so that the thread that folds the write-ahead log knows when there is something to do.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::checkpoint::Limits;

/// Commits, told by the writer: those since the log was last folded, and all.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    count: Mutex<Count>,
    more: Condvar,
}

#[derive(Debug, Default)]
struct Count {
    commits: u32,
    ever: u64,
    over: bool,
}

impl Tally {
    /// A group is on the disk.
    pub(super) fn committed(&self) {
        let mut count = self.lock();
        count.commits += 1;
        count.ever += 1;
        drop(count);
        self.more.notify_one();
    }

    /// Groups that were put on the disk.
    pub(crate) fn ever(&self) -> u64 {
        self.lock().ever
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
