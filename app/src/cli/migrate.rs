//! `kueakun migrate`: the tables brought up to date, and nothing else.

use clap::Args;

use super::place::Place;
use super::{Done, terminal};

/// Bring the tables of the database up to date.
#[derive(Debug, Args)]
pub(super) struct Migrate {
    #[command(flatten)]
    place: Place,
}

impl Migrate {
    pub(super) async fn run(self) -> Done {
        self.place.open().await?.close().await?;
        terminal::say("the tables are up to date")
    }
}
