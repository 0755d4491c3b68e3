//! `kueakun migrate`: the tables brought up to date, with the search terms of persons, and nothing else.

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
        let db = self.place.open().await?;
        while people::renew_search(&db).await? {}
        db.close().await?;
        terminal::say("the tables are up to date")
    }
}
