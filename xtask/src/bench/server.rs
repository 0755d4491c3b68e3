//! The program under measurement: started, watched through `/proc`, stopped.

use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::client::Client;
use crate::outcome::{During, Outcome, fail};
use crate::process;

/// How long the program may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running program.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
    metrics: SocketAddr,
}

/// What the program has used up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// Processor time.
    pub cpu: Duration,
    /// The most memory that was resident at once, in KiB.
    pub most_memory: u64,
}

impl Server {
    /// Starts the program and waits for its first page; returns how long that took.
    pub fn start(binary: &Path, folder: &Path, database: &str) -> Outcome<(Self, Duration)> {
        let (address, metrics) = (free_address()?, free_address()?);
        let log = File::create(folder.join("serve.log")).during("cannot write serve.log")?;
        let mut command = process::program(binary);
        command.args(["serve", "--database", database, "--data"]);
        command.arg(folder).args(["--listen", &address.to_string()]).args(["--metrics", &metrics.to_string()]);
        command.stdout(Stdio::null()).stderr(log);
        let start = Instant::now();
        let child = command.spawn().during("cannot start the program")?;
        let server = Self { child, address, metrics };
        server.wait_for_first_page(start)?;
        Ok((server, start.elapsed()))
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What it has used up so far.
    pub fn usage(&self) -> Outcome<Usage> {
        let folder = format!("/proc/{}", self.child.id());
        let stat = fs::read_to_string(format!("{folder}/stat")).during("the program is gone")?;
        let status = fs::read_to_string(format!("{folder}/status")).during("the program is gone")?;
        Ok(Usage {
            cpu: cpu(&stat, ticks()?).during("no times in /proc/PID/stat")?,
            most_memory: process::kib(&status, "VmHWM:").during("no VmHWM in /proc/PID/status")?,
        })
    }

    /// The memory that is resident now, in KiB.
    pub fn resident(&self) -> Outcome<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).during("the program is gone")?;
        process::kib(&status, "VmRSS:").during("no VmRSS in /proc/PID/status")
    }

    /// A number of seconds among what a monitoring system reads.
    pub fn metric(&self, name: &str) -> Outcome<Duration> {
        let page = Client::new(self.metrics).get("/metrics")?.text();
        let line = page.lines().find_map(|line| line.strip_prefix(name)).during(format!("no {name} in /metrics"))?;
        let seconds: f64 = line.trim().parse().during(format!("{name} is no number"))?;
        Ok(Duration::from_secs_f64(seconds))
    }

    fn wait_for_first_page(&self, start: Instant) -> Outcome {
        while start.elapsed() < PATIENCE {
            if Client::new(self.address).get("/sign-in").is_ok_and(|reply| reply.status == 200) {
                return Ok(());
            }
            sleep(Duration::from_millis(2));
        }
        fail("the program gave no page; its log is target/bench/serve.log")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let id = self.child.id().to_string();
        process::succeeds(process::program("kill").args(["-TERM", &id]));
        if let Err(error) = self.child.wait() {
            eprintln!("the program may still be running: {error}");
        }
    }
}

fn free_address() -> Outcome<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").during("no free port on 127.0.0.1")?;
    listener.local_addr().during("no free port on 127.0.0.1")
}

/// Clock ticks in a second, in which `/proc` counts.
fn ticks() -> Outcome<u64> {
    let text = process::output(process::program("getconf").arg("CLK_TCK"))?;
    text.trim().parse().during("getconf CLK_TCK wrote no number")
}

/// User and system time: fields 14 and 15, counted behind the program's name, which may hold spaces.
fn cpu(stat: &str, ticks: u64) -> Option<Duration> {
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut fields = fields.split(' ').skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(Duration::from_millis((user + system) * 1000 / ticks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_found_behind_a_name_with_spaces() {
        let stat = "7 (a) b) S 1 7 7 0 -1 4194304 1 0 0 0 150 50 0 0 20 0 4 0 1";
        assert_eq!(cpu(stat, 100), Some(Duration::from_secs(2)));
    }
}
