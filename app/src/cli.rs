//! The commands of the program, one file each. The exit status is 0 only when all went well.

mod audit;
mod backup;
mod connections;
mod demo;
mod directory;
mod doctor;
mod figures;
mod import;
mod instruments;
mod link;
mod log;
mod metrics;
mod migrate;
mod mounts;
mod place;
mod restore;
mod schema;
mod serve;
mod terminal;
mod user;

use std::fmt;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use tokio::runtime::{Builder, Runtime};

/// เกื้อกูล: casework for Thai social workers.
#[derive(Debug, Parser)]
#[command(name = "kueakun", version, about, disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages until told to stop
    Serve(serve::Serve),
    /// Bring the tables of the database up to date
    Migrate(migrate::Migrate),
    /// Take in an official paper
    Import(import::Import),
    /// Write everything into one file, also while the program serves
    Backup(backup::Backup),
    /// Read a backup into an empty database and an empty data folder
    Restore(restore::Restore),
    /// List the instruments of assessment, or what is wrong with their files
    Instruments(instruments::Instruments),
    /// The audit log
    Audit(audit::Audit),
    /// The service directory as a file of Open Referral HSDS 3.1
    Directory(directory::Directory),
    /// The figures that are kept with every command
    Figures(figures::Figures),
    /// Find the records of one file, or of two, that are one person
    Link(link::Link),
    /// Accounts of those who sign in
    User(user::User),
    /// Look whether everything is in order
    Doctor(doctor::Doctor),
    /// Make a demonstration and serve it
    Demo(demo::Demo),
    /// Print the tables as the database describes them
    Schema(schema::Schema),
    /// Print the configuration file with every setting explained
    Config,
    /// Read a PDF that came from elsewhere, for the program that serves
    #[command(name = documents::apart::COMMAND, hide = true)]
    ReadScan,
}

/// Why a command came to nothing, in one or two plain sentences that say what to do.
#[derive(Debug)]
struct Trouble(String);

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for Trouble {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Trouble {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<store::StoreError> for Trouble {
    fn from(error: store::StoreError) -> Self {
        Self(error.to_string())
    }
}

impl From<store::OpenError> for Trouble {
    fn from(error: store::OpenError) -> Self {
        Self(error.to_string())
    }
}

impl From<store::backup::BackupError> for Trouble {
    fn from(error: store::backup::BackupError) -> Self {
        Self(error.to_string())
    }
}

/// What every command answers.
type Done = Result<(), Trouble>;

/// Does what the command line says.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    if matches!(cli.command, Command::ReadScan) {
        // Before any thread: its limits are those of the whole process.
        return end(documents::apart::serve().map_err(Trouble));
    }
    if let Ok(program) = std::env::current_exe() {
        documents::apart::by(program);
    }
    let runtime = match runtime() {
        Ok(runtime) => runtime,
        Err(error) => return end(Err(Trouble(format!("the program cannot start its threads: {error}")))),
    };
    end(runtime.block_on(obey(cli.command)))
}

/// Threads that hash passwords and touch files. Each keeps the memory of the largest thing it did (19 MiB for a password),
/// so a few that stay are better than many that come and go.
const HELPERS: usize = 4;

/// One thread for each core, besides those that may be at the database file.
fn runtime() -> std::io::Result<Runtime> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut builder = Builder::new_multi_thread();
    builder
        .worker_threads(cores + store::AT_ONCE)
        .enable_all()
        .max_blocking_threads(HELPERS)
        .thread_keep_alive(Duration::from_secs(3_600))
        .build()
}

async fn obey(command: Command) -> Done {
    match command {
        Command::Serve(order) => order.run().await,
        Command::Migrate(order) => order.run().await,
        Command::Import(order) => order.run().await,
        Command::Backup(order) => order.run().await,
        Command::Restore(order) => order.run().await,
        Command::Instruments(order) => order.run(),
        Command::Audit(order) => order.run().await,
        Command::Directory(order) => order.run().await,
        Command::Figures(order) => order.run().await,
        Command::Link(order) => order.run(),
        Command::User(order) => order.run().await,
        Command::Doctor(order) => order.run().await,
        Command::Demo(order) => order.run().await,
        Command::Schema(order) => order.run().await,
        Command::ReadScan => documents::apart::serve().map_err(Trouble),
        Command::Config => terminal::say(crate::config::DEFAULT.trim_end()),
    }
}

fn end(done: Done) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            terminal::note(&trouble);
            ExitCode::FAILURE
        }
    }
}
