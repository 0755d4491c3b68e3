//! Two ways to drive the program: at a fixed rate whatever it answers, and as fast as it answers.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::client::Client;
use crate::outcome::{During, Outcome};

/// Connections of the fixed-rate run: enough that a slow answer does not hold back the next request.
const WORKERS: usize = 32;

/// What one deed is called in the table.
pub type Name = &'static str;

/// The times of each kind of deed.
pub type Times = BTreeMap<Name, Vec<Duration>>;

/// What a saturated run gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Throughput {
    /// How long each deed took.
    pub times: Vec<Duration>,
    /// How long it took.
    pub took: Duration,
}

impl Throughput {
    /// Deeds a second.
    pub fn per_second(&self) -> f64 {
        self.times.len() as f64 / self.took.as_secs_f64()
    }
}

/// Does `rate` deeds a second for `length`. Each time counts from the moment when the deed was due, so that a stall
/// shows in all that had to wait behind it.
pub fn open(
    rate: u32,
    length: Duration,
    deed: impl Fn(&mut Client, usize) -> Outcome<Name> + Sync,
    address: SocketAddr,
) -> Outcome<Times> {
    let interval = Duration::from_secs(1) / rate;
    let turns = AtomicUsize::new(0);
    let times = Mutex::new(Times::new());
    let start = Instant::now();
    each(WORKERS, || {
        let mut client = Client::new(address);
        loop {
            let turn = turns.fetch_add(1, Ordering::Relaxed);
            let due = interval * u32::try_from(turn).during("too many turns")?;
            if due > length {
                return Ok(());
            }
            thread::sleep(due.saturating_sub(start.elapsed()));
            let name = deed(&mut client, turn)?;
            let took = start.elapsed().saturating_sub(due);
            let mut times = times.lock().during("another worker failed")?;
            times.entry(name).or_default().push(took);
        }
    })?;
    times.into_inner().during("a worker failed")
}

/// Does deeds on `connections` at once, each as soon as the one before it is done.
pub fn closed(
    connections: usize,
    length: Duration,
    address: SocketAddr,
    deed: impl Fn(&mut Client, usize) -> Outcome<Name> + Sync,
) -> Outcome<Throughput> {
    let turns = AtomicUsize::new(0);
    let all = Mutex::new(Vec::new());
    let start = Instant::now();
    each(connections, || {
        let (mut client, mut times) = (Client::new(address), Vec::new());
        while start.elapsed() < length {
            let due = Instant::now();
            deed(&mut client, turns.fetch_add(1, Ordering::Relaxed))?;
            times.push(due.elapsed());
        }
        all.lock().during("another worker failed")?.extend(times);
        Ok(())
    })?;
    Ok(Throughput { times: all.into_inner().during("a worker failed")?, took: start.elapsed() })
}

/// Does so many deeds on `connections` at once, each as soon as the one before it is done.
pub fn counted(
    connections: usize,
    count: usize,
    address: SocketAddr,
    deed: impl Fn(&mut Client, usize) -> Outcome<Name> + Sync,
) -> Outcome {
    let turns = AtomicUsize::new(0);
    each(connections, || {
        let mut client = Client::new(address);
        loop {
            let turn = turns.fetch_add(1, Ordering::Relaxed);
            if turn >= count {
                return Ok(());
            }
            deed(&mut client, turn)?;
        }
    })
}

/// Runs the same work on many threads and hands on the first failure.
fn each(workers: usize, work: impl Fn() -> Outcome + Sync) -> Outcome {
    thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(&work)).collect();
        let ends: Vec<Outcome> = threads
            .into_iter()
            .map(|thread| match thread.join() {
                Ok(end) => end,
                Err(_) => crate::outcome::fail("a worker panicked"),
            })
            .collect();
        ends.into_iter().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::fail;
    use std::net::{Ipv4Addr, SocketAddr};

    fn nowhere() -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, 9))
    }

    #[test]
    fn the_fixed_rate_is_kept_and_every_deed_is_timed() {
        let start = Instant::now();
        let length = Duration::from_millis(200);
        let deed = |_: &mut Client, turn: usize| Ok(if turn.is_multiple_of(2) { "even" } else { "odd" });
        let times = open(100, length, deed, nowhere()).unwrap();
        assert!(start.elapsed() >= length);
        assert_eq!((times["even"].len(), times["odd"].len()), (11, 10));
    }

    #[test]
    fn a_stall_shows_in_the_time_of_a_deed() {
        let deed = |_: &mut Client, _: usize| {
            thread::sleep(Duration::from_millis(30));
            Ok("slow")
        };
        let times = open(50, Duration::from_millis(40), deed, nowhere()).unwrap();
        assert!(times["slow"].iter().all(|time| *time >= Duration::from_millis(30)));
    }

    #[test]
    fn a_saturated_run_counts_what_was_done() {
        let deed = |_: &mut Client, _: usize| {
            thread::sleep(Duration::from_millis(5));
            Ok("deed")
        };
        let result = closed(2, Duration::from_millis(50), nowhere(), deed).unwrap();
        assert!(result.times.len() >= 2 && result.times.len() <= 22);
        assert!(result.times.iter().all(|time| *time >= Duration::from_millis(5)));
        assert!(result.per_second() > 0.0);
    }

    #[test]
    fn a_failed_deed_ends_the_run() {
        let deed = |_: &mut Client, _: usize| fail("500");
        assert!(open(10, Duration::from_millis(10), deed, nowhere()).is_err());
    }
}
