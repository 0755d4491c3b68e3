//! A PostgreSQL server that one test owns, so that it can be stopped in the middle and started again.

use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::database::{Home, server};

/// The folder of the server's programs. `cargo xtask test` names it where the tests run on a server, so that none of them
/// can be passed over in silence there.
const PROGRAMS: &str = "KUEAKUN_TEST_PROGRAMS";

/// Waits until the test is over, however it ended, then stops the server and removes its folder.
const GUARDIAN: &str = r#"cat >/dev/null; "$@" stop >/dev/null 2>&1; rm -rf "$0""#;

/// Settings for a server whose data need not outlive the machine; a commit is still a commit when the server dies.
const SETTINGS: &str = "-c fsync=off -c listen_addresses=127.0.0.1 -c max_connections=60";

/// A running server with one empty database. Dropped, it is gone.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    port: u16,
    guardian: Child,
}

impl Cluster {
    /// Makes a server and starts it. Nothing where the tests run on files, or where nobody named the server's programs
    /// and none are on the search path.
    ///
    /// # Panics
    /// The programs were named and are not there, or the server does not start.
    #[must_use]
    pub fn start() -> Option<Self> {
        server()?;
        let Some(programs) = programs() else {
            eprintln!("not run: no initdb on the search path, and {PROGRAMS} names no folder");
            return None;
        };
        let folder = tempfile::Builder::new().prefix("kueakun-cluster-").tempdir().expect("a temporary folder").keep();
        if is_root() {
            chown(&folder, Some(id_of(&["-u", "postgres"])), None).expect("the folder is given away");
        }
        let guardian = guard(&folder, &programs);
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("a free port").port();
        drop(listener);
        let cluster = Self { folder, programs, port, guardian };
        let data = cluster.folder.join("data");
        let mut initdb = as_owner(&cluster.programs.join("initdb"), &cluster.folder);
        initdb.args(["--locale=C", "--encoding=UTF8", "--username=postgres", "--auth=trust", "--no-sync", "--pgdata"]);
        run(initdb.arg(data));
        cluster.start_again();
        Some(cluster)
    }

    /// An installation in this server's database that holds nothing.
    #[must_use]
    pub fn home(&self) -> Home {
        Home::at(format!("postgres://postgres@127.0.0.1:{}/postgres", self.port))
    }

    /// The server dies at once: every connection is cut and nothing is tidied up.
    pub fn die(&self) {
        run(control(&self.folder, &self.programs).args(["-m", "immediate", "stop"]));
    }

    /// Starts it again over the same data, at the same address; answers when it takes connections.
    pub fn start_again(&self) {
        let folder = self.folder.display();
        let options = format!("-p {} -k {folder} {SETTINGS}", self.port);
        let mut control = control(&self.folder, &self.programs);
        run(control.arg("-o").arg(options).arg("-l").arg(self.folder.join("log")).args(["-w", "start"]));
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guardian.stdin.take());
        let _ = self.guardian.wait();
    }
}

/// The folder that was named, or the one on the search path.
fn programs() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(PROGRAMS) {
        let named = PathBuf::from(named);
        assert!(named.join("initdb").exists(), "{PROGRAMS} is {}, and there is no initdb in it", named.display());
        return Some(named);
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists())
}

/// Stands in a process group of its own, so that what ends the test does not end it first.
fn guard(folder: &Path, programs: &Path) -> Child {
    let control = control(folder, programs);
    let mut guardian = Command::new("sh");
    guardian.args(["-c", GUARDIAN]).arg(folder).arg(control.get_program()).args(control.get_args());
    guardian.args(["-m", "immediate"]).current_dir("/").process_group(0);
    guardian.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a guardian")
}

fn control(folder: &Path, programs: &Path) -> Command {
    let mut command = as_owner(&programs.join("pg_ctl"), folder);
    command.arg("--pgdata").arg(folder.join("data"));
    command
}

/// A program of the server, never as root: PostgreSQL refuses to run so.
fn as_owner(program: &Path, folder: &Path) -> Command {
    let mut command = if is_root() {
        let mut become_owner = Command::new("setpriv");
        become_owner.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]).arg(program);
        become_owner
    } else {
        Command::new(program)
    };
    command.current_dir(folder).stdin(Stdio::null());
    command
}

fn is_root() -> bool {
    id_of(&["-u"]) == 0
}

fn id_of(words: &[&str]) -> u32 {
    let output = Command::new("id").args(words).output().expect("id runs");
    String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or_else(|_| panic!("there is no user {words:?}"))
}

fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} ended with {}: {complaint}", output.status);
}
