//! What is counted of writing, for whoever watches the program.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

/// Counts since the database was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traffic {
    /// Commands that were committed.
    pub commands: u64,
    /// Commits to the disk; on one file several commands may share one.
    pub commits: u64,
    /// The longest that one commit to the disk took; nothing where a server does it.
    pub longest_commit: Duration,
    /// The longest that commands waited because the write-ahead log was folded; nothing where a server does it.
    pub longest_fold: Duration,
    /// Commands that wait for their turn, or for a connection, now.
    pub waiting: i64,
}

/// What the disk beneath one file was asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Disk {
    pub(crate) commits: u64,
    pub(crate) longest_commit: Duration,
    pub(crate) longest_fold: Duration,
}

/// The counters.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    commands: AtomicU64,
    waiting: AtomicI64,
}

/// One command's wait; over when it is dropped, also when nobody waits any more.
pub(crate) struct Waiting<'a>(&'a Counters);

impl Counters {
    pub(crate) fn wait(&self) -> Waiting<'_> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        Waiting(self)
    }

    pub(crate) fn committed(&self) {
        self.commands.fetch_add(1, Ordering::Relaxed);
    }

    /// The counts; `disk` where the program itself writes, else each command is one commit.
    pub(crate) fn read(&self, disk: Option<Disk>) -> Traffic {
        let commands = self.commands.load(Ordering::Relaxed);
        let Disk { commits, longest_commit, longest_fold } =
            disk.unwrap_or(Disk { commits: commands, ..Disk::default() });
        let waiting = self.waiting.load(Ordering::Relaxed);
        Traffic { commands, commits, longest_commit, longest_fold, waiting }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_is_counted_until_they_wait_no_more() {
        let counters = Counters::default();
        let (one, other) = (counters.wait(), counters.wait());
        assert_eq!(counters.read(None).waiting, 2);
        drop((one, other));
        counters.committed();
        let (longest_commit, longest_fold) = (Duration::from_millis(3), Duration::from_millis(5));
        let disk = Disk { commits: 7, longest_commit, longest_fold };
        let traffic = Traffic { commands: 1, commits: 7, longest_commit, longest_fold, waiting: 0 };
        assert_eq!(counters.read(Some(disk)), traffic);
    }
}
