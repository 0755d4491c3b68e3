//! A PostgreSQL server of our own: in a temporary folder, on loopback, never as root, gone when this program is.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::outcome::{During, Outcome, fail};
use crate::process;

/// Makes the cluster and runs the server until its own standard input ends, however the owner of the other end died,
/// then ends all that it started and removes the folder. It stands in a process group of its own, so that Ctrl-C does
/// not reach it first.
const GUARDIAN: &str = r#"
folder=$1; server=$2; initdb=$3; shift 3
(
    $server "$initdb" --pgdata "$folder/data" --locale=C --encoding=UTF8 --username=postgres --auth=trust --no-sync &&
    exec $server "$@"
) >"$folder/log" 2>&1 &
started=$!
trap '' TERM
cat >/dev/null
kill -TERM 0
kill -INT "$started" 2>/dev/null
wait "$started"
rm -rf "$folder"
"#;

/// How root becomes the server's user: PostgreSQL refuses to run as root.
const AS_POSTGRES: &str = "setpriv --reuid=postgres --regid=postgres --init-groups";

/// Settings for a server whose data nobody will miss.
const SETTINGS: [&str; 9] = [
    "fsync=off",
    // No copy of what is written is kept for another server, and little of it before it is forgotten: hundreds of databases are made
    // and dropped in one run.
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=128MB",
    "synchronous_commit=off",
    "full_page_writes=off",
    "jit=off",
    "max_connections=200",
    "listen_addresses=127.0.0.1",
];

/// Settings under which a server is measured.
const DURABLE: [&str; 6] = [
    "shared_buffers=512MB",
    "max_wal_size=4GB",
    "checkpoint_completion_target=0.9",
    "jit=off",
    "max_connections=200",
    "listen_addresses=127.0.0.1",
];

/// How long a new server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server. Dropping it stops the server and removes its folder.
#[derive(Debug)]
pub struct Server {
    guardian: Child,
    programs: PathBuf,
    port: u16,
}

/// The folder of the newest installed server's programs.
pub fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let newest = versions.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok()).max();
    let debian = newest.map(|version| PathBuf::from(format!("/usr/lib/postgresql/{version}/bin")));
    debian
        .filter(|folder| folder.join("initdb").exists())
        .or_else(|| Some(process::find("initdb")?.parent()?.to_owned()))
}

impl Server {
    /// Makes an empty cluster and starts it on a free port; what it holds nobody will miss.
    pub fn start() -> Outcome<Self> {
        Self::with(&SETTINGS)
    }

    /// The same with every commit on the disk and memory to work with, as an office would run it.
    pub fn durable() -> Outcome<Self> {
        Self::with(&DURABLE)
    }

    /// Bytes of a database.
    pub fn size(&self, database: &str) -> Outcome<u64> {
        let mut client = self.client("psql");
        client.args(["-At", "-c", "select pg_database_size(current_database())", database]);
        process::output(&mut client)?.trim().parse().during("psql wrote no number")
    }

    fn with(settings: &[&str]) -> Outcome<Self> {
        let programs = programs().during("PostgreSQL's server programs are not installed")?;
        let folder = new_folder()?;
        let port = free_port()?;
        let guardian = guard(&programs, &folder, port, settings)?;
        let mut server = Self { guardian, programs, port };
        server.wait_until_ready(&folder)?;
        Ok(server)
    }

    /// The address of a database on this server.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// Makes an empty database, in place of one of the same name, and returns its address.
    pub fn fresh(&self, database: &str) -> Outcome<String> {
        process::run(self.client("dropdb").args(["--if-exists", "--force", database]))?;
        process::run(self.client("createdb").arg(database))?;
        Ok(self.url(database))
    }

    fn client(&self, name: &str) -> Command {
        let mut command = process::program(self.programs.join(name));
        let port = self.port.to_string();
        command.args(["--host", "127.0.0.1", "--port", &port, "--username", "postgres"]);
        command.env("PGOPTIONS", "--client-min-messages=warning");
        command
    }

    fn wait_until_ready(&mut self, folder: &Path) -> Outcome {
        let start = Instant::now();
        while !process::succeeds(&mut self.client("pg_isready")) {
            if start.elapsed() > PATIENCE {
                let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
                return fail(format!("PostgreSQL did not start. Its log:\n{log}"));
            }
            sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.guardian.stdin.take());
        if let Err(error) = self.guardian.wait() {
            eprintln!("PostgreSQL may still be running: {error}");
        }
    }
}

/// A folder that only the server's user may enter.
fn new_folder() -> Outcome<PathBuf> {
    let folder = std::env::temp_dir().join(format!("kueakun-postgres-{}", std::process::id()));
    let made = || -> std::io::Result<()> {
        fs::create_dir(&folder)?;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))
    };
    made().during(format!("cannot make {}", folder.display()))?;
    if process::is_root() {
        let user = user_id("postgres")?;
        chown(&folder, Some(user), None).during(format!("cannot give away {}", folder.display()))?;
    }
    Ok(folder)
}

fn user_id(name: &str) -> Outcome<u32> {
    let id = process::output(process::program("id").args(["-u", name]))?;
    id.trim().parse().during("`id -u` wrote no number")
}

fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").during("no free port on 127.0.0.1")?;
    let address = listener.local_addr().during("no free port on 127.0.0.1")?;
    Ok(address.port())
}

/// The cluster is sorted by bytes, as the program expects, and open to whoever is on this machine.
fn guard(programs: &Path, folder: &Path, port: u16, settings: &[&str]) -> Outcome<Child> {
    let mut guardian = process::program("sh");
    guardian.args(["-c", GUARDIAN, "guardian"]).arg(folder);
    guardian.arg(if process::is_root() { AS_POSTGRES } else { "" });
    guardian.arg(programs.join("initdb")).arg(programs.join("postgres"));
    guardian.arg("-D").arg(folder.join("data")).arg("-k").arg(folder);
    guardian.args(["-p", &port.to_string()]);
    for setting in settings {
        guardian.args(["-c", *setting]);
    }
    guardian.current_dir(folder).stdin(Stdio::piped()).process_group(0);
    guardian.spawn().during("cannot start PostgreSQL")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_answers_makes_databases_and_leaves_nothing_behind() {
        let server = Server::start().unwrap();
        assert_eq!(server.fresh("one").unwrap(), format!("postgres://postgres@127.0.0.1:{}/one", server.port));
        server.fresh("one").unwrap();
        let folder = std::env::temp_dir().join(format!("kueakun-postgres-{}", std::process::id()));
        assert!(folder.exists());
        drop(server);
        assert!(!folder.exists());
    }
}
