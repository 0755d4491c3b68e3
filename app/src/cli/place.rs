//! Where the installation lies: the same options on every command, and how they become an open database.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use kernel::Clock;
use store::{Db, Options};

use super::{Trouble, mounts};
use crate::config::{File, Provider};

/// Where the installation lies.
#[derive(Debug, Clone, Args)]
pub(super) struct Place {
    /// The database: sqlite:PATH or postgres://USER@HOST/NAME [default: sqlite:DIR/kueakun.db]
    #[arg(long, value_name = "URL", env = "KUEAKUN_DATABASE", hide_env_values = true)]
    pub(super) database: Option<String>,
    /// The folder for keys, files and the head of the audit log [default: kueakun-data]
    #[arg(long, value_name = "DIR", env = "KUEAKUN_DATA")]
    pub(super) data: Option<PathBuf>,
    /// The configuration file [default: kueakun.toml, where there is one]
    #[arg(long, value_name = "FILE", env = "KUEAKUN_CONFIG")]
    pub(super) config: Option<PathBuf>,
}

/// The folder where none was named.
const FOLDER: &str = "kueakun-data";

/// Where the program listens unless told otherwise.
const LISTEN: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8080);

/// Everything settled: command line, environment and file in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Settled {
    /// The address of the database.
    pub(super) database: String,
    /// The data folder.
    pub(super) data: PathBuf,
    /// Where to listen.
    pub(super) listen: SocketAddr,
    /// Where the metrics are read.
    pub(super) metrics: Option<SocketAddr>,
    /// Whether browsers come over https.
    pub(super) https: bool,
    /// What is logged.
    pub(super) log: String,
    /// Where browsers reach the program; empty where nobody said.
    pub(super) public_url: String,
    /// The mail server; empty for none.
    pub(super) mail_url: String,
    /// In whose name letters go.
    pub(super) mail_from: String,
    /// The roles whose holders must show two factors, as they were written.
    pub(super) both_factors: Vec<String>,
    /// Where people may sign in besides here.
    pub(super) providers: Vec<Provider>,
}

impl Place {
    /// Settles what was given on the command line and in the environment with what the file says.
    pub(super) fn settle(&self, folder: Option<&str>) -> Result<Settled, Trouble> {
        let file = File::read(self.config.as_deref())?;
        Ok(self.with(file, folder.unwrap_or(FOLDER)))
    }

    fn with(&self, file: File, folder: &str) -> Settled {
        let data = self.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from(folder));
        let own = || format!("sqlite:{}", data.join("kueakun.db").display());
        Settled {
            database: self.database.clone().or(file.database).unwrap_or_else(own),
            listen: file.listen.unwrap_or(LISTEN),
            metrics: file.metrics,
            https: file.https.unwrap_or(false),
            log: std::env::var("KUEAKUN_LOG").ok().or(file.log).unwrap_or_else(|| "info".to_owned()),
            public_url: file.public_url.unwrap_or_default(),
            mail_url: file.mail_url.unwrap_or_default(),
            mail_from: file.mail_from.unwrap_or_default(),
            both_factors: file.both_factors.unwrap_or_default(),
            providers: file.provider,
            data,
        }
    }

    /// Opens the installation and brings its tables up to date.
    pub(super) async fn open(&self) -> Result<Db, Trouble> {
        self.settle(None)?.open().await
    }

    /// Opens an installation that must be there already: a mistyped folder must not become a new, empty one.
    pub(super) async fn open_existing(&self) -> Result<Db, Trouble> {
        self.settle(None)?.open_existing().await
    }
}

impl Settled {
    /// What `store` needs to open the installation.
    pub(super) fn options(&self) -> Options {
        Options {
            address: self.database.clone(),
            folder: self.data.clone(),
            clock: Clock::System,
            migrations: crate::migrations(),
        }
    }

    /// Opens the installation and brings its tables up to date.
    pub(super) async fn open(&self) -> Result<Db, Trouble> {
        self.refuse_network_drive()?;
        Ok(Db::open(self.options()).await?)
    }

    /// As [`Settled::open`], where something must be there already.
    pub(super) async fn open_existing(&self) -> Result<Db, Trouble> {
        let missing = if self.data.join("keys").is_file() {
            self.file().filter(|file| !file.is_file())
        } else {
            Some(self.data.as_path())
        };
        if let Some(missing) = missing {
            return Err(Trouble(format!(
                "there is no installation at {}; give the right folder with --data and the right database with --database",
                missing.display()
            )));
        }
        self.open().await
    }

    /// The file of the database, where it is one.
    pub(super) fn file(&self) -> Option<&Path> {
        let path = self.database.strip_prefix("sqlite:")?;
        Some(Path::new(path.strip_prefix("//").unwrap_or(path)))
    }

    /// Locks and shared memory do not work on network drives: the file would be damaged sooner or later.
    pub(super) fn refuse_network_drive(&self) -> Result<(), Trouble> {
        let Some(kind) = self.file().and_then(mounts::network_drive) else { return Ok(()) };
        Err(Trouble(format!(
            "the database file would lie on a network drive ({kind}), where it cannot be kept safe; \
             put it on a disk of this machine with --database, or use PostgreSQL"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place { database: None, data: None, config: None }
    }

    #[test]
    fn what_nobody_says_is_a_file_in_the_data_folder() {
        let settled = place().with(File::default(), FOLDER);
        assert_eq!(settled.database, "sqlite:kueakun-data/kueakun.db");
        assert_eq!(settled.listen.to_string(), "127.0.0.1:8080");
    }

    #[test]
    fn the_command_line_weighs_more_than_the_file() {
        let file =
            File { database: Some("postgres://a@b/c".to_owned()), data: Some("/srv/file".into()), ..File::default() };
        let given = Place { data: Some("/srv/line".into()), ..place() };
        let settled = given.with(file, FOLDER);
        assert_eq!((settled.data.as_path(), settled.database.as_str()), (Path::new("/srv/line"), "postgres://a@b/c"));
    }

    #[test]
    fn the_database_lies_in_the_data_folder_that_was_named() {
        let given = Place { data: Some("/srv/line".into()), ..place() };
        assert_eq!(given.with(File::default(), FOLDER).file(), Some(Path::new("/srv/line/kueakun.db")));
    }
}
