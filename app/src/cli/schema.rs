//! `kueakun schema`: the tables as the database itself describes them, to be compared with the committed ones.

use clap::Args;

use super::place::Place;
use super::{Done, terminal};

/// Print the tables as the database describes them.
#[derive(Debug, Args)]
pub(super) struct Schema {
    #[command(flatten)]
    place: Place,
}

impl Schema {
    pub(super) async fn run(self) -> Done {
        let db = self.place.open().await?;
        let text = store::schema(&db).await?;
        db.close().await?;
        terminal::say(text.trim_end())
    }
}
