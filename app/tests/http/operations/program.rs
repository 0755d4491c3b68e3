//! The real program in a process of its own.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::thread::JoinHandle;

use testkit::Home;

/// The program with these words, at that place.
pub fn command(home: &Home, words: &[&str]) -> Command {
    let mut command = bare(words);
    command.args(["--database", home.address(), "--data"]).arg(home.folder());
    command
}

/// The program with these words and nothing from this environment.
pub fn bare(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kueakun"));
    command.args(words).stdin(Stdio::null()).current_dir(std::env::temp_dir());
    for name in ["DATABASE", "DATA", "CONFIG", "LISTEN", "HTTPS", "LOG"] {
        command.env_remove(format!("KUEAKUN_{name}"));
    }
    command
}

/// Runs a command to its end with these lines on its standard input.
pub fn run_with(mut command: Command, input: &str) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// Runs a command that must succeed, and answers what it said.
#[track_caller]
pub fn done(mut command: Command) -> String {
    let output = command.output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} ended with {}: {complaint}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// Runs a command that must fail with status 1, and answers its complaint.
#[track_caller]
pub fn refused(mut command: Command) -> String {
    let output = command.output().unwrap();
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{command:?}: {complaint}");
    complaint
}

/// A program that serves.
pub struct Serving {
    child: Child,
    address: String,
    /// Kept open, so that the program can go on writing.
    said: BufReader<ChildStdout>,
    /// Read all the time, so that the program never waits for a reader of its log.
    logged: Option<JoinHandle<String>>,
}

impl Serving {
    /// Starts `serve` on a free port and waits until it says where it listens.
    pub fn start(home: &Home) -> Self {
        Self::of(command(home, &["serve", "--listen", "127.0.0.1:0"]))
    }

    /// Starts a command that serves.
    pub fn of(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut stderr = child.stderr.take().unwrap();
        let logged = std::thread::spawn(move || {
            let mut log = String::new();
            let _ = stderr.read_to_string(&mut log);
            log
        });
        let mut line = String::new();
        let address = loop {
            line.clear();
            if said.read_line(&mut line).unwrap() == 0 {
                panic!("the program ended before it served: {}", logged.join().unwrap());
            }
            if let Some(address) = line.trim_end().strip_prefix("listening on http://") {
                break address.to_owned();
            }
        };
        Self { child, address, said, logged: Some(logged) }
    }

    /// Asks for something over a connection of its own; answers the whole reply, or nothing when the line broke.
    pub fn ask(&self, head: &str, body: &str) -> Option<String> {
        self.send(head, "application/x-www-form-urlencoded", body.as_bytes())
    }

    /// Sends a body of that type over a connection of its own; answers as [`Serving::ask`].
    pub fn send(&self, head: &str, kind: &str, body: &[u8]) -> Option<String> {
        let mut stream = TcpStream::connect(&self.address).ok()?;
        let length = body.len();
        let head = format!(
            "{head}\r\nhost: {}\r\nconnection: close\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\r\n",
            self.address
        );
        stream.write_all(head.as_bytes()).ok()?;
        // Who refuses a body early answers before all of it was sent.
        let _ = stream.write_all(body);
        let mut reply = Vec::new();
        // A line that is cut behind the answer still brought it.
        let _ = stream.read_to_end(&mut reply);
        (!reply.is_empty()).then(|| String::from_utf8_lossy(&reply).into_owned())
    }

    /// Opens a page; answers the whole reply.
    pub fn get(&self, path: &str) -> Option<String> {
        self.ask(&format!("GET {path} HTTP/1.1"), "")
    }

    /// What the program counts, from the address that it names after its own.
    pub fn metrics(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        let address = line.trim_end().strip_prefix("metrics on http://").unwrap().strip_suffix("/metrics").unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET /metrics HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply
    }

    /// A connection on which nothing was sent yet.
    pub fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.address).unwrap()
    }

    /// The most memory that it ever held, in KiB.
    pub fn most_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// By how much that has grown, in KiB. The kernel counts pages per processor and sums them up loosely, so its mark
    /// can also fall by a few.
    pub fn grown_since(&self, before: u64) -> u64 {
        self.most_memory().saturating_sub(before)
    }

    /// Cuts the power: no handler of its own runs.
    pub fn cut(&self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-KILL", &id]).status().unwrap().success());
    }

    /// Asks it to stop; answers its exit status and what it logged.
    pub fn stop(mut self) -> (Option<i32>, String) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let log = self.logged.take().unwrap().join().unwrap();
        (self.child.wait().unwrap().code(), log)
    }
}

/// A test that fails leaves no program behind.
impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The value that follows a mark in a reply.
pub fn after(reply: &str, mark: &str, end: char) -> Option<String> {
    reply.split_once(mark).and_then(|(_, rest)| rest.split(end).next()).map(str::to_owned)
}

/// An account with a password, made by the command.
pub fn add_admin(home: &Home, name: &str, password: &str) {
    let output = run_with(command(home, &["user", "add", name, "--admin"]), &format!("{password}\n"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Imports the official paper that the repository keeps.
pub fn import_standard(home: &Home) -> String {
    let paper = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/standards/social-worker.txt");
    let mut command = command(home, &["import", "standard", "--json"]);
    command.arg(paper);
    done(command)
}
