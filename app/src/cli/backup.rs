//! `kueakun backup FILE`: everything in one file, also while the program serves.

use std::path::PathBuf;

use clap::Args;

use super::place::Place;
use super::{Done, terminal};

/// Write everything into one file, also while the program serves.
#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The file to write; it holds the keys too, so keep it as safe as the installation
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Backup {
    pub(super) async fn run(self) -> Done {
        let db = self.place.open_existing().await?;
        let contents = store::backup::save(&db, &crate::migrations(), &self.file).await?;
        db.close().await?;
        let store::backup::Contents { tables, rows, files } = contents;
        let file = self.file.display();
        terminal::say(format_args!("{file} holds {rows} rows of {tables} tables and {files} kept files"))
    }
}
