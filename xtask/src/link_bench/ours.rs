//! Our own program: run, timed and watched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::Line;
use super::truth::Truth;
use crate::outcome::{During, Outcome, fail};
use crate::process;

/// How often the memory of the running program is looked at.
const LOOK: Duration = Duration::from_millis(10);

/// One way of running it.
pub struct Run<'a> {
    /// The program and the words that come first.
    pub program: &'a [PathBuf],
    /// `dedupe` or `match`.
    pub deed: &'a str,
    /// What is linked.
    pub files: &'a [PathBuf],
    /// Where the pairs go.
    pub out: &'a Path,
}

/// Runs it a few times; the fastest counts, for others work on the machine as well.
pub fn best_of(times: usize, run: &Run<'_>, what: &str, truth: &Truth) -> Outcome<Line> {
    let mut best: Option<(f64, u64)> = None;
    for _ in 0..times {
        let took = once(run)?;
        if best.is_none_or(|best| took.0 < best.0) {
            best = Some(took);
        }
    }
    let (seconds, mebibytes) = best.during("it was to be run at least once")?;
    let quality = truth.quality(run.out)?;
    Ok(Line { what: what.to_owned(), who: "kueakun", quality, seconds, prepared: None, mebibytes })
}

/// Seconds from CSV to pairs, and the most memory in MiB.
fn once(run: &Run<'_>) -> Outcome<(f64, u64)> {
    let [program, first @ ..] = run.program else { return fail("no program to run") };
    let mut command = process::program(program);
    command.args(first).arg(run.deed).args(run.files).arg("--out").arg(run.out);
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().during("cannot start the program")?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    loop {
        if let Some(ended) = child.try_wait().during("the program is lost")? {
            let seconds = start.elapsed().as_secs_f64();
            return if ended.success() { Ok((seconds, most / 1024)) } else { fail(format!("it ended with {ended}")) };
        }
        if let Ok(text) = fs::read_to_string(&status) {
            most = most.max(process::kib(&text, "VmHWM:").unwrap_or_default());
        }
        sleep(LOOK);
    }
}
