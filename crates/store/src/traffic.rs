//! What is counted of writing, for whoever watches the program.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// Counts since the database was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Traffic {
    /// Commands that were committed.
    pub commands: u64,
    /// Commits to the disk; on one file several commands may share one.
    pub commits: u64,
    /// Commands that wait for their turn, or for a connection, now.
    pub waiting: i64,
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

    /// The counts; `commits` where the engine counts them, else each command is one.
    pub(crate) fn read(&self, commits: Option<u64>) -> Traffic {
        let commands = self.commands.load(Ordering::Relaxed);
        Traffic { commands, commits: commits.unwrap_or(commands), waiting: self.waiting.load(Ordering::Relaxed) }
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
        assert_eq!(counters.read(Some(7)), Traffic { commands: 1, commits: 7, waiting: 0 });
    }
}
