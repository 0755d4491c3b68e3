//! `kueakun demo`: a made-up district with its people, made once, and served.

use std::path::PathBuf;

use clap::Args;
use kernel::Clock;
use store::{Db, Options};

use super::place::{Place, Settled};
use super::serve::{Door, serve};
use super::{Done, Trouble, log, terminal};
use crate::demo::{Size, seed};

/// Make a demonstration and serve it.
#[derive(Debug, Args)]
pub(super) struct Demo {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    door: Door,
    /// Make the demonstration and end
    #[arg(long)]
    seed_only: bool,
    #[command(flatten)]
    size: Size,
}

/// The folder of a demonstration where none was named.
const FOLDER: &str = "kueakun-demo";

impl Demo {
    pub(super) async fn run(self) -> Done {
        let settled = self.place.settle(Some(FOLDER))?;
        log::start(&settled.log)?;
        let made = make_folder(settled.file().and_then(std::path::Path::parent).map(PathBuf::from));
        made.map_err(|error| Trouble(format!("no folder can be made for the demonstration: {error}")))?;
        make(&settled, self.size).await?;
        if self.seed_only {
            return Ok(());
        }
        serve(settled.open().await?, &settled, &self.door, true).await
    }
}

/// Makes the demonstration on a clock that can be set, so that its stories lie in the past.
async fn make(settled: &Settled, size: Size) -> Done {
    settled.refuse_network_drive()?;
    let clock = Clock::set_to(Clock::System.now());
    let db = Db::open(Options { clock, ..settled.options() }).await?;
    let seeded = seed(&db, size).await;
    let seeded = seeded.map_err(|error| {
        Trouble(format!("the demonstration cannot be made: {error}; empty its folder and its database and try again"))
    })?;
    db.close().await?;
    seeded.map_or(Ok(()), terminal::say)
}

fn make_folder(folder: Option<PathBuf>) -> std::io::Result<()> {
    match folder.filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => std::fs::create_dir_all(folder),
        None => Ok(()),
    }
}
