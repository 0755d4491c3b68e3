//! Work on all cores with a result that does not depend on how many there are: pieces are done in any order and kept in theirs.

use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// จำนวนเธรด: how many threads work at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threads(NonZero<usize>);

impl Threads {
    /// As many as asked for, at least one.
    #[must_use]
    pub fn new(number: usize) -> Self {
        Self(NonZero::new(number).unwrap_or(NonZero::<usize>::MIN))
    }

    /// As many as the machine gives this process.
    #[must_use]
    pub fn all() -> Self {
        Self(thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN))
    }

    /// Does `pieces` pieces of work and answers their results in order.
    pub(crate) fn map<T: Send>(self, pieces: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
        let threads = self.0.get().min(pieces);
        if threads <= 1 {
            return (0..pieces).map(work).collect();
        }
        let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(pieces)));
        let work_on = || {
            let mut own = Vec::new();
            loop {
                let piece = next.fetch_add(1, Ordering::Relaxed);
                if piece >= pieces {
                    break;
                }
                own.push((piece, work(piece)));
            }
            done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).append(&mut own);
        };
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(work_on);
            }
        });
        let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        done.sort_unstable_by_key(|(piece, _)| *piece);
        done.into_iter().map(|(_, result)| result).collect()
    }
}

/// Equal stretches of `0..length`, for [`Threads::map`]; their borders depend on the length alone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretches {
    length: usize,
    size: usize,
}

impl Stretches {
    pub(crate) fn of(length: usize, size: usize) -> Self {
        Self { length, size: size.max(1) }
    }

    pub(crate) fn count(self) -> usize {
        self.length.div_ceil(self.size)
    }

    pub(crate) fn range(self, piece: usize) -> std::ops::Range<usize> {
        let start = piece * self.size;
        start..(start + self.size).min(self.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_pieces_whatever_the_threads() {
        let alone = Threads::new(1).map(100, |piece| piece * piece);
        assert_eq!(alone, Threads::new(7).map(100, |piece| piece * piece));
        assert!(Threads::new(3).map(0, |piece| piece).is_empty());
    }

    #[test]
    fn stretches_cover_everything_once() {
        let stretches = Stretches::of(10, 4);
        let all: Vec<usize> = (0..stretches.count()).flat_map(|piece| stretches.range(piece)).collect();
        assert_eq!(all, (0..10).collect::<Vec<_>>());
    }
}
