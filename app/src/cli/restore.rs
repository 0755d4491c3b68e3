//! `kueakun restore FILE`: a backup into an empty place, proved before it is called done.

use std::path::PathBuf;

use clap::Args;
use store::backup::Contents;

use super::place::Place;
use super::{Done, audit, terminal};

/// Read a backup into an empty database and an empty data folder.
#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The backup
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Restore {
    pub(super) async fn run(self) -> Done {
        let settled = self.place.settle(None)?;
        let (contents, report) = store::backup::restore(settled.options(), &self.file).await?;
        let Contents { tables, rows, files } = contents;
        terminal::say(format_args!("{rows} rows of {tables} tables and {files} kept files are back"))?;
        audit::tell(&report)
    }
}
