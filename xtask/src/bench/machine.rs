//! The machine that the figures were taken on: cores, memory, and how long its disk needs to be sure.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::figures::percentile;
use crate::outcome::{During, Outcome};

/// How many writes are timed.
const WRITES: usize = 300;

/// What stands under the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Machine {
    /// Cores that this process may use.
    pub cores: usize,
    /// Memory in KiB.
    pub memory: u64,
    /// The processor by its own name.
    pub processor: String,
}

/// Reads what `/proc` tells.
pub fn describe() -> Outcome<Machine> {
    let memory = fs::read_to_string("/proc/meminfo").during("cannot read /proc/meminfo")?;
    let processor = fs::read_to_string("/proc/cpuinfo").during("cannot read /proc/cpuinfo")?;
    Ok(Machine {
        cores: thread::available_parallelism().during("number of cores")?.get(),
        memory: value(&memory, "MemTotal")
            .and_then(|text| text.split(' ').next()?.parse().ok())
            .during("no MemTotal in /proc/meminfo")?,
        processor: value(&processor, "model name").unwrap_or("unknown").to_owned(),
    })
}

fn value<'a>(table: &'a str, name: &str) -> Option<&'a str> {
    table.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        (found.trim() == name).then_some(value.trim())
    })
}

/// The median time until 4 KiB appended to a file in `folder` are on the disk.
pub fn fdatasync(folder: &Path) -> Outcome<Duration> {
    let path = folder.join("fdatasync");
    let times = timed_writes(&path).during(format!("cannot write {}", path.display()))?;
    Ok(percentile(&times, 50))
}

fn timed_writes(path: &Path) -> std::io::Result<Vec<Duration>> {
    let mut file = File::create(path)?;
    let block = [7_u8; 4096];
    let mut times = Vec::with_capacity(WRITES);
    for _ in 0..WRITES {
        let start = Instant::now();
        file.write_all(&block)?;
        file.sync_data()?;
        times.push(start.elapsed());
    }
    fs::remove_file(path)?;
    Ok(times)
}

/// Bytes of a file and of its write-ahead log.
pub fn length(path: &Path) -> Outcome<u64> {
    let file = fs::metadata(path).during(format!("cannot see {}", path.display()))?.len();
    let log = fs::metadata(path.with_extension("db-wal")).map_or(0, |log| log.len());
    Ok(file + log)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_by_its_name() {
        let table = "MemTotal:       24570000 kB\nMemFree: 1 kB\n";
        assert_eq!(value(table, "MemTotal"), Some("24570000 kB"));
        assert_eq!(value(table, "Mem"), None);
    }
}
