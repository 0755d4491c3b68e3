//! How far a run is, and how long it will still take, on standard error.

use std::io::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use linkage::Stage;

use crate::cli::terminal;

/// A terminal is written to this often, a file less.
const WATCHED: Duration = Duration::from_millis(200);
const UNWATCHED: Duration = Duration::from_secs(5);

/// What a run has done of all it does.
pub(super) struct Progress {
    start: Instant,
    watched: bool,
    last: Mutex<Option<(&'static str, Instant)>>,
}

impl Progress {
    /// The run begins now.
    pub(super) fn begin() -> Self {
        Self { start: Instant::now(), watched: terminal::is_watched(), last: Mutex::new(None) }
    }

    /// So much of the files is read.
    pub(super) fn reading(&self, share: f64) {
        self.tell("reading", 0.40 * share);
    }

    /// The shares of the stages are those of a million records.
    pub(super) fn linking(&self, stage: Stage) {
        match stage {
            Stage::Learning => self.tell("learning", 0.50),
            Stage::Comparing(share) => self.tell("comparing", 0.65 + 0.25 * share),
            Stage::Clustering => self.tell("putting records together", 0.90),
        }
    }

    /// Other words follow on the terminal.
    pub(super) fn pause(&self) {
        if self.watched {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }

    fn tell(&self, stage: &'static str, done: f64) {
        let now = Instant::now();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let often = if self.watched { WATCHED } else { UNWATCHED };
        if last.is_some_and(|(told, then)| told == stage && now - then < often) {
            return;
        }
        *last = Some((stage, now));
        let words = format!("{stage}, {:.0} % done{}", done * 100.0, left(now - self.start, done));
        let mut out = std::io::stderr();
        // Who cannot be told is not told; the run goes on.
        let _ = if self.watched { write!(out, "\r\x1b[K{words}") } else { writeln!(out, "kueakun: {words}") };
    }
}

/// As long as before for each part of the work; at the very beginning nobody knows.
fn left(spent: Duration, done: f64) -> String {
    if done < 0.05 {
        return String::new();
    }
    let seconds = spent.as_secs_f64() * (1.0 - done) / done;
    format!(
        ", about {} left",
        if seconds < 90.0 { format!("{seconds:.0} s") } else { format!("{:.0} min", seconds / 60.0) }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_from_the_time_spent() {
        assert_eq!(left(Duration::from_secs(10), 0.5), ", about 10 s left");
        assert_eq!(left(Duration::from_secs(60), 0.2), ", about 4 min left");
        assert_eq!(left(Duration::from_secs(1), 0.01), "");
    }
}
